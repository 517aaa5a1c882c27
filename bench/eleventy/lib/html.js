// Pieces of HTML that several kinds of page share. `up` is the way from the page to the top of the site.

import { spoken, WEEKDAYS } from "./archive.js";

const NAMES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };
export const esc = (text) => String(text).replace(/[&<>"']/g, (letter) => NAMES[letter]);
export const number = (count) => count.toLocaleString("en-US");
export const articles = (count) => `${number(count)} ${count === 1 ? "article" : "articles"}`;
export const lang = (data) => (data.tongue && data.tongue !== "en" ? ` lang="${data.tongue}"` : "");
export const time = (words, iso) => (iso ? `<time datetime="${iso}">${words}</time>` : words);
export const when = (data, name) => (data.when ? time(data[name], data.iso) : "Undated");

export function counted(up, path, name, count, rel = "") {
  const words = `<span class="unseen"> ${count === 1 ? "article" : "articles"}</span>`;
  return `<a href="${up}${path}"${rel}><bdi>${esc(name)}</bdi> <span class="count">${number(count)}${words}</span></a>`;
}

export function card(up, item, { of = "", lead = "" } = {}) {
  const { data } = item;
  return `<h3 class="headline"${lang(data)} dir="auto"><a href="${up}${item.url.slice(1)}">${esc(data.title)}</a></h3>
${lead ? `<p class="lead"${lang(data)} dir="auto">${esc(lead)}</p>\n` : ""}<p class="meta">
  <span>${when(data, "when")}</span>
${data.publication ? `  <span><bdi>${esc(data.publication)}</bdi></span>\n` : ""}${
    data.byline ? `  <span${lang(data)}><bdi>${esc(data.byline)}</bdi></span>\n` : ""
  }${of ? `  <span class="mark">may be of this ${of}</span>\n` : ""}</p>
`;
}

export function list(up, items, of = "") {
  return `<ol class="list">\n${items.map((item) => `<li>\n${card(up, item, { of })}\n</li>\n`).join("")}</ol>\n`;
}

export function shelf(id, title, body) {
  return `<section class="shelf" aria-labelledby="${id}">\n<h2 id="${id}">${title}</h2>\n${body}</section>\n`;
}

export function opening(title, deck, trail = []) {
  const steps = trail.map(([path, name]) => `<li><a href="${path}">${name}</a></li>\n`).join("");
  const nav = `<nav class="trail" aria-label="Where this page stands">\n<ol>\n${steps}</ol>\n</nav>\n`;
  return `<header class="opening">\n${steps && nav}<h1>${title}</h1>\n<p class="deck">${deck}</p>\n</header>\n`;
}

export function index(links, kind = "index") {
  return `<ul class="${kind}">\n${links.map((link) => `<li>${link}</li>\n`).join("")}</ul>\n`;
}

export function calendar(month, counts, linked) {
  const [year, of] = month.name.split("-").map(Number);
  const blank = (new Date(Date.UTC(year, of - 1, 1)).getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(year, of, 0)).getUTCDate();
  const name = spoken(month.name);
  const cell = (at) => {
    const day = at - blank + 1;
    if (day < 1 || day > length) return "<td></td>";
    const iso = `${month.name}-${String(day).padStart(2, "0")}`;
    const count = counts.get(iso);
    if (!count) return `<td>${day}</td>`;
    const shade = count > 9 ? "many" : count > 2 ? "some" : "few";
    return `<td><a class="${shade}" href="${iso}.html">${day}<span class="unseen"> ${name}: ${articles(count)}</span></a></td>`;
  };
  const weeks = [];
  for (let week = 0; week * 7 < blank + length; week += 1) {
    weeks.push(`<tr>${[0, 1, 2, 3, 4, 5, 6].map((day) => cell(week * 7 + day)).join("")}</tr>\n`);
  }
  const days = WEEKDAYS.map(
    (day) => `<th scope="col" abbr="${day}"><span aria-hidden="true">${day.slice(0, 2)}</span><span class="unseen">${day}</span></th>`,
  ).join("");
  const title = linked ? `<a href="${month.name}.html">${name}</a>` : name;
  return `<table class="calendar">
<caption${linked ? "" : ' class="unseen"'}>${title} <span class="count">${articles(month.items.length)}</span></caption>
<thead>
<tr>${days}</tr>
</thead>
<tbody>
${weeks.join("")}</tbody>
</table>
`;
}
