"use strict";
/* The articles: how long they are, when they were published, and their texts (backfile/search/table.py, store.py). */

/**
 * @typedef {InstanceType<typeof BackfileDocs.Table>} Table
 * @typedef {{key: string, title: string, date: string, language: string, publication: string, byline: string,
 *            around: string[], paragraphs: string[]}} Doc  an article's texts; `around` stand beside the body
 */

const BackfileDocs = (() => {
  const SHARD = 16_384;
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
      /** @type {number[]} */
      const slots = [];
      for (let place = 0; place < SHARD; place++)
        if ((data[place >> 3] >> (place & 7)) & 1) slots.push(begin + place);
      const size = slots.length;
      const at = SHARD >> 3;
      for (let n = 0; n < size; n++) {
        const value = (/** @type {number} */ column) =>
          data[at + size * column + n] |
          (data[at + size * (column + 1) + n] << 8) |
          (data[at + size * (column + 2) + n] << 16);
        const slot = slots[n];
        this.lengths[slot] = data[at + n] + 1;
        this.firsts[slot] = value(1);
        this.lasts[slot] = value(1) + value(4);
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
    /** @param {boolean} based  whether they build on a base */
    constructor(based) {
      this.based = based;
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
      const [base, data] = await Promise.all([this.based ? BackfileShards.load("base") : undefined, BackfileShards.load(name)]);
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
