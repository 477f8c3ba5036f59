// @ts-check
// Keeping progress: saved to a file, added from one, deleted; and what the storage does not keep.

(() => {
  const { element, button, counted } = topicbookPractice.view;
  const { toFile, fromFile } = topicbookPractice.reviews;

  /** What a reader has to know about the storage; "" if all is well. @param {PracticeStore} store */
  const warning = (store) => {
    const said = {
      "": "",
      blocked: "This browser keeps nothing for this page, so your progress will be gone when you close it. You can practice all the same, and save your progress to a file below.",
      full: "This browser's storage is full, so your latest progress is not kept. You can go on practicing; save your progress to a file below before you close the page.",
    }[store.trouble()];
    const lost = store.damaged.size;
    const aside = lost > 0 ? `What was kept about ${counted(lost, "card")} could not be read. It was set aside, and practice goes on without it.` : "";
    return [said, aside].filter(Boolean).join(" ");
  };

  /** @param {PracticeStore} store @param {number} now */
  const saveFile = (store, now) => {
    const file = new Blob([toFile(store.known)], { type: "application/json" });
    const link = element("a", { href: URL.createObjectURL(file), download: `practice-${new Date(now).toISOString().slice(0, 10)}.json` });
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(/** @type {HTMLAnchorElement} */ (link).href), 60_000);
  };

  /** Add the reviews of a file and tell what became of them. @param {PracticeStore} store @param {File} file */
  const addFile = async (store, file) => {
    let text;
    try {
      text = await file.text();
    } catch {
      return "This file could not be opened. Nothing was changed.";
    }
    const { problem, cards } = fromFile(text);
    if (problem) {
      return `${problem} Nothing was changed.`;
    }
    const { added, there, touched } = store.join(cards);
    const first = added === 0 ? "No new reviews in this file." : `${counted(added, "review")} of ${counted(touched, "card")} added.`;
    return there === 0 ? first : `${first} ${counted(there, "review")} ${there === 1 ? "was" : "were"} here already.`;
  };

  /** @param {PracticeStore} store @param {(text: string) => void} say */
  const fileChooser = (store, say) => {
    const box = /** @type {HTMLInputElement} */ (element("input", { type: "file", accept: ".json,application/json", class: "topicbook-unseen" }));
    box.addEventListener("change", () => {
      const [file] = box.files ?? [];
      if (file) {
        void addFile(store, file).then((text) => {
          box.value = "";
          say(text);
        });
      }
    });
    // The box itself looks different in each browser; its label is the button to see.
    return element("label", { class: "topicbook-button topicbook-practice-file" }, "Add progress from a file", box);
  };

  /** The question before all is deleted; it takes the place of the button that asked for it.
   * @param {PracticeStore} store @param {(text: string) => void} say */
  const deletion = (store, say) => {
    const holder = element("div", { class: "topicbook-practice-delete" });
    const ask = button("Delete all progress", () => {
      const question = element("p", { id: "topicbook-practice-sure", tabindex: "-1" }, "Delete all progress in this browser? This cannot be undone.");
      const yes = button("Yes, delete it", () => {
        store.clear();
        close();
        say("All progress was deleted.");
      }, "topicbook-danger");
      const box = element("div", { role: "group", "aria-labelledby": question.id }, question, yes, " ", button("No, keep it", close));
      holder.replaceChildren(box);
      question.focus();
    });
    const close = () => {
      holder.replaceChildren(ask);
      ask.focus();
    };
    holder.append(ask);
    return holder;
  };

  /** @param {PracticeStore} store @param {(text: string) => void} say @param {() => number} clock */
  const section = (store, say, clock) =>
    element(
      "section",
      { "aria-labelledby": "topicbook-practice-keeping" },
      element("h2", { id: "topicbook-practice-keeping" }, "Your progress"),
      element("p", {}, "Your progress stays in this browser until you delete it. To move it to another one, or to keep a copy, save it to a file and add that file there."),
      element(
        "div",
        { class: "topicbook-practice-keeping" },
        button("Save progress to a file", () => {
          saveFile(store, clock());
          say("Your progress was saved to a file.");
        }),
        fileChooser(store, say),
        deletion(store, say),
      ),
    );

  topicbookPractice.keeping = { warning, section };
})();
