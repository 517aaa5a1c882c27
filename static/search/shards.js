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
   * Run a script of the site, once. Rejects with an Error that says which one could not be had.
   * @param {string} path
   * @param {() => any} [result]
   * @returns {Promise<any>}
   */
  function run(path, result = () => undefined) {
    const known = loading.get(path);
    if (known) return known;
    const promise = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const fail = () => {
        script.remove();
        loading.delete(path);
        reject(new Error(`${path} could not be loaded`));
      };
      script.src = top + path;
      script.onerror = fail;
      script.onload = () => {
        script.remove();
        const value = result();
        if (value === null) fail();
        else resolve(value);
      };
      document.head.append(script);
    });
    loading.set(path, promise);
    return promise;
  }

  /** @param {string} name */
  const path = (name) => `search/${name}.js`;

  /**
   * Load a file of the index.
   * @param {string} name
   * @returns {Promise<any>}
   */
  function load(name) {
    return run(path(name), () => {
      const value = given.get(name) ?? null;
      given.delete(name);
      return value;
    });
  }

  return {
    take,
    load,
    /** @param {string} name */
    forget: (name) => loading.delete(path(name)),
    /**
     * Load another part of the search's own scripts, before anything of it is used.
     * @param {string} name
     */
    part: (name) => run(`static/search-${name}.js`),
    /** @param {string} path  the way to the site's top, "" or "../" */
    at: (path) => {
      top = path;
    },
  };
})();
