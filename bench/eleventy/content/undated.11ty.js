import { list, opening, shelf } from "../lib/html.js";

export const data = { layout: "base.11ty.js", permalink: "dates/undated.html", title: "Undated and uncertain" };

export function render({ collections }) {
  const of = (kind) => list("../", collections.archive.filter((item) => item.data.shelf === kind));
  const deck = "Articles whose day of publication is not known for certain. A date is never guessed; where the text gives a clue, the article says which.";
  const hint = '<p class="hint">The date is uncertain, or wider than one day. These articles also stand under each day, month or year that they may be of, unless those are very many.</p>';
  return `${opening("Undated and uncertain", deck, [["index.html", "Dates"]])}${shelf("undated", "Undated", of("undated"))}${shelf("uncertain", "Uncertain", `<div>\n${hint}\n${of("uncertain")}</div>\n`)}`;
}
