"use strict";
/* The browser's scripts are classic ones, which share one scope. Under node they get a function's. */

const fs = require("node:fs");
const path = require("node:path");

const STATIC = path.join(__dirname, "..", "..", "static", "search");
const STEMMERS = ["snowball/base-stemmer.js", "snowball/english-stemmer.js", "snowball/russian-stemmer.js"];

/**
 * Run scripts of static/search, the stemmers before them, and return what they define.
 * @param {string[]} scripts names below static/search, in order
 * @param {string[]} names the globals that are asked for
 * @param {Record<string, unknown>} [around] what a browser has and node has not
 * @returns {Record<string, any>}
 */
function load(scripts, names, around = {}) {
  const texts = [...STEMMERS, ...scripts].map((script) => fs.readFileSync(path.join(STATIC, script), "utf8"));
  const run = new Function(...Object.keys(around), `${texts.join("\n")}\nreturn { ${names.join(", ")} };`);
  return run(...Object.values(around));
}

module.exports = { load };
