"use strict";
/* Reads JSON: a site's folder and what to ask of its index; writes the answers. Scripts are run as a browser would. */

const fs = require("node:fs");
const path = require("node:path");
const { load } = require("./load.js");

/** @type {{top: string, asked: [string, any[]][]}} */
const { top, asked } = JSON.parse(fs.readFileSync(0, "utf8"));

/** @type {Record<string, any>} */
const scope = {};
const document = {
  createElement: () => ({ remove() {}, src: "", onload: () => undefined, onerror: () => undefined }),
  head: {
    /** @param {any} script */
    append(script) {
      if (script.src.startsWith("static/")) return setTimeout(script.onload); // all parts are loaded below
      const file = path.join(top, script.src);
      if (!fs.existsSync(file)) return setTimeout(script.onerror);
      const data = fs.readFileSync(file);
      const text = data[0] === 0xfe ? new TextDecoder("utf-16be").decode(data) : data.toString();
      new Function("BackfileShards", text)(scope.BackfileShards);
      return setTimeout(script.onload);
    },
  },
};
const names = [
  "words", "reading", "query", "codec", "shards", "terms", "docs", "rank", "choices", "shown", "asking", "looking", "engine", "quote", "quoting",
];
const globals = ["BackfileShards", "BackfileEngine", "BackfileQuery", "BackfileQuoting"];
const made = load(names.map((name) => `${name}.js`), globals, { document });
Object.assign(scope, made);

async function main() {
  const engine = await made.BackfileEngine.open("");
  const answers = [];
  for (const [what, said] of asked) {
    if (what in made.BackfileQuery) answers.push(made.BackfileQuery[what](...said));
    else answers.push(await (what === "check" ? made.BackfileQuoting.check(engine, ...said) : engine[what](...said)));
  }
  process.stdout.write(JSON.stringify(answers));
}

main();
