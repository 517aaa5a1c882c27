"use strict";
/* Every regular expression of the browser's scripts: twice the text takes less than three times as long. */

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");
const ts = require("typescript");
const { load } = require("./load.js");

const STATIC = path.join(__dirname, "..", "..", "static");
const UNITS = [" ", "a", "1", "-", ".", "/", ":", "(", "[", "{", '"', "*", "?", "%", "<", "~", ",", "//", "/1/", "http://a",
  "a.", "/amp", ".amp", "/index.html", "{a", "'s", "m.", "[a", "%4", "a b", "ё", "漢"]; // prettier-ignore
const AROUND = [["", ""], ["", "!"], ["/", "x"], ["http://", "\n"]];
const SIZE = 5_000;
const LEAST = 3;

/** All that is written as an expression, with its place. */
function* written() {
  for (const name of fs.readdirSync(STATIC, { recursive: true }).filter((one) => String(one).endsWith(".js"))) {
    const file = ts.createSourceFile(String(name), fs.readFileSync(path.join(STATIC, String(name)), "utf8"), ts.ScriptTarget.Latest, true);
    const waiting = [file];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      ts.forEachChild(node, (child) => void waiting.push(child));
      const [, body, flags] = ts.isRegularExpressionLiteral(node) ? /^\/(.*)\/([a-z]*)$/s.exec(node.text) : [];
      if (body) yield [`${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, new RegExp(body, flags)];
    }
  }
}

/** All that is put together when the scripts of the search are run. */
function made() {
  const found = [];
  class Recorded extends RegExp {
    constructor(body, flags) {
      super(body, flags);
      found.push([`new RegExp(${String(body).slice(0, 40)}…)`, new RegExp(body, flags)]);
    }
    static get [Symbol.species]() { return RegExp; }
  }
  load(["words.js", "query.js"], ["BackfileQuery"], { RegExp: Recorded });
  return found;
}

/** The milliseconds of the processor that an expression takes for a text. */
function taken(pattern, text) {
  const every = new RegExp(pattern.source, pattern.flags.replace("g", "") + "g");
  let best = Infinity;
  for (let turn = 0; turn < 3 && best >= LEAST; turn += 1) {
    const start = process.cpuUsage();
    text.replace(every, "");
    const used = process.cpuUsage(start);
    best = Math.min(best, (used.user + used.system) / 1000);
  }
  return best;
}

function growing(pattern) {
  for (const unit of UNITS) {
    for (const [first, last] of AROUND) {
      const text = (size) => first + unit.repeat(size / unit.length) + last;
      const faster = [SIZE, 2 * SIZE].every((size) => { // once may be chance
        const small = taken(pattern, text(size));
        return small >= LEAST && taken(pattern, text(2 * size)) > 3 * small;
      });
      if (faster) return first + unit + last;
    }
  }
  return null;
}

test("no expression of the scripts grows faster than its text", () => {
  const found = [...written(), ...made()];
  assert.ok(found.length > 50);
  assert.deepStrictEqual(found.map(([name, pattern]) => [name, growing(pattern)]).filter(([, unit]) => unit !== null), []);
});

test("an expression that looks for the end of a run from each of its signs is told", () => {
  assert.strictEqual(growing(/\/+$/), "/!");
});
