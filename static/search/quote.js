"use strict";
/* The quote check: does an article say just this, and if none does, which comes nearest, and how does it differ? */

/**
 * @typedef {{text: string, kind: "same" | "missing" | "added"}} Difference  missing: only in the question; added: only
 *                                                                           in the archive
 * @typedef {{paragraph: number, said: string, likeness: number, difference: Difference[]}} Near
 */

const BackfileQuote = (() => {
  const MOST_WORDS = 400;
  const ENOUGH = 0.5;

  /** @param {string} text @returns {Word[]} */
  const wordsOf = (text) => BackfileReading.words(text).slice(0, MOST_WORDS);

  /**
   * Where an article has these words one behind the other, perhaps over the end of a paragraph.
   * @param {Doc} doc
   * @param {string[]} folded
   * @returns {number}  the paragraph in which they begin, from 0; -1 for none
   */
  function exact(doc, folded) {
    const parts = doc.paragraphs.map(BackfileReading.folded);
    let at = BackfileReading.run(parts.flat(), folded);
    return at < 0 ? -1 : parts.findIndex((words) => (at -= words.length) < 0);
  }

  /**
   * The paragraph that says nearly this, and how it differs; null where none does.
   * @param {Doc} doc
   * @param {string} sentence
   * @returns {Near | null}
   */
  function nearest(doc, sentence) {
    const asked = wordsOf(sentence);
    const known = new Set(asked.map((word) => word.folded));
    /** @type {Near | null} */
    let best = null;
    doc.paragraphs.forEach((text, paragraph) => {
      const words = wordsOf(text);
      const common = new Set(words.filter((word) => known.has(word.folded)).map((word) => word.folded));
      if (common.size < ENOUGH * known.size) return;
      const near = compared(asked, sentence, words, text, paragraph);
      if (near.likeness >= ENOUGH && near.likeness > (best?.likeness ?? 0)) best = near;
    });
    return best;
  }

  /**
   * The longest common words of two texts, in their order, and what stands between them.
   * @param {Word[]} asked
   * @param {string} sentence
   * @param {Word[]} words
   * @param {string} text
   * @param {number} paragraph
   * @returns {Near}
   */
  function compared(asked, sentence, words, text, paragraph) {
    const width = words.length + 1;
    const lengths = new Uint16Array((asked.length + 1) * width);
    for (let i = asked.length - 1; i >= 0; i--)
      for (let j = words.length - 1; j >= 0; j--)
        lengths[i * width + j] =
          asked[i].folded === words[j].folded
            ? lengths[(i + 1) * width + j + 1] + 1
            : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    /** @type {Difference[]} */
    const difference = [];
    const say = (/** @type {Difference["kind"]} */ kind, /** @type {string} */ said) => {
      const last = difference.at(-1);
      if (last?.kind === kind) last.text += ` ${said}`;
      else difference.push({ kind, text: said });
    };
    let [i, j, first, last] = [0, 0, -1, -1];
    /** @type {string[]} */
    let between = [];
    while (i < asked.length || j < words.length) {
      if (i < asked.length && j < words.length && asked[i].folded === words[j].folded) {
        if (first < 0) first = j;
        else for (const said of between) say("added", said);
        between = [];
        last = j;
        say("same", text.slice(words[j].start, words[j].end));
        i++;
        j++;
      } else if (j < words.length && (i === asked.length || lengths[i * width + j + 1] >= lengths[(i + 1) * width + j])) {
        between.push(text.slice(words[j].start, words[j].end));
        j++;
      } else {
        say("missing", sentence.slice(asked[i].start, asked[i].end));
        i++;
      }
    }
    // In place of what is asked for at the end, as much of what stands there is shown.
    const lacking = difference.at(-1);
    if (first >= 0 && lacking?.kind === "missing")
      for (const said of between.slice(0, lacking.text.split(" ").length)) say("added", said);
    const size = first < 0 ? 0 : last - first + 1;
    return {
      paragraph,
      said: first < 0 ? "" : text.slice(words[first].start, words[last].end),
      likeness: lengths[0] / Math.max(asked.length, size),
      difference,
    };
  }

  return { exact, nearest, wordsOf };
})();
