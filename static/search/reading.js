"use strict";
/* Texts read as words, many of them: what stands between white space has mostly been met before. */

const BackfileReading = (() => {
  const MOST = 50_000;
  const CHUNK = /\S+/g;
  /** @type {Map<string, Word[]>} */
  const known = new Map();

  /** @param {string} chunk */
  function chunkWords(chunk) {
    let words = known.get(chunk);
    if (!words) {
      words = BackfileWords.words(chunk);
      if (known.size >= MOST) known.clear();
      known.set(chunk, words);
    }
    return words;
  }

  /**
   * The words of a text, as BackfileWords.words has them; perhaps of some of its chunks only.
   * @param {string} text
   * @param {RegExp} [chunks]
   * @returns {Word[]}
   */
  function words(text, chunks = CHUNK) {
    /** @type {Word[]} */
    const found = [];
    for (const { 0: chunk, index } of text.matchAll(chunks))
      for (const word of chunkWords(chunk))
        found.push(new BackfileWords.Word(word.folded, word.base, word.start + index, word.end + index));
    return found;
  }

  /**
   * The exact forms of the words of a text.
   * @param {string} text
   */
  function folded(text) {
    /** @type {string[]} */
    const found = [];
    for (const chunk of text.match(CHUNK) ?? []) for (const word of chunkWords(chunk)) found.push(word.folded);
    return found;
  }

  /**
   * Where words stand one behind the other, from a place on; -1 for nowhere.
   * @param {string[]} all
   * @param {string[]} sought
   * @param {number} [from]
   */
  function run(all, sought, from = 0) {
    for (let at = all.indexOf(sought[0], from); at >= 0; at = all.indexOf(sought[0], at + 1))
      if (sought.every((one, next) => all[at + next] === one)) return at;
    return -1;
  }

  return { words, folded, run };
})();
