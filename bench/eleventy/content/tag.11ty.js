import { articles, esc, list, opening, shelf } from "../lib/html.js";

export const data = {
  layout: "base.11ty.js",
  pagination: { data: "collections.tagPages", size: 1, alias: "entry" },
  permalink: (data) => data.entry.path,
};

export function render({ entry }) {
  const years = new Map();
  for (const item of entry.items) {
    const year = item.data.when ? item.data.anchor.slice(0, 4) : "none";
    years.set(year, [...(years.get(year) ?? []), item]);
  }
  const shelves = [...years].map(([year, items]) =>
    shelf(`year-${year}`, year === "none" ? "Year not known" : year, list("../", items)),
  );
  const deck = `${articles(entry.items.length)} with this tag, the latest first.`;
  return opening(`<bdi>${esc(entry.name)}</bdi>`, deck, [["index.html", "Tags"]]) + shelves.join("");
}
