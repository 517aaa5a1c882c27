"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

/** A page whose messages are these. @param {string} lang @param {Record<string, string | Record<number, string>>} says */
function page(lang, says) {
  const kept = Object.entries(says).flatMap(([name, text]) =>
    Object.entries(typeof text === "string" ? { "": text } : text).map(([count, textContent]) => ({
      name,
      textContent,
      getAttribute: () => count,
    })),
  );
  const named = (/** @type {string} */ selector) => kept.filter(({ name }) => selector === `[data-say="${name}"]`);
  const content = { querySelector: (/** @type {string} */ name) => named(name)[0] ?? null, querySelectorAll: named };
  return { document: { documentElement: { lang }, getElementById: () => ({ content }) } };
}

test("a message is said in the form that its number asks for, whichever numbers the page has a form of", () => {
  const forms = { found: { 1: "{n} статья", 2: "{n} статьи", 5: "{n} статей" } };
  const { BackfileSays } = load(["says.js"], ["BackfileSays"], page("ru", forms));
  const said = [0, 1, 3, 11, 21, 22, 100].map((count) => BackfileSays.count("found", count));
  assert.deepEqual(said, ["0 статей", "1 статья", "3 статьи", "11 статей", "21 статья", "22 статьи", "100 статей"]);
});

test("a value is put in its place as it is", () => {
  const { BackfileSays } = load(["says.js"], ["BackfileSays"], page("en", { bar: "{time}: {what}" }));
  assert.equal(BackfileSays.say("bar", { time: "$& {what}", what: "<b>" }), "$& {what}: <b>");
  assert.equal(BackfileSays.say("unheard of"), "unheard of");
});

test("a stretch of days is named as the year or the month that it is", () => {
  const { BackfileDates } = load(["says.js", "dates.js"], ["BackfileDates"], page("en", {}));
  const { short } = BackfileDates;
  assert.equal(short("2024-01-01", "2024-12-31"), "2024");
  assert.equal(short("2024-02-01", "2024-02-29"), "2024-02");
  assert.equal(short("2023-02-01", "2023-02-28"), "2023-02");
  assert.equal(short("2024-02-01", "2024-02-28"), "2024-02-01/2024-02-28");
  assert.equal(short("2024-01-01", "2024-03-31"), "2024-01/2024-03");
  assert.equal(short("1990-01-01", "1999-12-31"), "1990/1999");
  assert.equal(short("2024-02-03", "2024-02-03"), "2024-02-03");
  assert.equal(short("0033-01-01", "0033-12-31"), "0033");
});

test("a date that can't be read is shown as it is written", () => {
  const { BackfileDates } = load(["says.js", "dates.js"], ["BackfileDates"], page("en", {}));
  for (const text of ["2024-21", "202X", "XXXX-12-18", "<img src=x>"]) assert.equal(BackfileDates.edtf(text), text);
});
