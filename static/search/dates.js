"use strict";
/* Dates in words: an article's EDTF value (ISO 8601-2, level 1), and the days of a bar. Needs says.js. */

const BackfileDates = (() => {
  const { say, locale } = BackfileSays;

  /** @param {Intl.DateTimeFormatOptions} options */
  const format = (options) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
  const days = format({ day: "numeric", month: "long", year: "numeric" });
  const months = format({ month: "long", year: "numeric" });

  /**
   * A year, a month or a day in words; anything else as it is.
   * @param {string} text "2024-11-19", perhaps with a time behind it
   */
  function plain(text) {
    const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T|$)/.exec(text);
    if (!found || Number(found[2] ?? 1) > 12) return text;
    if (!found[2]) return String(Number(found[1]));
    const day = new Date(0);
    day.setUTCFullYear(Number(found[1]), Number(found[2]) - 1, Number(found[3] ?? 1));
    return (found[3] ? days : months).format(day);
  }

  /** @param {string} text a value of EDTF; "" is of no known date */
  function edtf(text) {
    if (!text) return say("undated");
    if (/^[[{].*[\]}]$/.test(text)) return choice(text.slice(1, -1));
    const [first, last] = text.split("/");
    if (last === undefined) return one(text);
    if (/^(\.\.)?$/.test(first)) return say("until", { date: one(last) });
    if (/^(\.\.)?$/.test(last)) return say("since", { date: one(first) });
    return say("from-to", { first: one(first), last: one(last) });
  }

  /** @param {string} text "..2024-11-20", "2024-11-18..2024-11-20" or "2024-11-18,2024-11-20" @returns {string} */
  function choice(text) {
    if (text.includes(",")) return text.split(",").map(choice).join(" / ");
    const [first, last] = text.split("..");
    if (last === undefined) return one(first);
    if (!first) return say("until", { date: one(last) });
    if (!last) return say("since", { date: one(first) });
    return say("between", { first: one(first), last: one(last) });
  }

  /** @param {string} text a date, perhaps uncertain (?) or approximate (~) or both (%) */
  function one(text) {
    const words = plain(text.replace(/[?~%]$/, ""));
    const about = /[~%]$/.test(text) ? say("about", { date: words }) : words;
    return /[?%]$/.test(text) ? say("uncertain", { date: about }) : about;
  }

  /**
   * The time from one day to another, as one name where it is a day, a month or a year.
   * @param {string} first "2024-03-01"
   * @param {string} last "2024-03-31"
   */
  function span(first, last) {
    return plain(short(first, last)) || say("from-to", { first: plain(first), last: plain(last) });
  }

  /**
   * The month or year that has just these days ("2024-03", "2024"), or the day; "" where it is another time.
   * @param {string} first
   * @param {string} last
   */
  function short(first, last) {
    if (first === last) return first;
    const year = first.slice(0, 4);
    if (first === `${year}-01-01` && last === `${year}-12-31`) return year;
    const month = first.slice(0, 7);
    const end = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
    return first === `${month}-01` && last === `${month}-${end}` ? month : "";
  }

  return { edtf, span, short };
})();
