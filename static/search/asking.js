"use strict";
/* What a query asks for, looked up in the dictionary: the forms of its words, and its phrases. */

/**
 * @typedef {{words: Word[], folded: string[], without: boolean, among: Uint8Array | null}} Check  a phrase to look up in the texts
 */

const BackfileAsking = (() => {
  /**
   * Have the stemmers that the words of a text need.
   * @param {string} text
   */
  const stemmers = (text) => Promise.all(BackfileWords.needed(text).map(BackfileShards.part));

  /**
   * The entries of just this word.
   * @param {Terms} terms
   * @param {Word} word
   * @returns {Promise<Form[]>}
   */
  async function exact(terms, word) {
    const stems = Array.from(new Set([word.stem, word.base, word.folded]));
    const entries = (await Promise.all(stems.map((stem) => terms.forms(stem)))).flat();
    return entries
      .filter((entry) => entry.key.endsWith(`\0${word.folded}`))
      .map((entry) => ({ entry, factor: 1 }));
  }

  /**
   * The postings of a word's forms, asked for as soon as these are known.
   * @param {Terms} terms
   * @param {Promise<Form[]>} forms
   * @param {boolean} [without]
   * @returns {Promise<Term>}
   */
  async function term(terms, forms, without = false) {
    const part = async (/** @type {Form} */ { entry, factor }) => ({ factor, ...(await terms.postings(entry)) });
    return { parts: await Promise.all((await forms).map(part)), without };
  }

  /**
   * @param {Terms} terms
   * @param {Query} query
   */
  async function termsOf(terms, query) {
    /** @type {Promise<Term>[]} */
    const asked = [];
    /** @type {Check[]} */
    const checks = [];
    /** @type {Sought[]} */
    const sought = [];
    for (const { text, phrase: whole, without, prefix: open } of query.words) {
      const words = BackfileReading.words(text);
      const phrase = words.length > 1 && (whole || without);
      if (phrase) checks.push({ words, folded: words.map((word) => word.folded), without, among: null });
      if (phrase && without) continue;
      words.forEach((word, at) => {
        const prefix = open && at === words.length - 1;
        if (!without) sought.push({ folded: word.folded, stem: whole ? word.folded : word.stem, prefix });
        const forms = whole ? exact(terms, word) : BackfileRank.formsOf(terms, word, prefix);
        asked.push(term(terms, forms, without));
      });
    }
    return { terms: await Promise.all(asked), checks, sought };
  }

  return { stemmers, exact, term, termsOf };
})();
