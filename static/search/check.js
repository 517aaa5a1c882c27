"use strict";
/* The check of a quotation: where it stands word for word, or the nearest that the archive has, with the difference. */

const BackfileCheck = (() => {
  const { say, count } = BackfileSays;
  const { make, item } = BackfileHits;

  /** @param {Difference[]} runs */
  function difference(runs) {
    const words = runs.map(({ text, kind }) =>
      kind === "same" ? text : make(kind === "missing" ? "del" : "ins", {}, text),
    );
    const spaced = words.flatMap((word, at) => (at ? [" ", word] : [word]));
    return make("p", { class: "snippet", dir: "auto" }, ...spaced);
  }

  /**
   * Say what was found of a sentence.
   * @param {HTMLElement} element
   * @param {Checked} checked
   */
  function show(element, { found, nearest }) {
    if (found.length) {
      const list = make("ol", { class: "list" }, ...found.map(({ hit }) => item(hit)));
      element.replaceChildren(make("p", { class: "verdict" }, count("quoted", found.length)), list);
    } else if (nearest) {
      const list = make("ol", { class: "list" }, item(nearest.hit, difference(nearest.difference)));
      const key = make("p", { class: "hint" }, say("key"));
      element.replaceChildren(make("p", { class: "verdict" }, say("nearest")), list, key);
    } else {
      element.replaceChildren(make("p", { class: "verdict" }, say("not-quoted")));
    }
  }

  return { show };
})();
