import { esc, number } from "../lib/html.js";

export const data = { layout: "base.11ty.js", permalink: "about.html", title: "About this archive" };

function ranked(title, names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const rows = [...counts].sort((a, b) => b[1] - a[1]);
  const cells = rows.map(([name, count]) => `<tr><th scope="row"><bdi>${esc(name)}</bdi></th><td>${number(count)}</td></tr>\n`);
  return `<table class="ranked">\n<caption>${title}</caption>\n<tbody>\n${cells.join("")}</tbody>\n</table>\n`;
}

export function render({ collections }) {
  const all = collections.archive.map((item) => item.data);
  return `<header class="opening">
<h1>About this archive</h1>
</header>
<div class="article">
<dl>
<div><dt>Articles</dt><dd>${number(all.length)}</dd></div>
<div><dt>Tags</dt><dd><a href="tags/index.html">${number(collections.tagPages.length)}</a></dd></div>
</dl>
<div class="sources">
${ranked("Publications", all.flatMap((data) => data.publication ?? []))}${ranked("Languages", all.map((data) => data.tongue))}${ranked("Agencies credited", all.flatMap((data) => data.agencies ?? []))}</div>
</div>
`;
}
