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
 * @typedef {{query: Query, matched: Matched, slots: Uint32Array, checks: Check[], sought: Sought[],
 *            sure: boolean}} Found  sure: the phrases are looked up in all texts
 * @typedef {{root: Root, size: number, terms: Terms, texts: Texts, table: Promise<Table>}} Engine  what it reads
 */

const BackfileEngine = (() => {
  const FORM = 1;
  const MOST_COUNTED = 3_000;
  const MOST_CHOICES = 20;

  class Searching {
    /** @param {Root} root */
    constructor(root) {
      this.root = root;
      this.size = root.articles;
      this.terms = new BackfileTerms.Terms(root);
      // A query that is waiting asks for its words first, of which it has the most to do.
      const base = new Promise((go) => setTimeout(go));
      this.table = base.then(() => BackfileDocs.table(root.tables));
      this.texts = new BackfileDocs.Texts(root.base >= 0 ? base.then(() => BackfileShards.load("base")) : null);
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
        const most = slots.length <= BackfileLooking.MOST ? Infinity : skip + take;
        const look = (/** @type {number[]} */ some) => BackfileLooking.checked(this.texts, some, checks);
        const { kept, all } = await BackfileLooking.kept(slots, valueOf, look, most, still);
        more = !all;
        total = kept.length;
        chosen = kept.slice(skip, skip + take);
        if (all) this.settle(found, kept);
      } else chosen = BackfileRank.first(slots, valueOf, skip + take).slice(skip);
      const hits = Promise.all(chosen.map((slot) => BackfileLooking.hit(this.texts, slot, sought, checks)));
      const time = more ? [] : BackfileChoices.bars(table, found.slots, found.query, bars); // while texts are loaded
      const answer = {
        total,
        more,
        hits: await hits,
        bars: time,
        terms: sought.map((one) => one.folded),
        problems: found.query.problems,
      };
      still();
      return answer;
    }

    /** What throws as soon as another query has been made. */
    still() {
      const mine = this.asked;
      return () => {
        if (mine !== this.asked) throw new DOMException("another query was made meanwhile", "AbortError");
      };
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
        const look = (/** @type {number[]} */ some) => BackfileLooking.checked(this.texts, some, found.checks);
        const { kept } = await BackfileLooking.kept(found.slots, () => 0, look, Infinity, this.still());
        this.settle(found, kept);
      }
      return true;
    }

    /** @param {string} text @returns {Promise<Found>} */
    async find(text) {
      if (this.last?.query === text) return this.last.found;
      await BackfileAsking.stemmers(text);
      const query = BackfileQuery.parse(text);
      const [table, { terms, checks, sought }, allowed] = await Promise.all([
        this.table,
        BackfileAsking.termsOf(this.terms, query),
        this.table.then((table) => BackfileChoices.allowed(this.terms, table, query.filters)),
      ]);
      const nothing = !terms.length && !checks.length && !query.filters.length;
      if (nothing) query.problems = [text.trim()];
      const none = new Uint8Array(table.lengths.length);
      const matched = BackfileRank.match(table, this.root, terms, nothing ? none : allowed);
      for (const check of checks.filter((one) => one.without)) check.among = await this.having(check.words);
      const found = { query, matched, slots: matched.slots, checks, sought, sure: !checks.length };
      this.last = { query: text, found };
      return found;
    }

    /**
     * Which articles have all of these words somewhere, by slot.
     * @param {Word[]} words
     */
    async having(words) {
      const { term, exact } = BackfileAsking;
      const terms = await Promise.all(words.map((word) => term(this.terms, exact(this.terms, word))));
      const table = await this.table;
      const { slots } = BackfileRank.match(table, this.root, terms, null);
      const among = new Uint8Array(table.lengths.length);
      for (const slot of slots) among[slot] = 1;
      return among;
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
    return new Searching(root);
  }

  return { open };
})();
