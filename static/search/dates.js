"use strict";
/* Dates in words: an article's EDTF value (ISO 8601-2, level 1) as its page says it, and the days of a bar. What is
   rare (a season, a decade) is shown as it is written. Needs says.js. */

const BackfileDates = (() => {
  const { say } = BackfileSays;

  /**
   * A year, a month or a day in words; anything else as it is.
   * @param {string} text "2024-11-19", perhaps with a time behind it
   * @param {boolean} after whether it stands after a word such as "until", which bends it in some languages
   */
  function plain(text, after) {
    const found = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d)(?:T.*)?)?)?$/.exec(text);
    if (!found) return text;
    const [year, month, day] = found.slice(1).map((part) => part && String(Number(part)));
    if (!month) return say(after ? "year-after" : "year", { year });
    const name = say(day || after ? `month-of-a-day-${month}` : `month-${month}`);
    return say(day ? "day" : after ? "month-after" : "month", { day, month: name, year });
  }

  /** @param {string} text a date, perhaps uncertain (?), approximate (~) or both (%) @param {boolean} [after] */
  function one(text, after = false) {
    const date = plain(text.replace(/[?~%]$/, ""), after);
    const mark = /[?~%]$/.exec(text)?.[0];
    if (!mark) return date;
    return say({ "?": "uncertain", "~": "about", "%": "about-uncertain" }[mark] ?? mark, { date });
  }

  /** @param {string} text a value of EDTF; "" is of no known date */
  function edtf(text) {
    if (!text) return say("undated");
    const set = /^[[{](.*)[\]}]$/.exec(text);
    if (set) return set[1].split(",").map(choice).reduce((one, other) => say("or", { one, other }));
    const [low, high] = text.split("/");
    if (high === undefined) return one(text);
    if (low === "" || low === "..") return say("until", { date: one(high, true) });
    if (high === "" || high === "..") return say("from", { date: one(low, true) });
    return say("from-to", { low: one(low, true), high: one(high, true) });
  }

  /** @param {string} text "..2024-11-20", "2024-11-18..2024-11-20" or "2024-11-18" */
  function choice(text) {
    const [low, high] = text.split("..");
    if (high === undefined) return one(low);
    if (!low) return say("before", { date: one(high, true) });
    if (!high) return say("after", { date: one(low, true) });
    return say("between", { low: shortened(low, high), high: one(high, true) });
  }

  /** The first of two days, without the month and year that the second repeats. @param {string} low @param {string} high */
  function shortened(low, high) {
    const days = [low, high].map((text) => /^(\d{4})-(\d\d)-(\d\d)$/.exec(text));
    if (!days[0] || !days[1] || days[0][1] !== days[1][1]) return one(low, true);
    const [month, day] = days[0].slice(2).map((part) => String(Number(part)));
    return days[0][2] === days[1][2] ? day : say("day-of-month", { day, month: say(`month-of-a-day-${month}`) });
  }

  /**
   * The time from one day to another, as one name where it is a day, a month or a year.
   * @param {string} first "2024-03-01"
   * @param {string} last "2024-03-31"
   */
  function span(first, last) {
    return edtf(short(first, last));
  }

  /**
   * The time from one day to another as EDTF has it, shortest: "2024", "2024-03", "1990/1999", "2024-01/2024-03".
   * @param {string} first
   * @param {string} last
   */
  function short(first, last) {
    const next = new Date(`${last}T00:00:00Z`);
    next.setUTCDate(next.getUTCDate() + 1);
    const months = first.endsWith("-01") && next.getUTCDate() === 1;
    const size = first.endsWith("-01-01") && last.endsWith("-12-31") ? 4 : months ? 7 : 10;
    const [low, high] = [first.slice(0, size), last.slice(0, size)];
    return low === high ? low : `${low}/${high}`;
  }

  return { edtf, span, short };
})();
