"use strict";
/* Words as the index knows them: backfile/words does the same in Python, and tests/words holds both to one list.
   The stemmers of static/search/snowball may come later, before a stem is asked for. */

/** @typedef {InstanceType<typeof BackfileWords.Word>} Word */

const BackfileWords = (() => {
  const MOST_LETTERS = 40;
  const MOST_STEMS = 50_000;
  const PLAIN = /^[A-Za-z0-9]+$/;

  // Single letters with dots between them, or a run of letters, marks and digits. Marks, soft hyphens and joiners
  // stand within a token, and so does an apostrophe between two letters.
  const LETTER = "\\p{L}\\p{N}_";
  const MARK = "(?![\\u{10000}-\\u{10FFFF}])\\p{M}|[\\u00ad\\u200c\\u200d]";
  const TOKEN = new RegExp(
    `(?:(?!\\p{Nd}|_)[${LETTER}])(?:\\.(?!\\p{Nd}|_)[${LETTER}])+(?![${LETTER}])` +
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

  /** @type {Record<string, {letters: RegExp, made: () => {stemWord(word: string): string}}>} */
  const STEMMERS = {
    english: { letters: /^[a-z]{3,}$/, made: () => new EnglishStemmer() },
    russian: { letters: /^[а-я]{3,}$/, made: () => new RussianStemmer() },
  };
  const NAMES = Object.keys(STEMMERS);
  /** @type {Map<string, {stemWord(word: string): string}>} */
  const known = new Map();
  /** @type {Map<string, string>} */
  const stems = new Map();

  /** The name of the stemmer that has rules for a word, if one has. @param {string} word */
  const stemmerOf = (word) => NAMES.find((name) => STEMMERS[name].letters.test(word));

  /** @param {string} word */
  function stemOf(word) {
    const name = stemmerOf(word);
    if (!name) return word;
    let stem = stems.get(word);
    if (stem === undefined) {
      const stemmer = known.get(name) ?? STEMMERS[name].made();
      known.set(name, stemmer);
      stem = stemmer.stemWord(word);
      if (stems.size >= MOST_STEMS) stems.clear();
      stems.set(word, stem);
    }
    return stem;
  }

  /** A word of a text: its exact form, folded; its stem; and where its token stands in the text (UTF-16 offsets). */
  class Word {
    /**
     * @param {string} folded
     * @param {string} base  what is to be stemmed of it
     * @param {number} start
     * @param {number} end
     */
    constructor(folded, base, start, end) {
      this.folded = folded;
      this.base = base;
      this.start = start;
      this.end = end;
    }

    /** It takes long, and is asked of few words. */
    get stem() {
      return stemOf(this.base);
    }
  }

  /**
   * The stemmers that the words of a text need.
   * @param {string} text
   */
  const needed = (text) => Array.from(new Set(words(text).flatMap((word) => stemmerOf(word.base) ?? [])));

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
   * the dots of an abbreviation.
   * @param {string} token
   * @param {number} start  where it stands in the text
   */
  function wordsOf(token, start) {
    const end = start + token.length;
    if (PLAIN.test(token)) {
      const word = cut(token.toLowerCase());
      return [new Word(word, word, start, end)];
    }
    /** @type {Word[]} */
    const words = [];
    const text = plain(token);
    const even = text === token.toLowerCase() && !/['_]/.test(text); // each letter stands where it stood
    for (const part of text.split(/[_ ]/)) {
      const elided = ELIDED.exec(part);
      for (const word of elided ? elided.slice(1) : [part]) {
        const whole = word.replaceAll("'", "");
        if (!whole) continue;
        const base = word.replace(/'s$/, "").replaceAll("'", "") || whole;
        let from = start;
        const add = (/** @type {string} */ said, /** @type {string} */ base, /** @type {number} */ size) =>
          words.push(new Word(said, base, even ? from : start, even ? from + size : end));
        whole.split(PAIRED).forEach((run, place) => {
          if (place % 2) {
            const letters = Array.from(run);
            letters.forEach((letter, at) => {
              const pair = letter + (letters[at + 1] ?? "");
              if (!at || at < letters.length - 1) add(pair, pair, pair.length);
              from += letter.length;
            });
          } else {
            if (run) add(cut(run), cut(run === whole ? base : run), run.length);
            from += run.length;
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
    /** @type {Word[]} */
    const found = [];
    for (const { 0: token, index } of text.matchAll(TOKEN)) found.push(...wordsOf(token, index));
    return found;
  }

  /** Whether this is one character of those that stand in pairs. @param {string} text */
  const isLetter = (text) => text.length < 3 && Array.from(text).length === 1 && PAIRED.test(text);

  return { Word, words, needed, isLetter };
})();
