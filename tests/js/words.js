"use strict";
/* Reads a list of texts as JSON, and writes the words that the browser finds in each: [folded, stem]. */

const { load } = require("./load.js");

const { BackfileWords } = load(["words.js"], ["BackfileWords"]);
const texts = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
/** @type {(text: string) => string[][]} */
const read = (text) =>
  BackfileWords.words(text).map((/** @type {{folded: string, stem: string}} */ word) => [word.folded, word.stem]);
process.stdout.write(JSON.stringify(texts.map(read)));
