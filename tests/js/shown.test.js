"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");
const { load } = require("./load.js");

const { BackfileWords, BackfileShown } = load(
  ["words.js", "reading.js", "shown.js"],
  ["BackfileWords", "BackfileShown"],
);
const AWKWARD = fs.readFileSync(path.join(__dirname, "..", "words", "awkward.tsv"), "utf8");

/** @param {string} text @param {string} folded @param {string} stem @returns {number[]} where what is marked begins */
function begins(text, folded, stem) {
  const doc = { key: "", title: text, date: "", language: "", publication: "", byline: "", around: [], paragraphs: [] };
  const { title } = BackfileShown.hit(doc, [{ folded, stem, prefix: false }]);
  return title.marks.map((/** @type {number[]} */ mark) => mark[0]);
}

test("a word is marked wherever it stands, whatever letters it is written in", () => {
  const texts = [...AWKWARD.split(/[\n\t]/), "L’AVION, l'avion", "_wall_", "x.wall", "(Ёлка) «ЁЛКА»", "U.S. ﬂoor ﬂ_oor"];
  for (const said of texts) {
    const text = `Before ${said}, behind`;
    for (const { folded, start } of BackfileWords.words(text))
      assert.ok(begins(text, folded, folded).includes(start), `${folded} in ${text}`);
  }
});

test("of many words those that are sought are marked, and no others", () => {
  const text = "A wall of the harbour. Walled in, the Harbour’s small walls; a seawall, WALL.";
  const wanted = (/** @type {string} */ stem) =>
    BackfileWords.words(text).filter((/** @type {any} */ word) => word.stem === stem).map((/** @type {any} */ word) => word.start);
  assert.deepEqual(wanted("wall").length, 4);
  for (const stem of ["wall", "harbour", "sea", "a"]) assert.deepEqual(begins(text, stem, stem), wanted(stem));
});

test("a text of one chunk is looked through in time that grows with its length", () => {
  for (const text of ["x".repeat(300_000), "x-".repeat(150_000), "é".repeat(100_000)])
    assert.deepEqual(begins(text, "wall", "wall"), []);
});
