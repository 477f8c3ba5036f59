// @ts-check
// What is asked, as the part of the address that never leaves the browser: "#q=words&topic=id".

(() => {
  const NAMES = /** @type {const} */ (["q", "topic", "kind", "audience"]);

  /** @returns {SearchState} */
  const nothing = () => ({ q: "", topic: "", kind: "", audience: "" });

  /** @param {string} text @returns {SearchState} */
  const parse = (text) => {
    const given = new URLSearchParams(text);
    const state = nothing();
    for (const name of NAMES) {
      state[name] = given.get(name) ?? "";
    }
    return state;
  };

  /** @param {SearchState} state */
  const format = (state) => {
    const given = new URLSearchParams();
    for (const name of NAMES) {
      if (state[name]) {
        given.set(name, state[name]);
      }
    }
    return given.toString();
  };

  /** What the address asks; an old "?q=" is moved behind the "#" at once. @returns {SearchState} */
  const read = () => {
    const old = parse(window.location.search.slice(1));
    if (old.q) {
      write(old);
      return old;
    }
    return parse(window.location.hash.slice(1));
  };

  /** Put it into the address without a new entry in the history. @param {SearchState} state */
  const write = (state) => {
    const text = format(state);
    const { pathname } = window.location;
    try {
      window.history.replaceState(null, "", text ? `${pathname}#${text}` : pathname);
    } catch {
      // Some browsers forbid it for files on a disk; the page works without.
    }
  };

  /** Put back the question of the address before, where a link of the theme led to a place in this
   * page, as "Skip to content" and "Back to top" do. @param {HashChangeEvent} event
   * @returns {boolean} whether it was such a place */
  const stay = ({ oldURL }) => {
    const { hash, href } = window.location;
    const isPlace = href.includes("#") && format(parse(hash.slice(1))) === "";
    if (isPlace) {
      write(parse(new URL(oldURL).hash.slice(1)));
    }
    return isPlace;
  };

  topicbookSearch.address = { nothing, parse, format, read, write, stay };
})();
