"use strict";
/* What narrows a query: names that articles stand under, and the time that they may be of. */

const BackfileChoices = (() => {
  /** @type {Record<string, string>} */
  const KINDS = { tag: "t", author: "a", publication: "p", lang: "l" };
  const ONE_OF = ["publication", "lang", "year"];
  const MOST_YEARS = 20;
  const NEAR = 3 * 366;

  /** @param {string} name */
  const folded = (name) =>
    BackfileReading.words(name)
      .map((word) => word.folded)
      .join(" ") || name.toLowerCase();

  /**
   * Which articles the filters allow, by slot; null where there are none. Of several publications, languages or
   * years an article need have but one, of all else every one.
   * @param {Terms} terms
   * @param {Table} table
   * @param {Filter[]} filters
   */
  async function allowed(terms, table, filters) {
    if (!filters.length) return null;
    const room = table.lengths.length;
    const all = new Uint8Array(room).fill(1);
    /** @type {Map<string, Uint8Array>} */
    const some = new Map();
    for (const filter of filters) {
      const marks = filter.key in KINDS ? await named(terms, filter, room) : within(table, filter);
      if (filter.without) for (let slot = 0; slot < room; slot++) all[slot] &= 1 - marks[slot];
      else if (ONE_OF.includes(filter.key)) {
        const group = some.get(filter.key) ?? new Uint8Array(room);
        for (let slot = 0; slot < room; slot++) group[slot] |= marks[slot];
        some.set(filter.key, group);
      } else for (let slot = 0; slot < room; slot++) all[slot] &= marks[slot];
    }
    for (const group of some.values()) for (let slot = 0; slot < room; slot++) all[slot] &= group[slot];
    return all;
  }

  /** @param {Terms} terms @param {Filter} filter @param {number} room */
  async function named(terms, filter, room) {
    const name = `\x01${KINDS[filter.key]}${folded(filter.value)}`;
    const entries = await terms.range(`${name}\0`, `${name}\x01`);
    if (filter.key === "lang") entries.push(...(await terms.range(`${name} `, `${name}!`))); // en is en-GB as well
    const marks = new Uint8Array(room);
    for (const entry of entries) for (const slot of (await terms.postings(entry)).slots) marks[slot] = 1;
    return marks;
  }

  /** @param {Table} table @param {Filter} filter */
  function within(table, filter) {
    const marks = new Uint8Array(table.lengths.length);
    const span = BackfileQuery.span(filter.value);
    if (!span) return marks;
    const first = filter.key === "before" ? 1 : span.first;
    const last = filter.key === "after" ? Infinity : span.last;
    for (let slot = 0; slot < marks.length; slot++)
      if (table.firsts[slot] && table.firsts[slot] <= last && table.lasts[slot] >= first) marks[slot] = 1;
    return marks;
  }

  /**
   * How many of some articles may be of each year, or of each month where the query is for a few years.
   * @param {Table} table
   * @param {Uint32Array} slots
   * @param {Query} query
   * @returns {Bar[]}
   */
  function bars(table, slots, query) {
    const [low, high] = asked(query.filters);
    const monthly = high - low < NEAR;
    /** @type {Map<number, number>} */
    const counts = new Map();
    /** @type {Map<number, number>} */
    const known = new Map();
    const stepOf = (/** @type {number} */ day) => {
      let step = known.get(day);
      if (step === undefined) {
        const date = BackfileQuery.dateOf(day);
        step = monthly ? date.getUTCFullYear() * 12 + date.getUTCMonth() : date.getUTCFullYear();
        known.set(day, step);
      }
      return step;
    };
    for (const slot of slots) {
      const [first, last] = [Math.max(table.firsts[slot], low), Math.min(table.lasts[slot], high)];
      if (!table.firsts[slot] || last - first > MOST_YEARS * 366) continue;
      const end = first === last ? stepOf(first) : stepOf(last);
      for (let step = stepOf(first); step <= end; step++) counts.set(step, (counts.get(step) ?? 0) + 1);
    }
    const steps = [...counts.keys()].sort((one, other) => one - other);
    if (!steps.length) return [];
    /** @type {Bar[]} */
    const made = [];
    for (let step = steps[0]; step <= steps[steps.length - 1]; step++) {
      const [year, month] = monthly ? [Math.floor(step / 12), (step % 12) + 1] : [step, 1];
      const next = monthly ? BackfileQuery.dayOf(year, month + 1, 1) : BackfileQuery.dayOf(year + 1, 1, 1);
      const from = BackfileQuery.isoOf(BackfileQuery.dayOf(year, month, 1));
      made.push({ from, to: BackfileQuery.isoOf(next - 1), count: counts.get(step) ?? 0 });
    }
    return made;
  }

  /** @param {Filter[]} filters @returns {[number, number]}  the days that a query asks for */
  function asked(filters) {
    let [low, high] = [1, Infinity];
    const years = filters.filter((one) => one.key === "year" && !one.without).flatMap((one) => BackfileQuery.span(one.value) ?? []);
    if (years.length) {
      low = Math.min(...years.map((one) => one.first));
      high = Math.max(...years.map((one) => one.last));
    }
    for (const { key, value, without } of filters) {
      const span = without ? null : BackfileQuery.span(value);
      if (key === "after" && span) low = Math.max(low, span.first);
      if (key === "before" && span) high = Math.min(high, span.last);
    }
    return [low, high];
  }

  /**
   * The names of a kind that most of some articles stand under.
   * @param {Terms} terms
   * @param {Table} table
   * @param {Uint32Array} slots
   * @param {string} kind
   * @param {number} most
   * @returns {Promise<Choice[]>}
   */
  async function counted(terms, table, slots, kind, most) {
    const marks = new Uint8Array(table.lengths.length);
    for (const slot of slots) marks[slot] = 1;
    const entries = await terms.range(`\x01${kind}`, `\x01${kind}\uffff`);
    const choices = await Promise.all(
      entries.map(async (entry) => {
        let count = 0;
        for (const slot of (await terms.postings(entry)).slots) count += marks[slot];
        const name = entry.key.slice(entry.key.indexOf("\0") + 1);
        return { name, value: name, count };
      }),
    );
    return choices
      .filter((choice) => choice.count)
      .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1))
      .slice(0, most);
  }

  return { allowed, bars, counted };
})();
