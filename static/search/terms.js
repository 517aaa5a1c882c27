"use strict";
/* The dictionary: the keys of words and names, and the articles that they are in (backfile/search/dictionary.py). */

/**
 * @typedef {{key: string, count: number, data: Uint8Array | null, codes: number, apart: string,
 *            packed: Postings | null}} Entry  a key: in how many articles it is, and where its postings stand
 * @typedef {InstanceType<typeof BackfileTerms.Terms>} Terms
 * @typedef {{firsts: string[], names: string[]}} Shelves  the first keys of the shards, and their files' names
 */

const BackfileTerms = (() => {
  const APART = 4_096;
  const DIGEST = 8;
  const utf8 = new TextDecoder();

  /**
   * Compare by code points, as the index is sorted; JavaScript compares halves of pairs.
   * @param {string} one
   * @param {string} other
   */
  function compare(one, other) {
    const size = Math.min(one.length, other.length);
    for (let at = 0; at < size; at++) {
      let a = one.charCodeAt(at);
      let b = other.charCodeAt(at);
      if (a === b) continue;
      if (a >= 0xd800 && b >= 0xd800) {
        a = a >= 0xe000 ? a - 0x800 : a + 0x2000;
        b = b >= 0xe000 ? b - 0x800 : b + 0x2000;
      }
      return a - b;
    }
    return one.length - other.length;
  }

  /**
   * @param {Uint8Array} data
   * @returns {Entry[]}
   */
  function entriesIn(data) {
    const reader = new BackfileCodec.Reader(data);
    const count = reader.number();
    const size = reader.number();
    let body = reader.at + size;
    let name = new Uint8Array(256);
    let key = "";
    /** @type {Entry[]} */
    const entries = [];
    for (let left = count; left > 0; left--) {
      const shared = reader.number();
      const rest = reader.take(reader.number());
      const end = shared + rest.length;
      if (end > name.length) {
        const longer = new Uint8Array(2 * end);
        longer.set(name);
        name = longer;
      }
      name.set(rest, shared);
      // Of ASCII alone, a byte is a character: to call the decoder takes longer than to read these few.
      if (isPlain(name, end)) {
        key = key.slice(0, shared);
        for (let at = shared; at < end; at++) key += String.fromCharCode(name[at]);
      } else key = utf8.decode(name.subarray(0, end));
      const held = reader.number();
      const codes = reader.number();
      const bytes = codes + ((reader.number() + 1) >> 1);
      const apart = bytes > APART ? hex(reader.take(DIGEST)) : "";
      const postings = apart ? null : data.subarray(body, (body += bytes));
      entries.push({ key, count: held, data: postings, codes, apart, packed: null });
    }
    return entries;
  }

  /** @param {Uint8Array} name @param {number} end */
  function isPlain(name, end) {
    for (let at = 0; at < end; at++) if (name[at] > 0x7f) return false;
    return true;
  }

  /** @param {Uint8Array} bytes */
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

  /**
   * The place of the first of some sorted things that is not before a key.
   * @template T
   * @param {T[]} things
   * @param {string} key
   * @param {(thing: T) => string} keyOf
   */
  function bisect(things, key, keyOf) {
    let low = 0;
    let high = things.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(keyOf(things[middle]), key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The dictionary of an index, read as it is needed. */
  class Terms {
    /** @param {Shelves} shelves */
    constructor(shelves) {
      this.shelves = shelves;
      /** @type {Map<number, Promise<Entry[]>>} */
      this.read = new Map();
    }

    /** @param {number} place */
    shard(place) {
      let entries = this.read.get(place);
      if (!entries) {
        entries = BackfileShards.load(`t/${this.shelves.names[place]}`).then(entriesIn);
        entries.catch(() => this.read.delete(place));
        this.read.set(place, entries);
      }
      return entries;
    }

    /**
     * The entries from one key up to another; of a long range no more shards than `most`.
     * @param {string} low
     * @param {string} high
     * @returns {Promise<Entry[]>}
     */
    async range(low, high, most = Infinity) {
      const { firsts } = this.shelves;
      let first = bisect(firsts, low, (key) => key);
      if (first > 0 && firsts[first] !== low) first--;
      const places = [];
      for (let at = first; at < firsts.length && places.length < most; at++) {
        if (at === first || compare(firsts[at], high) < 0) places.push(at);
        else break;
      }
      const found = await Promise.all(places.map((place) => this.shard(place)));
      return found.flatMap((entries) =>
        entries.slice(bisect(entries, low, (one) => one.key), bisect(entries, high, (one) => one.key)),
      );
    }

    /** @param {string} stem */
    forms(stem) {
      return this.range(`${stem}\0`, `${stem}\x01`);
    }

    /**
     * @param {Entry} entry
     * @returns {Promise<Postings>}
     */
    async postings(entry) {
      if (!entry.packed) {
        const data = entry.data ?? (await BackfileShards.load(`p/${entry.apart}`));
        entry.packed = BackfileCodec.postings(data, entry.count, entry.codes);
      }
      return entry.packed;
    }
  }

  return { Terms, compare };
})();
