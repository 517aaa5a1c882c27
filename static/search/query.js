"use strict";
/* What a reader asks for: the query text, read and written. */

/**
 * @typedef {{text: string, phrase: boolean, without: boolean, prefix: boolean}} Asked  words that are asked for
 * @typedef {{key: string, value: string, without: boolean}} Filter
 * @typedef {{words: Asked[], filters: Filter[], problems: string[], open: boolean}} Query  open: its last word is still being typed
 * @typedef {{first: number, last: number}} Span  days from 1 (0001-01-01), both within it
 */

const BackfileQuery = (() => {
  const KEYS = ["tag", "author", "publication", "lang", "year", "before", "after"];
  const DATES = ["year", "before", "after"];
  const SINGLE = [...DATES, "publication", "lang"];
  const QUOTED = '["“”„«»][^"“”„«»]*["“”„«»]?';
  const PART = new RegExp(`(-?)(?:(${KEYS.join("|")}):(${QUOTED}|[^\\s"“”„«»]+)|(${QUOTED})|([^\\s"“”„«»]+))`, "giu");
  const DAY = 86_400_000;
  const EPOCH = 719_163; // 1970-01-01

  /** @param {string} text */
  const bare = (text) => text.replace(/["“”„«»]/g, " ").trim();

  /**
   * Read a query: each word, "phrase" and key:value; what begins with "-" is not to be there. A word that ends with
   * "*", or at which the reader may still be typing, stands for all that begin so.
   * @param {string} text
   * @returns {Query}
   */
  function parse(text) {
    /** @type {Query} */
    const query = { words: [], filters: [], problems: [], open: false };
    for (const part of text.matchAll(PART)) {
      const [whole, minus, key, value, quoted, word] = part;
      const without = minus === "-";
      if (key) {
        const filter = { key: key.toLowerCase(), value: bare(value), without };
        const wrong = DATES.includes(filter.key) && !span(filter.value);
        if (wrong) query.problems.push(whole);
        else query.filters.push(filter);
      } else {
        const said = quoted ? bare(quoted) : word.replace(/(?<!\*)\*+$/, "");
        const starred = !quoted && word.endsWith("*");
        const last = !quoted && !starred && !without && part.index + whole.length === text.length;
        query.open = last && /[\p{L}\p{N}]/u.test(said);
        if (said) query.words.push({ text: said, phrase: Boolean(quoted), without, prefix: starred || query.open });
      }
    }
    return query;
  }

  /**
   * The days of a year, a month or a day ("2024", "2024-03", "2024-03-05"); null for what is none.
   * @param {string} text
   * @returns {Span | null}
   */
  function span(text) {
    const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
    if (!parts) return null;
    const [year, month, day] = parts.slice(1).map(Number);
    const first = dayOf(year, month || 1, day || 1);
    const last = day ? first : month ? dayOf(year, month + 1, 1) - 1 : dayOf(year + 1, 1, 1) - 1;
    return year > 0 && isoOf(first).startsWith(text) ? { first, last } : null;
  }

  /** @param {number} year @param {number} month @param {number} day */
  function dayOf(year, month, day) {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return Math.round(date.getTime() / DAY) + EPOCH;
  }

  /** @param {number} day */
  const dateOf = (day) => new Date((day - EPOCH) * DAY);

  /** @param {number} day */
  const isoOf = (day) => dateOf(day).toISOString().slice(0, 10);

  /**
   * The month of a day, counted from January of the year 0: without a Date, of which each would need one.
   * In a cycle of 400 years from 1 March on, a month is 153 days in five.
   * @param {number} day
   */
  function monthOf(day) {
    const since = day + 305; // days since 0000-03-01
    const cycle = Math.floor(since / 146_097);
    const rest = since - cycle * 146_097;
    const year = Math.floor((rest - Math.floor(rest / 1_460) + Math.floor(rest / 36_524) - Math.floor(rest / 146_096)) / 365);
    const month = Math.floor((5 * (rest - 365 * year - Math.floor(year / 4) + Math.floor(year / 100)) + 2) / 153);
    return (cycle * 400 + year) * 12 + month + 2;
  }

  /** @param {string} text @param {string} key @param {string} value */
  const holds = (text, key, value) =>
    parse(text).filters.some((filter) => filter.key === key && !filter.without && filter.value === bare(value));

  /**
   * A query that also asks for this. Of what an article has but one of, it takes the place of others.
   * @param {string} text
   * @param {string} key
   * @param {string} value
   */
  function withFilter(text, key, value) {
    if (!SINGLE.includes(key) && holds(text, key, value)) return text;
    const rest = SINGLE.includes(key) ? withoutFilter(text, key) : text.trim();
    const said = bare(value);
    return `${rest} ${key}:${/^[^\s]+$/u.test(said) ? said : `"${said}"`} `.trimStart();
  }

  /**
   * A query that no longer asks for this; where no value is given, for none of the key.
   * @param {string} text
   * @param {string} key
   * @param {string} [value]
   */
  function withoutFilter(text, key, value) {
    const left = text.replace(PART, (whole, minus, found, said) =>
      found?.toLowerCase() === key && (value === undefined ? !minus : bare(said) === bare(value)) ? "" : whole,
    );
    return left === text ? text : left.replace(/\s+/g, " ").trim();
  }

  return { parse, bare, span, dayOf, monthOf, isoOf, with: withFilter, without: withoutFilter };
})();
