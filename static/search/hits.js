"use strict";
/* An article that was found, as an item of a list. What comes from articles is only ever put in as text. */

const BackfileHits = (() => {
  const { say, language } = BackfileSays;

  /**
   * A new element with attributes, and texts or other elements within it.
   * @param {string} name
   * @param {Record<string, string>} [attributes]
   * @param {(Node | string)[]} within
   * @returns {HTMLElement}
   */
  function make(name, attributes = {}, ...within) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...within);
    return element;
  }

  /** @param {Marked} marked @returns {(Node | string)[]} */
  function parts({ text, marks }) {
    const found = [];
    let at = 0;
    for (const [start, end] of marks) {
      // Pairs of characters lap over.
      const from = Math.max(at, start);
      found.push(text.slice(at, from), make("mark", {}, text.slice(from, end)));
      at = end;
    }
    return [...found, text.slice(at)];
  }

  /**
   * The address of a hit's paragraph, or of its page. Whatever the index says, it leads to a page of this site.
   * @param {Hit} hit
   */
  function address(hit) {
    const path = /^[\w.-]+(\/[\w.-]+)*$/.test(hit.path) ? hit.path : "index.html";
    return hit.paragraph ? `${path}#p${Number(hit.paragraph)}` : path;
  }

  /**
   * An article in a list, as other pages of the site show it.
   * @param {Hit} hit
   * @param {Node} [text] what stands in place of the snippet; no words are marked then
   */
  function item(hit, text) {
    /** @type {Record<string, string>} */
    const tongue = hit.language && hit.language !== document.documentElement.lang ? { lang: hit.language } : {};
    const marked = text ? { text: hit.title.text, marks: [] } : hit.title;
    const title = hit.title.text ? parts(marked) : [say("untitled")];
    const link = make("a", { href: address(hit) }, ...title);
    const [first, ...rest] = BackfileDates.edtf(hit.when);
    const when = first.toLocaleUpperCase(language) + rest.join("");
    const facts = [when, hit.publication, hit.byline].filter(Boolean);
    const entry = make(
      "li",
      {},
      make("h3", { class: "headline", dir: "auto", ...tongue }, link),
      make("p", { class: "meta" }, ...facts.map((fact) => make("span", {}, make("bdi", {}, fact)))),
    );
    const shown = text ?? (hit.snippet.text && make("p", { class: "snippet", dir: "auto", ...tongue }, ...parts(hit.snippet)));
    if (shown) entry.append(shown);
    return entry;
  }

  return { item, make };
})();
