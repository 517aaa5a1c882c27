// The pages of years, months and days are one kind of page.

import { spoken } from "./archive.js";
import { articles, calendar, list, opening, shelf } from "./html.js";

const counts = new WeakMap();

export function page(kind) {
  return {
    layout: "base.11ty.js",
    pagination: { data: `collections.${kind}s`, size: 1, alias: "entry" },
    permalink: (data) => data.entry.path,
  };
}

export function body(kind, { entry, collections }) {
  if (!counts.has(collections.days)) {
    counts.set(collections.days, new Map(collections.days.map((day) => [day.name, day.items.length])));
  }
  const months = kind === "day" ? [] : collections.months.filter((month) => month.name.startsWith(entry.name));
  const tables = months.map((month) => calendar(month, counts.get(collections.days), kind === "year")).join("");
  const { certain, possible } = entry;
  const parts = [];
  if (kind === "year") {
    const loose = entry.items.filter((item) => !item.data.months?.length);
    if (loose.length) parts.push(shelf("certain", "Of this year, month unknown", list("../", loose)));
  } else {
    if (certain.length) parts.push(shelf("certain", `Of this ${kind}`, list("../", certain)));
    const hint = `<p class="hint">The date of these articles is uncertain, or covers more than one ${kind}. Each stands under every ${kind} that it may be of; its own page says how its date is known.</p>\n`;
    if (possible.length) {
      parts.push(shelf("possible", `May be of this ${kind}`, `<div>\n${hint}${list("../", possible, kind)}</div>\n`));
    }
  }
  const near = (page, name, rel) =>
    page ? `<p><a rel="${rel}" href="${page.name}.html"><span class="label">${name}</span> ${spoken(page.name)}</a></p>\n` : "";
  return `${opening(entry.title, deck(kind, entry), trail(kind, entry.name))}<div class="days ${kind}">
${tables && `<div class="calendars">\n${tables}</div>\n`}<div>
${parts.join("")}</div>
</div>
<nav class="beside" aria-label="Nearest ${kind}s with articles">
${near(entry.earlier, "Earlier", "prev")}${near(entry.later, "Later", "next")}</nav>
`;
}

function deck(kind, { items, certain, possible }) {
  if (kind === "year") return `${articles(items.length)} of this year, or that may be of it.`;
  if (!certain.length) return `${articles(items.length)} that may be of this ${kind}.`;
  return `${articles(certain.length)} of this ${kind}${possible.length ? `, and ${possible.length} that may be of it` : ""}.`;
}

function trail(kind, name) {
  const steps = [["index.html", "Dates"]];
  if (kind !== "year") steps.push([`${name.slice(0, 4)}.html`, name.slice(0, 4)]);
  if (kind === "day") steps.push([`${name.slice(0, 7)}.html`, spoken(name.slice(0, 7))]);
  return steps;
}
