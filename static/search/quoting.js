"use strict";
/* A quotation is sought in the archive: word for word, or what comes nearest to it. */

/**
 * @typedef {{found: {hit: Hit}[], nearest: null | {hit: Hit, said: string, difference: Difference[]},
 *            more: boolean}} Checked  more: there are others that say just this
 */

const BackfileQuoting = (() => {
  const MOST_WORDS = 12;
  const MOST_FOUND = 10;
  const MOST_NEAR = 20;

  /** @param {Engine} engine @param {string} sentence @returns {Promise<Checked>} */
  async function check({ terms, texts, size, table: loading }, sentence) {
    await BackfileAsking.stemmers(sentence);
    const words = BackfileQuote.wordsOf(sentence);
    /** @type {Map<string, Word>} */
    const distinct = new Map();
    for (const word of words) distinct.set(word.folded, word);
    const telling = Array.from(distinct.values())
      .sort((one, other) => other.folded.length - one.folded.length)
      .slice(0, MOST_WORDS);
    const table = await loading;
    const counts = new Uint8Array(table.lengths.length);
    const scores = new Float32Array(table.lengths.length);
    const valueOf = (/** @type {number} */ slot) => scores[slot];
    for (const forms of await Promise.all(telling.map((word) => BackfileAsking.exact(terms, word)))) {
      for (const { entry } of forms) {
        const { slots } = await terms.postings(entry);
        const rarity = Math.log(1 + size / entry.count);
        for (const slot of slots) {
          counts[slot]++;
          scores[slot] += rarity;
        }
      }
    }
    const sought = Array.from(distinct.keys(), (folded) => ({ folded, stem: folded, prefix: false }));
    const some = Uint32Array.from(counts.keys()).filter((slot) => counts[slot] > 0);
    if (!words.length || !some.length) return { found: [], nearest: null, more: false };
    const parts = BackfileQuote.partsOf(sentence);
    const look = async (/** @type {number[]} */ slots) =>
      (await Promise.all(slots.map((slot) => texts.doc(slot)))).flatMap((doc) => {
        const paragraph = BackfileQuote.exact(doc, parts);
        return paragraph < 0 ? [] : { hit: BackfileShown.hit(doc, sought, paragraph) };
      });
    const all = some.filter((slot) => counts[slot] >= telling.length);
    const { kept } = await BackfileLooking.kept(all, valueOf, look, MOST_FOUND + 1);
    const [found, more] = [kept.slice(0, MOST_FOUND), kept.length > MOST_FOUND];
    if (found.length) return { found, nearest: null, more };
    const near = BackfileRank.first(some, valueOf, MOST_NEAR);
    return { found, more, nearest: await nearest(texts, near, sentence, sought) };
  }

  /** @param {Texts} texts @param {number[]} slots @param {string} sentence @param {Sought[]} sought */
  async function nearest(texts, slots, sentence, sought) {
    let best = null;
    let doc = null;
    for (const slot of slots) {
      const other = await texts.doc(slot);
      const near = BackfileQuote.nearest(other, sentence);
      if (near && near.likeness > (best?.likeness ?? 0)) [best, doc] = [near, other];
    }
    if (!best || !doc) return null;
    const { said, difference, paragraph } = best;
    return { hit: BackfileShown.hit(doc, sought, paragraph), said, difference };
  }

  return { check };
})();
