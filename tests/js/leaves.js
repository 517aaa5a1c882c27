"use strict";
/* Reads JSON, a list of scripts; writes of each what it consists of, whatever blanks and remarks stand between. */

const fs = require("node:fs");
const ts = require("typescript");

/** @param {string} text @returns {string[]} */
function leaves(text) {
  const file = ts.createSourceFile("script.js", text, ts.ScriptTarget.ES2022, false, ts.ScriptKind.JS);
  /** @type {string[]} */
  const found = [];
  /** @param {import("typescript").Node} node */
  const visit = (node) => {
    let inner = false;
    ts.forEachChild(node, (child) => {
      inner = true;
      visit(child);
    });
    const { text: said } = /** @type {{text?: string}} */ (node);
    found.push(inner ? String(node.kind) : `${node.kind} ${said ?? text.slice(node.getStart(file), node.end)}`);
  };
  visit(file);
  return found;
}

process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(0, "utf8")).map(leaves)));
