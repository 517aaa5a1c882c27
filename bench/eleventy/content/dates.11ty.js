import { counted, index, opening, shelf } from "../lib/html.js";
import { spoken } from "../lib/archive.js";

export const data = { layout: "base.11ty.js", permalink: "dates/index.html", title: "Dates" };

export function render({ collections }) {
  const years = [...collections.years].reverse().map((year) => {
    const months = collections.months.filter((month) => month.name.startsWith(year.name));
    const links = months.map((month) => counted("../", month.path, spoken(month.name), month.items.length));
    return shelf(`year-${year.name}`, counted("../", year.path, year.name, year.items.length), index(links, "index columns"));
  });
  const shelved = collections.archive.filter((item) => item.data.shelf).length;
  const undated = counted("", "undated.html", "Undated and uncertain", shelved);
  const deck = "Years and months, each with the number of articles that are, or may be, of that time.";
  const hint = "<p>Articles whose day of publication is not known for certain.</p>\n";
  return opening("Dates", deck) + years.join("") + shelf("shelf", undated, hint);
}
