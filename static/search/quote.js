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
   * The part of a text that becomes the sentence by the fewest words put in, taken out or put in place of another
   * (Sellers, 1980): what stands before and behind that part costs nothing.
   * @param {Word[]} asked
   * @param {string} sentence
   * @param {Word[]} words
   * @param {string} text
   * @param {number} paragraph
   * @returns {Near}
   */
  function compared(asked, sentence, words, text, paragraph) {
    const width = words.length + 1;
    const costs = new Uint16Array((asked.length + 1) * width);
    const differ = (/** @type {number} */ i, /** @type {number} */ j) =>
      asked[i - 1].folded === words[j - 1].folded ? 0 : 1;
    for (let i = 1; i <= asked.length; i++)
      for (let j = 0; j < width; j++) {
        const above = (i - 1) * width + j;
        const left = j ? Math.min(costs[i * width + j - 1] + 1, costs[above - 1] + differ(i, j)) : Infinity;
        costs[i * width + j] = Math.min(costs[above] + 1, left);
      }
    const last = costs.subarray(asked.length * width);
    let end = last.indexOf(Math.min(...last));
    while (last[end + 1] === last[end]) end++; // what stands in place of the last words is shown
    /** @type {Difference[]} */
    const difference = [];
    const say = (/** @type {Difference["kind"]} */ kind, /** @type {string} */ said) => {
      // Words that stand one behind the other are one run, with what stands in their place behind it.
      const [next, other] = difference;
      const behind = kind !== "same" && next?.kind !== "same" && other?.kind === kind;
      const run = next?.kind === kind ? next : behind ? other : null;
      if (run) run.text = `${said} ${run.text}`;
      else difference.unshift({ kind, text: said });
    };
    let [i, j, common] = [asked.length, end, 0];
    while (i > 0) {
      const cost = costs[i * width + j];
      const before = (i - 1) * width + j;
      if (j && cost === costs[before - 1] + differ(i, j)) {
        const said = text.slice(words[j - 1].start, words[j - 1].end);
        if (differ(i, j)) {
          say("added", said);
          say("missing", sentence.slice(asked[i - 1].start, asked[i - 1].end));
        } else {
          common++;
          say("same", said);
        }
        i--;
        j--;
      } else if (cost === costs[before] + 1) say("missing", sentence.slice(asked[--i].start, asked[i].end));
      else say("added", text.slice(words[--j].start, words[j].end));
    }
    return {
      paragraph,
      said: end > j ? text.slice(words[j].start, words[end - 1].end) : "",
      likeness: common / Math.max(asked.length, end - j),
      difference,
    };
  }

  return { exact, nearest, wordsOf };
})();
