"use strict";
/* The articles: how long they are, when they were published, and their texts (backfile/search/table.py, store.py). */

/**
 * @typedef {InstanceType<typeof BackfileDocs.Table>} Table
 * @typedef {InstanceType<typeof BackfileDocs.Texts>} Texts
 * @typedef {{key: string, title: string, date: string, language: string, publication: string, byline: string,
 *            around: string[], paragraphs: string[]}} Doc  an article's texts; `around` stand beside the body
 */

const BackfileDocs = (() => {
  const SHARD = 65_536;
  const COLUMNS = 7;
  const GROUP = 32;
  const MOST_GROUPS = 400;
  const utf8 = new TextDecoder();

  /** The table of documents: by slot, 0 where nothing stands, or the class of a length and one more. */
  class Table {
    /** @param {number} shards */
    constructor(shards) {
      this.lengths = new Uint16Array(shards * SHARD);
      this.firsts = new Uint32Array(shards * SHARD);
      this.lasts = new Uint32Array(shards * SHARD);
    }

    /**
     * @param {number} begin
     * @param {Uint8Array} data
     */
    add(begin, data) {
      const { lengths, firsts, lasts } = this;
      const bits = SHARD >> 3;
      const size = (data.length - bits) / COLUMNS;
      // A value is a byte in each of three columns, the lowest first.
      const [a, b, c, d, e, f, g] = Array.from({ length: COLUMNS }, (_, column) => bits + size * column);
      let n = 0;
      for (let at = 0; at < bits; at++) {
        for (let byte = data[at], slot = begin + (at << 3); byte; byte >>= 1, slot++) {
          if (!(byte & 1)) continue;
          const first = data[b + n] | (data[c + n] << 8) | (data[d + n] << 16);
          lengths[slot] = data[a + n] + 1;
          firsts[slot] = first;
          lasts[slot] = first + (data[e + n] | (data[f + n] << 8) | (data[g + n] << 16));
          n++;
        }
      }
    }
  }

  /** @param {number} shards @returns {Promise<Table>} */
  async function table(shards) {
    const made = new Table(shards);
    const add = async (/** @type {number} */ number) =>
      made.add(number * SHARD, await BackfileCodec.inflate(await BackfileShards.load(`d/${number}`)));
    await Promise.all(Array.from({ length: shards }, (_, number) => add(number)));
    return made;
  }

  /** The texts, of which so many groups are kept as were asked for last. */
  class Texts {
    /** @param {Promise<Uint8Array<ArrayBuffer>> | null} base  what they build on, if they do */
    constructor(base) {
      this.base = base;
      base?.catch(() => undefined);
      /** @type {Map<number, Promise<Map<number, Doc>>>} */
      this.groups = new Map();
    }

    /** @param {number} slot @returns {Promise<Doc>} */
    async doc(slot) {
      const number = Math.floor(slot / GROUP);
      const group = this.groups.get(number) ?? this.group(number);
      this.groups.delete(number);
      this.groups.set(number, group);
      group.catch(() => this.groups.delete(number));
      if (this.groups.size > MOST_GROUPS) this.groups.delete(this.groups.keys().next().value ?? number);
      const doc = (await group).get(slot);
      if (!doc) throw new Error("the index does not fit together");
      return doc;
    }

    /** @param {number} number */
    async group(number) {
      const name = `s/${number}`;
      const [base, data] = await Promise.all([this.base ?? undefined, BackfileShards.load(name)]);
      BackfileShards.forget(name);
      const rows = JSON.parse(utf8.decode(await BackfileCodec.inflate(data, base)));
      /** @type {Map<number, Doc>} */
      const docs = new Map();
      for (const [slot, key, title, date, language, publication, byline, , , around, paragraphs] of rows)
        docs.set(slot, {
          key,
          title: title ?? "",
          date: date ?? "",
          language: language ?? "",
          publication: publication ?? "",
          byline: byline ?? "",
          around,
          paragraphs,
        });
      return docs;
    }
  }

  return { Table, table, Texts };
})();
