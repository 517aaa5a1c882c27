"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const { BackfileWords } = load(["words.js"], ["BackfileWords"]);

test("a word says where its token stands in the text", () => {
  const text = "The “Harbour’s” wall, 東京都.";
  const said = BackfileWords.words(text).map((/** @type {any} */ word) => [
    word.folded,
    text.slice(word.start, word.end),
  ]);
  assert.deepEqual(
    said.map((/** @type {string[]} */ pair) => pair.join(" ")),
    ["the The", "harbours Harbour’s", "wall wall", "東京 東京", "京都 京都"],
  );
});

test("places are counted as JavaScript counts them, beyond the basic plane too", () => {
  const [, word] = BackfileWords.words("𐐀𐐀 wall");
  assert.deepEqual([word.start, word.end], [5, 9]);
});

test("a text is read in time that grows with its length", () => {
  // A pattern that went back over what it had read would never end on these.
  for (const text of ["a'".repeat(200_000), "x.".repeat(200_000), "a\u0301".repeat(200_000), "_".repeat(200_000)]) {
    assert.ok(BackfileWords.words(text).length <= 200_000);
  }
});
