"use strict";
/* Which articles a query is about, and how much: BM25 (Robertson and Zaragoza, 2009) over stems and exact forms. */

/**
 * @typedef {{entry: Entry, factor: number}} Form  a form of a word that is asked for, and how much it counts
 * @typedef {{parts: (Postings & {factor: number})[], without: boolean}} Term  an article has one if it has any of its
 *          forms, of which these are the postings
 * @typedef {{slots: Uint32Array, scores: Float32Array}} Matched  articles, ascending; scores are by slot
 */

const BackfileRank = (() => {
  const SATURATION = 1.2;
  const LENGTH = 0.75;
  const OTHER = 0.5;
  const BEGUN = 0.4;
  const STEPS = 16;
  const ALL_EXACT = 1_000; // more than any score: what has all words just so comes first
  const NEVER = 0xffff;
  const MOST_FORMS = 40;
  const MOST_SHARDS = 4;

  /**
   * The forms by which a word is found: itself, those of its stem, and where it may go on, what begins so.
   * @param {Terms} terms
   * @param {Word} word
   * @param {boolean} prefix
   * @returns {Promise<Form[]>}
   */
  async function formsOf(terms, word, prefix) {
    const { folded, base, stem: own } = word;
    const stems = new Set([folded, base, own]);
    const long = folded.length > 1 || folded.charCodeAt(0) > 0x7ff;
    if (prefix && long) for (let end = folded.length - 1; end > 2 && end >= 0.4 * folded.length; end--) stems.add(folded.slice(0, end));
    const parts = await Promise.all([
      ...Array.from(stems, (stem) => terms.forms(stem)),
      prefix && long ? terms.range(folded, `${folded}\u{10ffff}`, MOST_SHARDS) : [],
    ]);
    /** @type {Map<string, Form>} */
    const found = new Map();
    for (const entry of parts.flat()) {
      const [stem, form] = entry.key.split("\0");
      const factor =
        form === folded ? 1 : [own, folded, base].includes(stem) ? OTHER : prefix && form.startsWith(folded) ? BEGUN : 0;
      if (factor) found.set(entry.key, { entry, factor });
    }
    return [...found.values()]
      .sort((one, other) => other.factor - one.factor || other.entry.count - one.entry.count)
      .slice(0, MOST_FORMS);
  }

  /**
   * The articles that have all terms, none of those that are not to be there, and are allowed.
   * @param {{lengths: Uint16Array}} table
   * @param {{articles: number, words: number}} size
   * @param {Term[]} asked
   * @param {Uint8Array | null} allowed  by slot, 1 for those that are; null: all
   * @returns {Matched}
   */
  function match({ lengths }, size, asked, allowed) {
    const room = lengths.length;
    const scores = new Float32Array(room);
    const counts = new Uint16Array(room);
    const exacts = new Uint16Array(room);
    const rates = new Float32Array(room);
    const having = new Uint32Array(room);
    const norms = normsFor(size.words / Math.max(size.articles, 1));
    for (const { parts, without } of asked)
      if (without) for (const { slots } of parts) for (let at = 0; at < slots.length; at++) counts[slots[at]] = NEVER;
    // The rarest first: what does not have it is passed over at the others.
    const most = (/** @type {Term} */ { parts }) => parts.reduce((sum, { slots }) => sum + slots.length, 0);
    const wanted = asked.filter((term) => !term.without).sort((one, other) => most(one) - most(other));
    let rarest = wanted.length ? null : having.map((_, slot) => slot);
    wanted.forEach(({ parts }, done) => {
      let held = 0;
      for (const { slots, weights, factor } of parts) {
        const exact = factor === 1 ? 1 : 0;
        for (let at = 0; at < slots.length; at++) {
          const slot = slots[at];
          if (!rates[slot]) having[held++] = slot;
          rates[slot] += weights[at] * factor;
          exacts[slot] += exact;
        }
      }
      rarest ??= having.slice(0, held);
      const rarity = Math.log(1 + (size.articles - held + 0.5) / (held + 0.5));
      for (let at = 0; at < held; at++) {
        const slot = having[at];
        const rate = rates[slot];
        rates[slot] = 0;
        if (counts[slot] !== done) continue;
        counts[slot]++;
        scores[slot] += (rarity * rate * (SATURATION + 1)) / (rate + norms[lengths[slot]]);
      }
    });
    const least = wanted.length;
    const right = (/** @type {number} */ slot) =>
      counts[slot] === least && lengths[slot] > 0 && (!allowed || allowed[slot] > 0);
    const slots = /** @type {Uint32Array} */ (rarest).filter(right).sort();
    for (let at = 0; at < slots.length; at++) if (exacts[slots[at]] >= least) scores[slots[at]] += ALL_EXACT;
    return { slots, scores };
  }

  /** @param {number} mean  the mean number of words */
  function normsFor(mean) {
    const norms = new Float32Array(257);
    for (let step = 0; step < 256; step++)
      norms[step + 1] = SATURATION * (1 - LENGTH + (LENGTH * 2 ** (step / STEPS)) / mean);
    return norms;
  }

  /**
   * The first articles in an order; ties stand in the order of their slots, which is always the same.
   * @param {Uint32Array} slots
   * @param {(slot: number) => number} valueOf  the greatest comes first
   * @param {number} most
   */
  function first(slots, valueOf, most) {
    if (slots.length > 4 * most) {
      // Most are far behind: what may be among the first is told by a bound that so many are over already.
      const some = Float64Array.from(slots.subarray(0, 2_000), valueOf).sort();
      const bound = some.length > most ? some[some.length - most] : -Infinity;
      const near = slots.filter((slot) => valueOf(slot) >= bound);
      return sorted(near, valueOf).slice(0, most);
    }
    return sorted(slots, valueOf).slice(0, most);
  }

  /** @param {Uint32Array} slots @param {(slot: number) => number} valueOf */
  const sorted = (slots, valueOf) => Array.from(slots).sort((one, other) => valueOf(other) - valueOf(one) || one - other);

  return { formsOf, match, first };
})();
