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
   * Show what was found of a sentence, and return the verdict in words.
   * @param {HTMLElement} element
   * @param {Checked} checked
   */
  function show(element, { found, nearest, more }) {
    if (found.length) {
      element.replaceChildren(make("ol", { class: "list" }, ...found.map(({ hit }) => item(hit))));
      return count(more ? "quoted-at-least" : "quoted", found.length);
    }
    if (nearest) {
      const list = make("ol", { class: "list" }, item(nearest.hit, difference(nearest.difference)));
      element.replaceChildren(list, make("p", { class: "hint" }, say("key")));
      return say("nearest");
    }
    element.replaceChildren();
    return say("not-quoted");
  }

  return { show };
})();
