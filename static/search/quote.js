"use strict";
/* The quote check: does an article say just this, and if none does, which comes nearest, and how does it differ? */

/**
 * @typedef {{text: string, kind: "same" | "missing" | "added"}} Difference  missing: only in the question; added: only
 *                                                                           in the archive
 * @typedef {{paragraph: number, said: string, likeness: number, difference: Difference[]}} Near
 * @typedef {{kind: Difference["kind"], from: number, to: number, asked: number}} Run  where words stand: the missing
 *          ones in the sentence, others in the text; asked: up to where the sentence is compared then
 */

const BackfileQuote = (() => {
  const MOST_CELLS = 40_000_000; // of two bytes: two texts of 6,000 words
  const ENOUGH = 0.5;
  const OMISSION = /[[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.\s?\.\s?\./;

  /** @param {string} text @returns {Word[]} */
  const wordsOf = (text) => BackfileReading.words(text);

  /**
   * The words of a sentence, folded, between marks of omission: "[…]", "(...)", "…".
   * @param {string} sentence
   */
  const partsOf = (sentence) =>
    sentence
      .split(OMISSION)
      .map((part) => BackfileReading.folded(part))
      .filter((part) => part.length);

  /**
   * What an article says in one go: its body; and each text beside it, and its title. With the number of the first.
   * @param {Doc} doc
   * @returns {{texts: string[], first: number}[]}
   */
  function goes(doc) {
    const beside = [...doc.around, doc.title].map((text, at) => ({ texts: [text], first: doc.paragraphs.length + at }));
    return [{ texts: doc.paragraphs, first: 0 }, ...beside];
  }

  /**
   * Where an article has these words one behind the other, perhaps over the end of a paragraph; of several parts, one
   * behind the other with anything between them.
   * @param {Doc} doc
   * @param {string[][]} parts
   * @returns {number}  the text in which they begin, from 0: a paragraph, one beside them, the title; -1 for none
   */
  function exact(doc, parts) {
    for (const { texts, first } of goes(doc)) {
      const said = texts.map((text) => BackfileReading.folded(text));
      const all = said.flat();
      let end = 0;
      const begins = parts.map((part) => {
        const at = end < 0 ? -1 : BackfileReading.run(all, part, end);
        end = at < 0 ? -1 : at + part.length;
        return at;
      });
      let [begin] = begins;
      if (end > 0) return first + said.findIndex((words) => (begin -= words.length) < 0);
    }
    return -1;
  }

  /**
   * Where an article says nearly this, and how it differs; null where it does not.
   * @param {Doc} doc
   * @param {string} sentence
   * @returns {Near | null}
   */
  function nearest(doc, sentence) {
    const asked = wordsOf(sentence);
    const known = new Set(asked.map((word) => word.folded));
    /** @type {Near | null} */
    let best = null;
    for (const { texts, first } of goes(doc)) {
      const text = texts.join("\n");
      const words = wordsOf(text);
      const common = new Set(words.filter((word) => known.has(word.folded)).map((word) => word.folded));
      if (common.size < ENOUGH * known.size || asked.length * words.length > MOST_CELLS) continue;
      const near = compared(asked, sentence, words, text);
      if (near.likeness < ENOUGH || near.likeness <= (best?.likeness ?? 0)) continue;
      let { begin } = near;
      best = { ...near, paragraph: first + texts.findIndex((each) => (begin -= each.length + 1) < 0) };
    }
    return best;
  }

  /**
   * The part of a text that becomes the sentence by the fewest words put in, taken out or put in place of another
   * (Sellers, 1980): what stands before and behind that part costs nothing.
   * @param {Word[]} asked
   * @param {string} sentence
   * @param {Word[]} words
   * @param {string} text
   */
  function compared(asked, sentence, words, text) {
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
    let end = last.indexOf(last.reduce((one, other) => Math.min(one, other)));
    while (last[end + 1] === last[end]) end++; // what stands in place of the last words is shown
    /** @type {Run[]} */
    const runs = [];
    const say = (/** @type {Difference["kind"]} */ kind, /** @type {Word} */ word, /** @type {number} */ place) => {
      // Words that stand one behind the other are one run, with what stands in their place behind it.
      const [next, other] = runs;
      const behind = kind !== "same" && next?.kind !== "same" && other?.kind === kind;
      const run = next?.kind === kind ? next : behind ? other : null;
      if (run) run.from = word.start;
      else runs.unshift({ kind, from: word.start, to: word.end, asked: asked[place - 1]?.end ?? 0 });
    };
    let [i, j, common] = [asked.length, end, 0];
    while (i > 0) {
      const cost = costs[i * width + j];
      const before = (i - 1) * width + j;
      if (j && cost === costs[before - 1] + differ(i, j)) {
        if (differ(i, j)) {
          say("added", words[j - 1], i);
          say("missing", asked[i - 1], i);
        } else {
          common++;
          say("same", words[j - 1], i);
        }
        i--;
        j--;
      } else if (cost === costs[before] + 1) say("missing", asked[i - 1], i--);
      else say("added", words[--j], i);
    }
    return {
      begin: words[Math.min(j, words.length - 1)].start,
      said: end > j ? text.slice(words[j].start, words[end - 1].end) : "",
      likeness: common / Math.max(asked.length, end - j),
      difference: spelled(runs, sentence, text),
    };
  }

  /**
   * What runs of words say. Pairs of characters lap over; each is said once.
   * @param {Run[]} runs
   * @param {string} sentence
   * @param {string} text
   */
  function spelled(runs, sentence, text) {
    let [told, heard] = [0, 0];
    /** @type {Difference[]} */
    const difference = [];
    for (const { kind, from, to, asked } of runs) {
      const [source, past] = kind === "missing" ? [sentence, heard] : [text, told];
      const said = source.slice(Math.max(from, past), to);
      if (said) difference.push({ kind, text: said });
      if (kind !== "missing") told = Math.max(told, to);
      if (kind !== "added") heard = Math.max(heard, kind === "same" ? asked : to);
    }
    return difference;
  }

  return { exact, nearest, partsOf, wordsOf };
})();
