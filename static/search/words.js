"use strict";
/* Words as the index knows them: backfile/words does the same in Python, and tests/words holds both to one list.
   Needs the stemmers of static/search/snowball before it. */

/**
 * A word of a text: its exact form, folded; its stem; and where its token stands in the text (UTF-16 offsets).
 * @typedef {{folded: string, stem: string, start: number, end: number}} Word
 */

const BackfileWords = (() => {
  const MOST_LETTERS = 40;

  // Single letters with dots between them, or a run of letters, marks and digits. Marks, soft hyphens and joiners
  // stand within a token, and so does an apostrophe between two letters.
  const LETTER = "\\p{L}\\p{N}_";
  const MARK = "(?![\\u{10000}-\\u{10FFFF}])\\p{M}|[\\u00ad\\u200c\\u200d]";
  const TOKEN = new RegExp(
    `(?:(?!\\p{N}|_)[${LETTER}])(?:\\.(?!\\p{N}|_)[${LETTER}])+(?![${LETTER}])` +
      `|[${LETTER}](?:[${LETTER}]|${MARK}|['\\u2019\\uff07](?=[${LETTER}]))*`,
    "gu",
  );

  // Of the marks that NFD takes off their letters, Cyrillic keeps breve and diaeresis: й is not и, nor ї і.
  const ACCENTS =
    /([\u0400-\u04ff][\u0306\u0308])|[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670]/g;
  const APOSTROPHES = /[\u2019\uff07\u02bc\u02bb\u055a]/g;
  const SILENT = /[\u00ad\u200c\u200d.]/g;
  /** @type {Record<string, string>} */
  const LETTERS = {
    ё: "е", ς: "σ", ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i",
  };
  const CHANGED = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
  const ELIDED =
    /^(l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu|un|all|dell|nell|sull|dall|coll|quell|quest)'([aeiouyh].*)$/s;

  // Scripts without spaces between words, and Hangul, whose words carry their particles: pairs of characters.
  const PAIRED = new RegExp(
    "([\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\u2fdf\\u3005-\\u3007\\u3040-\\u30ff\\u3100-\\u318f" +
      "\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua960-\\ua97f\\uac00-\\ud7af\\uf900-\\ufaff" +
      "\\u{20000}-\\u{3ffff}]+)",
    "u",
  );

  const english = new EnglishStemmer();
  const russian = new RussianStemmer();

  /** @param {string} word */
  function stemOf(word) {
    if (/^[a-z]{3,}$/.test(word)) return english.stemWord(word);
    if (/^[а-я]{3,}$/.test(word)) return russian.stemWord(word);
    return word;
  }

  /** @param {string} text */
  function cut(text) {
    return text.length > MOST_LETTERS ? Array.from(text).slice(0, MOST_LETTERS).join("") : text;
  }

  /** @param {string} token */
  function plain(token) {
    const text = token.normalize("NFKC").toLowerCase().replace(APOSTROPHES, "'");
    return text
      .normalize("NFD")
      .replace(ACCENTS, "$1")
      .normalize("NFC")
      .replace(CHANGED, (letter) => LETTERS[letter])
      .replace(SILENT, "");
  }

  /**
   * The words of a token: each folded, which is without case, accents, the width of its letters, apostrophes and
   * the dots of an abbreviation; and its stem.
   * @param {string} token
   * @returns {{folded: string, stem: string}[]}
   */
  function wordsOf(token) {
    /** @type {{folded: string, stem: string}[]} */
    const words = [];
    for (const part of plain(token).split("_")) {
      const elided = ELIDED.exec(part);
      for (const word of elided ? elided.slice(1) : [part]) {
        const whole = word.replaceAll("'", "");
        if (!whole) continue;
        const base = word.replace(/'s$/, "").replaceAll("'", "") || whole;
        whole.split(PAIRED).forEach((run, place) => {
          if (place % 2) {
            const letters = Array.from(run);
            for (let at = 0; at < Math.max(1, letters.length - 1); at++) {
              const pair = letters.slice(at, at + 2).join("");
              words.push({ folded: pair, stem: pair });
            }
          } else if (run) {
            words.push({ folded: cut(run), stem: stemOf(cut(run === whole ? base : run)) });
          }
        });
      }
    }
    return words;
  }

  /**
   * The words of a text in order, stemmed as English in Latin letters and as Russian in Cyrillic ones.
   * What an index has of an article in another language of these letters is the folded form alone.
   * @param {string} text
   * @returns {Word[]}
   */
  function words(text) {
    const found = [];
    for (const match of text.matchAll(TOKEN)) {
      const start = match.index;
      for (const word of wordsOf(match[0])) found.push({ ...word, start, end: start + match[0].length });
    }
    return found;
  }

  return { words };
})();
