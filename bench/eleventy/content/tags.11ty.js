import { counted, index, number, opening } from "../lib/html.js";

export const data = { layout: "base.11ty.js", permalink: "tags/index.html", title: "Tags" };

export function render({ collections }) {
  const letters = new Map();
  for (const tag of collections.tagPages) {
    const letter = tag.name[0].toUpperCase();
    letters.set(letter, [...(letters.get(letter) ?? []), tag]);
  }
  const all = [...letters];
  const links = all.map(([letter], at) => `<li><a href="#letter-${at + 1}">${letter}</a></li>\n`).join("");
  const sections = all.map(
    ([letter, tags], at) => `<section aria-labelledby="letter-${at + 1}">
<h2 id="letter-${at + 1}">${letter}</h2>
${index(tags.map((tag) => counted("../", tag.path, tag.name, tag.items.length, ' rel="tag"')))}</section>
`,
  );
  const deck = `${number(collections.tagPages.length)} tags, A to Z, each with the number of its articles.`;
  return `${opening("Tags", deck)}<nav class="letters" aria-label="Letters">\n<ul>\n${links}</ul>\n</nav>\n<div class="book">\n${sections.join("")}</div>\n`;
}
