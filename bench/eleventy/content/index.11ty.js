import { card, counted, index, number } from "../lib/html.js";

export const data = { layout: "base.11ty.js", permalink: "index.html", description: "A synthetic archive, made to be measured." };

export function render({ collections }) {
  const { archive, years, tagPages } = collections;
  const lead = (item) => item.data.description ?? item.rawInput?.split("\n\n")[0].slice(0, 240) ?? "";
  const top = [...tagPages].sort((a, b) => b.items.length - a.items.length).slice(0, 30);
  const cards = archive
    .slice(0, 40)
    .map((item, at) => `<li${at ? "" : ' class="first"'}>\n${card("", item, { lead: at < 7 ? lead(item) : "" })}\n</li>\n`);
  return `<div class="front">
<section class="stories" aria-labelledby="latest">
<h2 class="label" id="latest">Latest articles</h2>
<ol>
${cards.join("")}</ol>
<p class="more">${number(Math.max(archive.length - 40, 0))} more articles: find them by <a href="dates/index.html">date</a> or by <a href="tags/index.html">tag</a>.</p>
</section>
<div class="ways">
<section aria-labelledby="years">
<h2 class="label" id="years">Years</h2>
${index([...years].reverse().map((year) => counted("", year.path, year.name, year.items.length)))}<p class="more"><a href="dates/undated.html">Undated and uncertain</a></p>
</section>
<section aria-labelledby="tags">
<h2 class="label" id="tags">Tags</h2>
${index(top.map((tag) => counted("", tag.path, tag.name, tag.items.length, ' rel="tag"')))}<p class="more"><a href="tags/index.html">All tags, A to Z</a></p>
</section>
</div>
</div>
`;
}
