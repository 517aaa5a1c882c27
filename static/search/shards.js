"use strict";
/* The files of the index: scripts, which may be run even where a page is opened from disk, and nothing else read. */

const BackfileShards = (() => {
  /** @type {Map<string, any>} */
  const given = new Map();
  /** @type {Map<string, Promise<any>>} */
  const loading = new Map();
  let top = "";

  /**
   * What each script of the index calls: bytes as text, or for a size of 0 a value.
   * @param {string} name
   * @param {number} size
   * @param {any} payload
   */
  function take(name, size, payload) {
    given.set(name, size ? BackfileCodec.bytes(size, payload) : payload);
  }

  /**
   * Load a file of the index once. Rejects with an Error that says which one could not be had.
   * @param {string} name
   * @returns {Promise<any>}
   */
  function load(name) {
    const known = loading.get(name);
    if (known) return known;
    const promise = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const fail = () => {
        script.remove();
        loading.delete(name);
        reject(new Error(`search/${name}.js could not be loaded`));
      };
      script.src = `${top}search/${name}.js`;
      script.onerror = fail;
      script.onload = () => {
        script.remove();
        if (!given.has(name)) return fail();
        resolve(given.get(name));
        given.delete(name);
      };
      document.head.append(script);
    });
    loading.set(name, promise);
    return promise;
  }

  return {
    take,
    load,
    /** @param {string} name */
    forget: (name) => loading.delete(name),
    /** @param {string} path  the way to the site's top, "" or "../" */
    at: (path) => {
      top = path;
    },
  };
})();
