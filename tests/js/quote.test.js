"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const { BackfileQuote } = load(["words.js", "reading.js", "quote.js"], ["BackfileQuote"]);

const TEXT =
  "The mayor opened the rebuilt lighthouse on Friday. Later the keeper said that the lamp in the harbour was new, " +
  "and the gate was shut.";

/** @param {string} sentence */
function near(sentence) {
  const found = BackfileQuote.nearest({ paragraphs: [TEXT], around: [], title: "" }, sentence);
  const runs = found?.difference.map((/** @type {any} */ run) => ({ same: "", missing: "-", added: "+" })[run.kind] + run.text);
  return found && [found.said, ...runs];
}

test("another word at the end of a quotation is shown, though the text has it far behind", () => {
  assert.deepEqual(near("The mayor opened the rebuilt harbour"), [
    "The mayor opened the rebuilt lighthouse",
    ...["The mayor opened the rebuilt", "-harbour", "+lighthouse"],
  ]);
  assert.deepEqual(near("the lamp in the harbour was old"), [
    "the lamp in the harbour was new",
    ...["the lamp in the harbour was", "-old", "+new"],
  ]);
});

test("other words at the end, at the beginning and within a quotation are one run each", () => {
  assert.deepEqual(near("The mayor opened the rebuilt lighthouse last Monday").slice(1), [
    ...["The mayor opened the rebuilt lighthouse", "-last Monday", "+on Friday"],
  ]);
  assert.deepEqual(near("A minister opened the rebuilt lighthouse on Friday").slice(1), [
    ...["-A minister", "+The mayor", "opened the rebuilt lighthouse on Friday"],
  ]);
  assert.deepEqual(near("The mayor opened the rebuilt old mill on Friday, later the keeper").slice(1), [
    ...["The mayor opened the rebuilt", "-old mill", "+lighthouse", "on Friday. Later the keeper"],
  ]);
});

test("a word too many and a word too few are shown, wherever they are", () => {
  assert.deepEqual(near("the old gate was shut").slice(1), ["the", "-old", "gate was shut"]);
  assert.deepEqual(near("and the gate was shut today").slice(1), ["and the gate was shut", "-today"]);
  assert.deepEqual(near("the lamp in harbour was new").slice(1), ["the lamp in", "+the", "harbour was new"]);
});

test("what shares only few words, or words of other places, is not near", () => {
  assert.equal(near("A train of coal ran into the depot"), null);
  assert.equal(near("shut was new keeper Friday mayor"), null);
});
