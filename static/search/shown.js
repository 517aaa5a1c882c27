"use strict";
/* How a hit is shown: the paragraph that is most about the query, cut around its words, and they marked. */

/**
 * @typedef {{text: string, marks: [number, number][]}} Marked  a text, and the UTF-16 offsets of words to mark
 * @typedef {{path: string, paragraph: number | null, title: Marked, snippet: Marked, language: string, when: string,
 *            publication: string, byline: string}} Hit
 * @typedef {{folded: string, stem: string, prefix: boolean}} Sought
 */

const BackfileShown = (() => {
  const MOST = 240;

  /** @param {Word} word @param {Sought[]} sought @returns {number} its place there, or -1 */
  const placeOf = (word, sought) =>
    sought.findIndex(
      (one) =>
        word.folded === one.folded ||
        (one.prefix && word.folded.startsWith(one.folded)) ||
        // A stem begins as its words do: most words are none of it, and need not be stemmed.
        (word.folded[0] === one.folded[0] && (word.stem === one.stem || word.stem === one.folded)),
    );

  /**
   * The chunks of a text that may have a word that is sought: it begins with the same letter (see placeOf). Letters of
   * ASCII and plain Cyrillic stay what they are when they are folded; what has others may begin with any.
   * @param {Sought[]} sought
   */
  const beginning = (sought) =>
    new RegExp(
      `(?<!\\S)\\S*?(?:(?<![0-9A-Za-zА-я])[${sought.map((one) => one.folded[0]).join("")}]|[^\\0-\\x7fА-я])\\S*`,
      "gi",
    );

  /**
   * @param {string} text
   * @param {Sought[]} sought
   * @returns {[number, number, number][]}  begin, end, place of what is sought
   */
  function found(text, sought) {
    /** @type {[number, number, number][]} */
    const marks = [];
    const letters = sought.map((one) => BackfileWords.isLetter(one.folded));
    const some = letters.includes(true);
    for (const word of BackfileReading.words(text, beginning(sought))) {
      let { start, end } = word;
      let place = placeOf(word, sought);
      if (place < 0 && some) {
        place = letters.findIndex((letter, at) => letter && word.folded.includes(sought[at].folded));
        const { folded } = sought[place] ?? word;
        if (end - start === word.folded.length) end = (start += word.folded.indexOf(folded)) + folded.length;
      }
      if (place >= 0 && marks.at(-1)?.[0] !== start) marks.push([start, end, place]);
    }
    return marks;
  }

  /**
   * A place in a text that is not within a pair of UTF-16 units.
   * @param {string} text
   * @param {number} at
   */
  const whole = (text, at) => (text.charCodeAt(at) >> 10 === 0x37 ? at + 1 : at);

  /**
   * Cut a text around the closest of its marks.
   * @param {string} text
   * @param {[number, number, number][]} marks
   * @returns {Marked}
   */
  function cut(text, marks) {
    if (text.length <= MOST) return { text, marks: marks.map(([from, to]) => [from, to]) };
    let best = 0;
    let most = -1;
    marks.forEach(([begin], at) => {
      const places = new Set();
      for (let next = at; next < marks.length && marks[next][1] - begin < MOST - 40; next++) places.add(marks[next][2]);
      if (places.size > most) [best, most] = [begin, places.size];
    });
    let begin = Math.max(0, Math.min(best - 40, text.length - MOST));
    const space = text.indexOf(" ", begin) + 1;
    if (begin > 0) begin = space && space <= best ? space : whole(text, begin);
    let end = Math.min(text.length, begin + MOST);
    const last = text.lastIndexOf(" ", end);
    if (end < text.length) end = last > begin + MOST / 2 ? last : whole(text, end);
    const [before, after] = [begin > 0 ? "… " : "", end < text.length ? " …" : ""];
    const moved = before.length - begin;
    return {
      text: before + text.slice(begin, end) + after,
      marks: marks.filter(([from, to]) => from >= begin && to <= end).map(([from, to]) => [from + moved, to + moved]),
    };
  }

  /**
   * @param {Doc} doc
   * @param {Sought[]} sought
   * @param {number | null} [paragraph]  the one to be shown, from 0; else the best is found
   * @returns {Hit}
   */
  function hit(doc, sought, paragraph = null) {
    const texts = [...doc.paragraphs, ...doc.around];
    let [best, marks, most] = [0, /** @type {[number, number, number][]} */ ([]), 0];
    texts.forEach((text, at) => {
      if (paragraph !== null && at !== paragraph) return;
      const here = found(text, sought);
      const worth = new Set(here.map((mark) => mark[2])).size + here.length / 1_000;
      if (worth > most) [best, marks, most] = [at, here, worth];
    });
    if (paragraph !== null) best = paragraph;
    const title = found(doc.title, sought).map(([from, to]) => /** @type {[number, number]} */ ([from, to]));
    return {
      path: `articles/${doc.key}.html`,
      paragraph: (most || paragraph !== null) && best < doc.paragraphs.length ? best + 1 : null,
      title: { text: doc.title, marks: title },
      snippet: cut(texts[best] ?? "", marks),
      language: doc.language,
      when: doc.date,
      publication: doc.publication,
      byline: doc.byline,
    };
  }

  /**
   * Where a text has words one behind the other: the paragraph from 0, -1 for none.
   * @param {Doc} doc
   * @param {string[]} folded
   */
  function paragraphWith(doc, folded) {
    return [...doc.paragraphs, ...doc.around, doc.title].findIndex(
      (text) => BackfileReading.run(BackfileReading.folded(text), folded) >= 0,
    );
  }

  return { hit, paragraphWith };
})();
