"use strict";
/* Looks into the texts of articles, for what the index can't tell: phrases, and what stands where. */

const BackfileLooking = (() => {
  const MOST = 300;
  const AT_ONCE = 40;

  /**
   * What is kept of some articles by a look into their texts, the best first, until so many are.
   * @template Kept
   * @param {Uint32Array} slots
   * @param {(slot: number) => number} valueOf
   * @param {(some: number[]) => Promise<Kept[]>} look
   * @param {number} most
   * @param {() => void} [still]  throws when nobody wants to know any more
   * @returns {Promise<{kept: Kept[], all: boolean}>}  all: no article was left
   */
  async function kept(slots, valueOf, look, most, still) {
    /** @type {Kept[]} */
    const kept = [];
    let candidates = BackfileRank.first(slots, valueOf, MOST);
    let at = 0;
    for (; at < slots.length && kept.length < most; at += AT_ONCE) {
      if (at + AT_ONCE > candidates.length) candidates = BackfileRank.first(slots, valueOf, slots.length);
      kept.push(...(await look(candidates.slice(at, at + AT_ONCE))));
      still?.();
    }
    return { kept, all: at >= slots.length };
  }

  /**
   * Those of some articles that have the phrases, and not those that are not to be there.
   * @param {Texts} texts
   * @param {number[]} slots
   * @param {Check[]} checks
   */
  async function checked(texts, slots, checks) {
    const right = await Promise.all(
      slots.map(async (slot) => {
        const due = checks.filter((check) => !check.among || check.among[slot]);
        if (!due.length) return true;
        const doc = await texts.doc(slot);
        return due.every((check) => BackfileShown.paragraphWith(doc, check.folded) < 0 === check.without);
      }),
    );
    return slots.filter((_, at) => right[at]);
  }

  /**
   * @param {Texts} texts
   * @param {number} slot
   * @param {Sought[]} sought
   * @param {Check[]} checks
   */
  async function hit(texts, slot, sought, checks) {
    const doc = await texts.doc(slot);
    const phrase = checks.find((check) => !check.without);
    const paragraph = phrase ? BackfileShown.paragraphWith(doc, phrase.folded) : -1;
    const all = doc.paragraphs.length + doc.around.length;
    return BackfileShown.hit(doc, sought, paragraph >= 0 && paragraph < all ? paragraph : null);
  }

  return { MOST, kept, checked, hit };
})();
