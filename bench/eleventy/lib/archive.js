// The indexes of the archive, each worked out once a build.

const cache = new WeakMap();

/** All articles, latest first, the undated last; one date's articles in the order of their addresses. */
export function archive(api) {
  const all = api.getAllSorted();
  if (!cache.has(all)) {
    const key = (item) => [item.data.date ? item.data.anchor : "", item.url];
    const articles = all.filter((item) => item.inputPath.startsWith("./content/articles/"));
    articles.sort((a, b) => {
      const [when, url] = key(a);
      const [when2, url2] = key(b);
      return when < when2 ? 1 : when > when2 ? -1 : url < url2 ? -1 : 1;
    });
    cache.set(all, articles);
  }
  return cache.get(all);
}

function grouped(items, names) {
  const groups = new Map();
  for (const item of items) {
    for (const name of new Set(names(item))) {
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(item);
    }
  }
  return groups;
}

export const slug = (name) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");

/** The tags' pages, in the order of their names. */
export function tagged(articles) {
  const groups = grouped(articles, (item) => item.data.tags ?? []);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, items]) => ({ name, title: name, items, path: `tags/${slug(name)}.html` }));
}

/** The pages of years, months or days, earliest first, each with its neighbours. */
export function dated(articles, kind) {
  const pages = [...grouped(articles, (item) => item.data[kind] ?? [])]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, items]) => ({
      name,
      title: spoken(name, true),
      path: `dates/${name}.html`,
      certain: items.filter((item) => !item.data.perhaps?.includes(kind)),
      possible: items.filter((item) => item.data.perhaps?.includes(kind)),
      items,
    }));
  pages.forEach((page, at) => Object.assign(page, { earlier: pages[at - 1], later: pages[at + 1] }));
  return pages;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
export const WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

/** A year, month or day in words. */
export function spoken(iso, weekday = false) {
  const [year, month, day] = iso.split("-");
  if (!month) return year;
  const words = `${MONTHS[month - 1]} ${year}`;
  if (!day) return words;
  const name = WEEKDAYS[(new Date(`${iso}T00:00Z`).getUTCDay() + 6) % 7];
  return `${weekday ? `${name} ` : ""}${Number(day)} ${words}`;
}

const places = new WeakMap();

/** The place of each item or tag in its list, by a key of it. */
export function placed(items, key) {
  if (!places.has(items)) places.set(items, new Map(items.map((item, at) => [key(item), at])));
  return places.get(items);
}
