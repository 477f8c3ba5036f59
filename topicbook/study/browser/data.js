// @ts-check
// The data of the practice page: scripts beside this one, each loaded once, when it is needed.
// Classic scripts work from a disk and under a strict policy, where other ways of loading do not.

(() => {
  const tag = document.currentScript;
  const source = tag instanceof HTMLScriptElement ? tag.src : window.location.href;
  const root = new URL("../", source).href;

  /** @type {Map<string, any>} */
  const taken = new Map();
  /** @type {Map<string, Promise<any>>} */
  const loading = new Map();

  /** Called by the scripts with data. @param {string} name @param {any} data */
  const take = (name, data) => {
    taken.set(name, data);
  };

  /** @param {string} name @param {string} version @returns {Promise<any>} */
  const script = (name, version) =>
    new Promise((resolve, reject) => {
      const made = document.createElement("script");
      made.src = `${root}_study/${name}.js${version ? `?v=${version}` : ""}`;
      made.addEventListener("load", () => resolve(taken.get(name)));
      made.addEventListener("error", () => {
        made.remove();
        reject(new Error(`${name}.js is missing`));
      });
      document.head.append(made);
    });

  /** The data of one script; a later call tries a missing one again. @param {string} name */
  const load = (name, version = "") => {
    let found = loading.get(name);
    if (!found) {
      found = script(name, version);
      found.catch(() => loading.delete(name));
      loading.set(name, found);
    }
    return found;
  };

  Object.assign(window, { topicbookPractice: { root, take, load } });
})();
