// @ts-check
// The practice page: which view is shown, and what leads from one to the next.

(() => {
  const place = document.querySelector(".topicbook-practice");
  if (!(place instanceof HTMLElement)) {
    return;
  }
  const { element, button, counted, when } = topicbookPractice.view;
  const PAUSE = 10_000;
  const clock = () => Date.now();

  /** @param {any} data */
  const open = (data) => {
    const all = topicbookPractice.topics.open(data);
    const warned = element("p", { class: "topicbook-practice-warning", role: "status" });
    const stage = element("div", { class: "topicbook-practice-stage" });
    const said = element("p", { class: "topicbook-practice-said", role: "status" });
    place.replaceChildren(warned, stage, said);

    const store = topicbookPractice.openStore(place.dataset.site ?? "", () => later());
    /** @type {Map<string, PracticeText>} */
    const texts = new Map();
    /** @type {PracticeView | null} */
    let view = null;
    /** @type {PracticeSession | null} */
    let session = null;
    /** @type {PracticeLink | null} */
    let link = null;
    /** Ids of topics that a link leaves out, in place of those the reader left out. @type {Set<string> | null} */
    let linkOff = null;
    let loading = false;
    let timer = 0;
    let drawing = 0;

    /** Tell something: on the screen too, unless it shows there anyway. @param {string} text @param {boolean} quiet */
    const say = (text, quiet = false) => {
      window.clearTimeout(timer);
      said.classList.toggle("topicbook-unseen", quiet);
      said.textContent = text;
      timer = window.setTimeout(() => {
        said.textContent = "";
      }, PAUSE);
    };

    /** @param {PracticeView} next @param {boolean} focus */
    const show = (next, focus = true) => {
      view = next;
      stage.replaceChildren(next.node);
      if (focus) {
        next.focus();
        // The whole view, and not only the part with the focus.
        if (stage.getBoundingClientRect().top < 0 || stage.getBoundingClientRect().bottom > window.innerHeight) {
          stage.scrollIntoView({ block: "start" });
        }
      }
    };

    const refresh = () => {
      const text = topicbookPractice.keeping.warning(store);
      if (warned.textContent !== text) {
        warned.textContent = text;
      }
      view?.refresh();
    };

    /** Many changes at once are drawn once. */
    const later = () => {
      window.clearTimeout(drawing);
      drawing = window.setTimeout(refresh);
    };

    /** @type {PracticeContext} */
    const context = {
      all,
      store,
      clock,
      say,
      off: () => linkOff ?? new Set(store.settings().off),
      setOff: (off) => {
        if (linkOff) {
          linkOff = off;
        } else {
          store.set({ ...store.settings(), off: [...off].sort() });
        }
      },
      link: () => link,
      unlink: () => {
        [link, linkOff] = [null, null];
        try {
          window.history.replaceState(null, "", window.location.pathname);
        } catch {
          // Some browsers forbid it for files on a disk; the address keeps the link.
        }
        show(topicbookPractice.choose(context));
      },
      chosen: () => (link?.kind === "cards" ? link.cards : topicbookPractice.topics.chosen(all, context.off())),
      begin: (ids) => void begin(ids),
      home: () => show(topicbookPractice.choose(context)),
    };

    /** Load the texts of the cards to come, then ask. @param {string[]} ids */
    const begin = async (ids) => {
      if (loading) {
        return;
      }
      loading = true;
      const wanted = new Set(ids);
      const files = new Map(all.cards.filter(({ id }) => wanted.has(id)).map(({ file }) => file));
      try {
        const found = await Promise.all([...files].map(([name, version]) => topicbookPractice.load(name, version)));
        found.flat().forEach((text) => texts.set(text.id, text));
      } catch {
        say("The cards could not be loaded. Check your connection and try again.");
        return;
      } finally {
        loading = false;
      }
      session = topicbookPractice.session.start(ids.filter((id) => texts.has(id)));
      follow();
    };

    /** Show the next card, or the end. */
    const follow = () => {
      const id = session?.next(clock());
      const text = id ? texts.get(id) : undefined;
      if (session && text) {
        show(asking(session, text));
      } else {
        stop();
      }
    };

    const stop = () => {
      if (session) {
        show(topicbookPractice.done(session, context));
        session = null;
      }
    };

    /** @param {PracticeSession} now @param {PracticeText} text */
    const asking = (now, text) => {
      const { id } = text;
      const reviewed = new Map(now.ids().map((one) => [one, store.known.get(one)?.length ?? 0]));
      /** @param {number} rating */
      const rate = (rating) => {
        const at = clock();
        store.add(id, rating, at);
        const due = store.state(id)?.due ?? at;
        now.rated(id, rating, due, at);
        follow();
        const name = ["Again", "Hard", "Good", "Easy"][rating - 1];
        say(`${name}. It comes back ${when(due, at)}. ${counted(now.left(), "card")} left.`, true);
      };
      /** Pass over what another tab has asked meanwhile. */
      const passOver = () => {
        for (const [one, count] of reviewed) {
          const state = store.state(one);
          if (state && (store.known.get(one)?.length ?? 0) > count) {
            now.defer(one, state.due, clock());
            reviewed.delete(one);
            if (one === id) {
              follow();
              say("That card was rated in another tab, so this is the next one.");
              return;
            }
          }
        }
      };
      return topicbookPractice.ask(text, store.state(id), now.left(), { rate, stop, clock, refresh: passOver });
    };

    const readLink = () => {
      link = topicbookPractice.topics.linked(all, window.location.hash);
      linkOff = link?.kind === "topic" && link.topics.length > 0 ? topicbookPractice.topics.allBut(all, link.topics) : null;
    };

    document.addEventListener("keydown", (event) => view?.key?.(event));
    document.addEventListener("visibilitychange", () => {
      // What was not due when the reader left may be due now.
      if (document.visibilityState === "visible") {
        refresh();
      }
    });
    window.addEventListener("hashchange", () => {
      if (!session) {
        readLink();
        show(topicbookPractice.choose(context), false);
      }
    });
    readLink();
    show(topicbookPractice.choose(context), false);
    refresh();
  };

  const fail = () => {
    const again = button("Try again", () => {
      note.remove();
      start();
    });
    const note = element("div", { class: "topicbook-practice-warning", role: "alert" }, element("p", {}, "Practice could not be loaded."), again);
    place.prepend(note);
  };

  const start = () => void topicbookPractice.load("index").then(open).catch(fail);
  start();
})();
