"use strict";
/* What narrows a query: names that articles stand under, and the time that they may be of. */

const BackfileChoices = (() => {
  /** @type {Record<string, string>} */
  const KINDS = { tag: "t", author: "a", publication: "p", lang: "l" };
  const ONE_OF = ["publication", "lang", "year"];
  const MOST_YEARS = 20;
  const NEAR = 3 * 366;
  const SHORT = [1, 3]; // months to a bar
  const LONG = [12, 24, 60, 120, 240, 600, 1_200];

  /** @param {string} name */
  const folded = (name) =>
    BackfileReading.words(name)
      .map((word) => word.folded)
      .join(" ") || name.toLowerCase();

  /** @param {Entry} entry */
  const nameOf = (entry) => entry.key.slice(entry.key.indexOf("\0") + 1);

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
    let entries = await terms.range(`${name}\0`, `${name}\x01`);
    const same = entries.filter((entry) => BackfileQuery.bare(nameOf(entry)) === filter.value);
    if (same.length) entries = same; // of "C" and "C++", which are one when they are folded, the one that is meant
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
   * How many of some articles may be of each year, or of each month where the query is for a few years; where that
   * would be more than so many bars, of each quarter, decade, …
   * @param {Table} table
   * @param {Uint32Array} slots
   * @param {Query} query
   * @param {number} most
   * @returns {Bar[]}
   */
  function bars(table, slots, query, most) {
    const [low, high] = asked(query.filters);
    const [begins, ends] = [new Int32Array(slots.length), new Int32Array(slots.length)];
    let [held, least, greatest] = [0, Infinity, -Infinity];
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at];
      const first = Math.max(table.firsts[slot], low);
      const last = Math.min(table.lasts[slot], high);
      if (!table.firsts[slot] || last < first) continue;
      begins[held] = BackfileQuery.monthOf(first);
      ends[held] = first === last ? begins[held] : BackfileQuery.monthOf(last);
      // What may be of any time is counted with the others, and makes no bars of its own.
      if (last - first <= MOST_YEARS * 366) {
        least = Math.min(least, begins[held]);
        greatest = Math.max(greatest, ends[held]);
      }
      held++;
    }
    if (least > greatest) return [];
    const fits = (/** @type {number} */ size) => Math.floor(greatest / size) - Math.floor(least / size) < most;
    const sizes = high - low < NEAR ? [...SHORT, ...LONG] : LONG;
    const size = sizes.find(fits) ?? LONG[LONG.length - 1];
    const lowest = Math.floor(least / size);
    const counts = new Uint32Array(Math.floor(greatest / size) - lowest + 1);
    for (let at = 0; at < held; at++) {
      const end = Math.min(counts.length - 1, Math.floor(ends[at] / size) - lowest);
      for (let step = Math.max(0, Math.floor(begins[at] / size) - lowest); step <= end; step++) counts[step]++;
    }
    const begin = (/** @type {number} */ step) => Math.max(1, BackfileQuery.dayOf(0, (lowest + step) * size + 1, 1));
    return Array.from(counts, (count, step) => ({
      from: BackfileQuery.isoOf(begin(step)),
      to: BackfileQuery.isoOf(begin(step + 1) - 1),
      count,
    }));
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
    const entries = await terms.range(`\x01${kind}`, `\x01${kind}\u{10ffff}`);
    const choices = await Promise.all(
      entries.map(async (entry) => {
        let count = 0;
        for (const slot of (await terms.postings(entry)).slots) count += marks[slot];
        return { name: nameOf(entry), value: nameOf(entry), count };
      }),
    );
    const within = (/** @type {Choice} */ one, /** @type {Choice} */ other) =>
      other === one || (kind === "l" && other.name.toLowerCase().startsWith(`${one.name.toLowerCase()}-`));
    return choices
      .map((one) => ({ ...one, count: choices.reduce((sum, other) => sum + (within(one, other) ? other.count : 0), 0) }))
      .filter((choice) => choice.count)
      .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1))
      .slice(0, most);
  }

  return { allowed, bars, counted };
})();
