"use strict";
/* The search engine: a query in, articles out. It reads the index that backfile/search has written. */

/**
 * @typedef {{form: number, articles: number, words: number, capacity: number, tables: number, base: number,
 *            firsts: string[], names: string[]}} Root
 * @typedef {{query: string, order: "relevance" | "date", skip: number, take: number,
 *            bars?: number}} Wanted  bars: so many at most
 * @typedef {{from: string, to: string, count: number}} Bar  days, both within it, and the articles that may be of them
 * @typedef {{name: string, value: string, count: number}} Choice
 * @typedef {{total: number, more: boolean, hits: Hit[], bars: Bar[], terms: string[], problems: string[]}} Answer
 *          more: the total is the least it can be, as a phrase of common words is not looked up in all texts
 * @typedef {{words: Word[], folded: string[], without: boolean, among: Uint8Array | null}} Check  a phrase to look up in the texts
 * @typedef {{query: Query, matched: Matched, slots: Uint32Array, checks: Check[], sought: Sought[],
 *            sure: boolean}} Found  sure: the phrases are looked up in all texts
 * @typedef {{found: {hit: Hit}[], nearest: null | {hit: Hit, said: string, difference: Difference[]},
 *            more: boolean}} Checked  more: there are others that say just this
 */

const BackfileEngine = (() => {
  const FORM = 1;
  const MOST_CHECKED = 300;
  const MOST_COUNTED = 3_000;
  const AT_ONCE = 40;
  const MOST_QUOTED = 12;
  const MOST_FOUND = 10;
  const MOST_NEAR = 20;
  const MOST_CHOICES = 20;

  class Engine {
    /** @param {Root} root */
    constructor(root) {
      this.root = root;
      this.size = root.articles;
      this.terms = new BackfileTerms.Terms(root);
      this.texts = new BackfileDocs.Texts(root.base >= 0 ? BackfileShards.load("base") : null);
      this.table = BackfileDocs.table(root.tables);
      this.table.catch(() => undefined);
      this.asked = 0;
      /** @type {{query: string, found: Found} | null} */
      this.last = null;
    }

    /** @param {Wanted} wanted @returns {Promise<Answer>} */
    async search({ query, order, skip, take, bars = Infinity }) {
      this.asked++;
      const still = this.still();
      const found = await this.find(query);
      still();
      const table = await this.table;
      const { matched, slots, checks, sought } = found;
      const dated = order === "date" || !sought.length;
      const valueOf = dated
        ? (/** @type {number} */ slot) => table.firsts[slot]
        : (/** @type {number} */ slot) => matched.scores[slot];
      let chosen;
      let total = slots.length;
      let more = false;
      if (!found.sure) {
        // Few are looked up to the last, so that they can be counted; of many as many as are to be shown.
        const most = slots.length <= MOST_CHECKED ? Infinity : skip + take;
        const { kept, all } = await this.lookedUp(slots, valueOf, (some) => this.checked(some, checks), most, still);
        more = !all;
        total = kept.length;
        chosen = kept.slice(skip, skip + take);
        if (all) this.settle(found, kept);
      } else chosen = BackfileRank.first(slots, valueOf, skip + take).slice(skip);
      const hits = await Promise.all(chosen.map((slot) => this.hit(slot, sought, checks)));
      still();
      return {
        total,
        more,
        hits,
        bars: more ? [] : BackfileChoices.bars(table, found.slots, found.query, bars),
        terms: sought.map((one) => one.folded),
        problems: found.query.problems,
      };
    }

    /** What throws as soon as another query has been made. */
    still() {
      const mine = this.asked;
      return () => {
        if (mine !== this.asked) throw new DOMException("another query was made meanwhile", "AbortError");
      };
    }

    /**
     * What is kept of some articles by a look into their texts, the best first, until so many are.
     * @template Kept
     * @param {Uint32Array} slots
     * @param {(slot: number) => number} valueOf
     * @param {(some: number[]) => Promise<Kept[]>} look
     * @param {number} most
     * @param {() => void} still  throws when nobody wants to know any more
     * @returns {Promise<{kept: Kept[], all: boolean}>}  all: no article was left
     */
    async lookedUp(slots, valueOf, look, most, still) {
      /** @type {Kept[]} */
      const kept = [];
      let candidates = BackfileRank.first(slots, valueOf, MOST_CHECKED);
      let at = 0;
      for (; at < slots.length && kept.length < most; at += AT_ONCE) {
        if (at + AT_ONCE > candidates.length) candidates = BackfileRank.first(slots, valueOf, slots.length);
        kept.push(...(await look(candidates.slice(at, at + AT_ONCE))));
        still();
      }
      return { kept, all: at >= slots.length };
    }

    /** @param {Found} found @param {number[]} slots  those that have its phrases */
    settle(found, slots) {
      found.slots = Uint32Array.from(slots).sort();
      found.sure = true;
    }

    /**
     * Look the phrases of a query up in all texts, if that can be done in a while; tell whether it has been.
     * @param {string} query
     */
    async count(query) {
      const found = await this.find(query);
      if (!found.sure && found.slots.length > MOST_COUNTED) return false;
      if (!found.sure) {
        const look = (/** @type {number[]} */ some) => this.checked(some, found.checks);
        const { kept } = await this.lookedUp(found.slots, () => 0, look, Infinity, this.still());
        this.settle(found, kept);
      }
      return true;
    }

    /** @param {string} text @returns {Promise<Found>} */
    async find(text) {
      if (this.last?.query === text) return this.last.found;
      await this.stemmers(text);
      const query = BackfileQuery.parse(text);
      const [table, { terms, checks, sought }, allowed] = await Promise.all([
        this.table,
        this.termsOf(query),
        this.table.then((table) => BackfileChoices.allowed(this.terms, table, query.filters)),
      ]);
      const nothing = !terms.length && !checks.length && !query.filters.length;
      if (nothing) query.problems = [text.trim()];
      const none = new Uint8Array(table.lengths.length);
      const matched = await BackfileRank.match(this.terms, table, this.root, terms, nothing ? none : allowed);
      for (const check of checks.filter((one) => one.without)) check.among = await this.having(check.words);
      const found = { query, matched, slots: matched.slots, checks, sought, sure: !checks.length };
      this.last = { query: text, found };
      return found;
    }

    /**
     * Have the stemmers that the words of a text need.
     * @param {string} text
     */
    async stemmers(text) {
      await Promise.all(BackfileWords.needed(text).map(BackfileShards.part));
    }

    /** @param {Query} query */
    async termsOf(query) {
      /** @type {Promise<Term>[]} */
      const terms = [];
      /** @type {Check[]} */
      const checks = [];
      /** @type {Sought[]} */
      const sought = [];
      for (const asked of query.words) {
        const words = BackfileReading.words(asked.text);
        const phrase = words.length > 1 && (asked.phrase || asked.without);
        if (phrase) checks.push({ words, folded: words.map((word) => word.folded), without: asked.without, among: null });
        if (phrase && asked.without) continue;
        words.forEach((word, at) => {
          const prefix = asked.prefix && at === words.length - 1;
          if (!asked.without) sought.push({ folded: word.folded, stem: asked.phrase ? word.folded : word.stem, prefix });
          const forms = asked.phrase ? this.exact(word) : BackfileRank.formsOf(this.terms, word, prefix);
          terms.push(forms.then((found) => ({ forms: found, without: asked.without })));
        });
      }
      return { terms: await Promise.all(terms), checks, sought };
    }

    /** @param {Word} word @returns {Promise<Form[]>} */
    async exact(word) {
      const stems = Array.from(new Set([word.stem, word.base, word.folded]));
      const entries = (await Promise.all(stems.map((stem) => this.terms.forms(stem)))).flat();
      return entries
        .filter((entry) => entry.key.endsWith(`\0${word.folded}`))
        .map((entry) => ({ entry, factor: 1 }));
    }

    /**
     * Which articles have all of these words somewhere, by slot.
     * @param {Word[]} words
     */
    async having(words) {
      const terms = await Promise.all(words.map(async (word) => ({ forms: await this.exact(word), without: false })));
      const table = await this.table;
      const { slots } = await BackfileRank.match(this.terms, table, this.root, terms, null);
      const among = new Uint8Array(table.lengths.length);
      for (const slot of slots) among[slot] = 1;
      return among;
    }

    /**
     * Those of some articles that have the phrases, and not those that are not to be there.
     * @param {number[]} slots
     * @param {Check[]} checks
     */
    async checked(slots, checks) {
      const right = await Promise.all(
        slots.map(async (slot) => {
          const due = checks.filter((check) => !check.among || check.among[slot]);
          if (!due.length) return true;
          const doc = await this.texts.doc(slot);
          return due.every((check) => BackfileShown.paragraphWith(doc, check.folded) < 0 === check.without);
        }),
      );
      return slots.filter((_, at) => right[at]);
    }

    /**
     * @param {number} slot
     * @param {Sought[]} sought
     * @param {Check[]} [checks]
     */
    async hit(slot, sought, checks = []) {
      const doc = await this.texts.doc(slot);
      const phrase = checks.find((check) => !check.without);
      const paragraph = phrase ? BackfileShown.paragraphWith(doc, phrase.folded) : -1;
      const texts = doc.paragraphs.length + doc.around.length;
      return BackfileShown.hit(doc, sought, paragraph >= 0 && paragraph < texts ? paragraph : null);
    }

    /** @param {string} query */
    async facets(query) {
      const { slots, query: parsed } = await this.find(query);
      const table = await this.table;
      const [tag, author, publication, lang] = await Promise.all(
        ["t", "a", "p", "l"].map((kind) => BackfileChoices.counted(this.terms, table, slots, kind, MOST_CHOICES)),
      );
      const chosen = parsed.filters.some((one) => one.key === "year" && !one.without);
      const year = BackfileChoices.bars(table, chosen ? new Uint32Array() : slots, { ...parsed, filters: [] }, Infinity)
        .filter((bar) => bar.count)
        .map((bar) => ({ name: bar.from.slice(0, 4), value: bar.from.slice(0, 4), count: bar.count }))
        .reverse();
      return { tag, author, publication, lang, year };
    }

    /** @param {string} sentence @returns {Promise<Checked>} */
    async check(sentence) {
      await this.stemmers(sentence);
      const words = BackfileQuote.wordsOf(sentence);
      /** @type {Map<string, Word>} */
      const distinct = new Map();
      for (const word of words) distinct.set(word.folded, word);
      const telling = Array.from(distinct.values())
        .sort((one, other) => other.folded.length - one.folded.length)
        .slice(0, MOST_QUOTED);
      const table = await this.table;
      const counts = new Uint8Array(table.lengths.length);
      const scores = new Float32Array(table.lengths.length);
      for (const forms of await Promise.all(telling.map((word) => this.exact(word)))) {
        for (const { entry } of forms) {
          const { slots } = await this.terms.postings(entry);
          const rarity = Math.log(1 + this.size / entry.count);
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
        (await Promise.all(slots.map((slot) => this.texts.doc(slot)))).flatMap((doc) => {
          const paragraph = BackfileQuote.exact(doc, parts);
          return paragraph < 0 ? [] : { hit: BackfileShown.hit(doc, sought, paragraph) };
        });
      const all = some.filter((slot) => counts[slot] >= telling.length);
      const { kept } = await this.lookedUp(all, (slot) => scores[slot], look, MOST_FOUND + 1, () => undefined);
      const [found, more] = [kept.slice(0, MOST_FOUND), kept.length > MOST_FOUND];
      if (found.length) return { found, nearest: null, more };
      return { found, more, nearest: await this.nearest(BackfileRank.first(some, (slot) => scores[slot], MOST_NEAR), sentence, sought) };
    }

    /** @param {number[]} slots @param {string} sentence @param {Sought[]} sought */
    async nearest(slots, sentence, sought) {
      let best = null;
      let doc = null;
      for (const slot of slots) {
        const other = await this.texts.doc(slot);
        const near = BackfileQuote.nearest(other, sentence);
        if (near && near.likeness > (best?.likeness ?? 0)) [best, doc] = [near, other];
      }
      if (!best || !doc) return null;
      const { said, difference, paragraph } = best;
      return { hit: BackfileShown.hit(doc, sought, paragraph), said, difference };
    }
  }

  /**
   * Open the index of the site whose top is there ("" or "../"). Rejects with an Error where there is none.
   * @param {string} top
   */
  async function open(top) {
    BackfileShards.at(top);
    /** @type {Root} */
    const root = await BackfileShards.load("root");
    if (root.form !== FORM) throw new Error("the index is of another form than this page reads");
    return new Engine(root);
  }

  return { open };
})();
