import { placed } from "../lib/archive.js";
import { esc, index, lang, time, when } from "../lib/html.js";

export const data = { layout: "base.11ty.js" };

const UP = "../../";
const NOTES = { correction: "Correction", update: "Update", disclaimer: "Disclaimer", translation: "On the translation", editor: "Editor's note" };
const if_ = (value, html) => (value ? html(value) : "");
const bdi = (text) => `<bdi>${esc(text)}</bdi>`;
const row = (name, html) => `<div><dt>${name}</dt><dd>${html}</dd></div>\n`;
const outside = (address) => `<dd class="address"><a href="${esc(address)}" rel="external">${esc(address)}</a></dd>`;

function notes(data, first) {
  const shown = (data.notes ?? []).filter(({ kind }) => ["correction", "disclaimer"].includes(kind) === first);
  const own = (kind) => (["translation", "editor"].includes(kind) ? "" : lang(data));
  return shown
    .map(({ kind, text }) => `<div class="note" role="note">\n<p class="label">${NOTES[kind]}</p>\n<p class="said"${own(kind)} dir="auto">${esc(text)}</p>\n</div>\n`)
    .join("");
}

function pictures(data, images) {
  return images
    .map(
      ({ caption, credit }) => `<figure class="picture">
<figcaption>
${if_(caption, () => `<p${lang(data)} dir="auto">${esc(caption)}</p>\n`)}<p class="meta">
${if_(credit, () => `<span>Credit: ${bdi(credit)}</span>\n`)}<span>Picture not captured</span>
</p>
</figcaption>
</figure>
`,
    )
    .join("");
}

function facts(data) {
  const pages = data.collections.tagPages;
  const at = placed(pages, (page) => page.name);
  const tags = [...new Set(data.tags ?? [])].map((name) => pages[at.get(name)]);
  const review = data.review === "reviewed" ? "Reviewed by a person" : data.capture && "Not yet reviewed by a person";
  return `<aside class="facts" aria-labelledby="facts">
<h2 class="label" id="facts">Facts</h2>
<dl>
${if_(data.publication, (text) => row("Publication", bdi(text)))}${if_(data.desk, (text) => `<div><dt>Section</dt><dd${lang(data)}>${bdi(text)}</dd></div>\n`)}${row("Published", data.when ? when(data, "long") : "Not known")}${if_(data.revised, ({ long, iso }) => row("Updated", time(long, iso)))}${if_(data.authors, (names) => `<div><dt>${names.length === 1 ? "Author" : "Authors"}</dt>${names.map((name) => `<dd>${bdi(name)}</dd>`).join("")}</div>\n`)}${row("Language", data.tongue === "en" ? "English" : "Russian")}${if_(data.address, (address) => `<div><dt>Original address</dt>${outside(address)}</div>\n`)}${if_(data.copies, (copies) => `<div><dt>Other copies</dt>${copies.map(outside).join("")}</div>\n`)}${if_(data.rights, (text) => row("Rights", bdi(text)))}${if_(review, (text) => row("Review", text))}${if_(tags.length, () => `<div><dt id="tags">Tags</dt><dd>${index(tags.map((page) => `<a href="${UP}${page.path}" rel="tag">${bdi(page.name)}</a>`)).replace('"index"', '"index" aria-labelledby="tags"').trimEnd()}</dd></div>\n`)}</dl>
</aside>
`;
}

function sources(data) {
  const rows = (data.evidence ?? []).map(
    ({ name, text }) => `<div><dt id="known-${name}">${name[0].toUpperCase()}${name.slice(1)}</dt><dd>${bdi(text)}</dd></div>\n`,
  );
  const known = `<section class="known" aria-labelledby="known">\n<h2 class="label" id="known">How this is known</h2>\n<dl>\n${rows.join("")}</dl>\n</section>\n`;
  const capture = data.capture
    ? `<dl>\n<div><dt>File</dt><dd class="address">${data.capture.file}</dd></div>\n<div><dt>SHA-256</dt><dd class="digest">${data.capture.sha256}</dd></div>\n</dl>\n<p>The file of the capture is not in this archive.</p>\n`
    : "<p>None: this article was written by hand.</p>\n";
  return `<div class="sources">\n${rows.length ? known : ""}<section class="origin" aria-labelledby="capture">\n<h2 class="label" id="capture">The capture</h2>\n${capture}</section>\n</div>\n`;
}

function beside(data) {
  const all = data.collections.archive;
  const at = placed(all, (item) => item.url).get(data.page.url);
  const link = (item, name, rel) =>
    item ? `<p><a rel="${rel}" href="${UP}${item.url.slice(1)}"><span class="label">${name}</span> <bdi${lang(item.data)}>${esc(item.data.title)}</bdi></a></p>\n` : "";
  return `<nav class="beside" aria-label="Newer and older articles">\n${link(all[at - 1], "Newer", "next")}${link(all[at + 1], "Older", "prev")}</nav>\n`;
}

export function render(data) {
  const kicker = `${if_(data.publication, (text) => `<span>${bdi(text)}</span>\n`)}${if_(data.desk, (text) => `<span${lang(data)}>${bdi(text)}</span>\n`)}`;
  const dated = (data.evidence ?? []).some(({ name }) => name === "date");
  return `<article class="article">
<header class="opening">
${if_(kicker, () => `<p class="kicker">\n${kicker}</p>\n`)}<h1${[...data.title].length > 110 ? ' class="long"' : ""}${lang(data)} dir="auto">${esc(data.title)}</h1>
${if_(data.description, (text) => `<p class="deck"${lang(data)} dir="auto">${esc(text)}</p>\n`)}${if_(data.byline, (text) => `<p class="byline"${lang(data)} dir="auto">${esc(text)}</p>\n`)}<p class="meta">
<span><a href="${UP}${data.datepage ?? "dates/undated.html"}">${when(data, "long")}</a></span>
${dated ? '<span><a href="#known-date">how the date is known</a></span>\n' : ""}${if_(data.revised, ({ long, iso }) => `<span>Updated ${time(long, iso)}</span>\n`)}</p>
</header>

<div class="text">
${notes(data, true)}${pictures(data, (data.images ?? []).slice(0, 1))}<div class="body"${lang(data)} dir="auto">
${if_(data.dateline, (text) => `<p class="dateline">${esc(text)}</p>\n`)}${data.content}</div>
${if_(data.agencies, (names) => `<p class="agency">Agency credit: ${names.map(bdi).join(", ")}</p>\n`)}${notes(data, false)}${pictures(data, (data.images ?? []).slice(1))}</div>

${facts(data)}${sources(data)}</article>

${beside(data)}`;
}
