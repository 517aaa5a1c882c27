"use strict";
/* What the articles found can be narrowed down by, with counts; and what they are narrowed down by, to be taken back. */

const BackfileFacets = (() => {
  const { say, number, count, language: own } = BackfileSays;
  const { make } = BackfileHits;
  const MOST = 12; // choices of a kind: the engine gives more
  const KEYS = ["tag", "publication", "author", "lang", "year"];
  const languages = new Intl.DisplayNames([own], { type: "language" });

  /** @param {string} tag BCP 47, in whichever spelling */
  function language(tag) {
    try {
      return languages.of(tag) ?? tag;
    } catch {
      return tag;
    }
  }

  /**
   * Fill the element with a list for each kind. One that offers no choice is left out; tell whether any is left.
   * @param {HTMLElement} element
   * @param {Record<string, Choice[]>} facets
   * @param {(key: string, value: string) => string} leads the address of the search with a choice added
   */
  function show(element, facets, leads) {
    const sections = KEYS.filter((key) => (facets[key] ?? []).length > 1).map((key) => {
      const id = `facet-${key}`;
      const items = facets[key].slice(0, MOST).map((choice) => {
        const name = key === "lang" ? language(choice.name) : choice.name;
        const figure = make("span", { class: "count", "aria-hidden": "true" }, number(choice.count));
        const words = make("span", { class: "unseen" }, ` (${count("found", choice.count)})`);
        return make("li", {}, make("a", { href: leads(key, choice.value) }, make("bdi", {}, name), " ", figure, words));
      });
      const list = make("ul", { class: "index" }, ...items);
      return make("section", { "aria-labelledby": id }, make("h3", { class: "label", id }, say(id)), list);
    });
    element.replaceChildren(...sections);
    return sections.length > 0;
  }

  /**
   * Fill the list with what a question is narrowed down by.
   * @param {HTMLElement} list
   * @param {{key: string, value: string, without: boolean}[]} filters
   * @param {(key: string, value: string) => string} leads the address of the search without it
   */
  function chosen(list, filters, leads) {
    list.replaceChildren(...filters.map(({ key, value, without }) => {
      const shown = `${without ? "-" : ""}${key}: ${key === "lang" ? language(value) : value}`;
      const cross = make("span", { "aria-hidden": "true" }, "×");
      const hint = say("remove", { filter: shown });
      return make("li", {}, make("a", { href: leads(key, value), "aria-label": hint }, make("bdi", {}, shown), " ", cross));
    }));
    list.hidden = filters.length === 0;
  }

  return { show, chosen };
})();
