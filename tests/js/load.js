"use strict";
/* The browser's scripts are classic ones, which share one global scope. Under node they get one here. */

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

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
  const sandbox = vm.createContext({ console, ...around });
  for (const script of [...STEMMERS, ...scripts]) {
    vm.runInContext(fs.readFileSync(path.join(STATIC, script), "utf8"), sandbox, { filename: script });
  }
  // A const at the top of a script is no property of the global object: it is asked for by its name.
  return vm.runInContext(`({${names.join(", ")}})`, sandbox);
}

module.exports = { load };
