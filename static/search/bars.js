"use strict";
/* How many of the articles found are of which time: a bar for each year or month, which narrows the search to it. */

const BackfileBars = (() => {
  const { count } = BackfileSays;
  const { make } = BackfileHits;

  /**
   * Fill a list with bars. Tab leads to one of them, arrow keys from bar to bar.
   * @param {HTMLElement} list
   * @param {Bar[]} bars
   * @param {(bar: Bar) => string} leads the address of the search within a bar's time
   */
  function show(list, bars, leads) {
    const most = Math.max(1, ...bars.map((bar) => bar.count));
    list.replaceChildren(...bars.map((bar) => {
      const name = BackfileDates.span(bar.from, bar.to);
      const label = count("bar", bar.count, { time: name });
      const column = make("span", { class: "column" });
      // By the style's own interface, which the page's policy allows: an attribute it does not.
      column.style.setProperty("block-size", `${bar.count ? Math.max(3, (100 * bar.count) / most) : 0}%`);
      const link = make("a", { href: leads(bar), tabindex: "-1", title: label }, column, make("span", { class: "unseen" }, label));
      if (!bar.count) link.removeAttribute("href");
      return make("li", {}, link);
    }));
    links(list)[0]?.setAttribute("tabindex", "0");
    list.onkeydown = (event) => walk(list, event);
  }

  /** @param {HTMLElement} list @returns {HTMLElement[]} */
  function links(list) {
    return [...list.querySelectorAll("a")].filter((link) => link.hasAttribute("href"));
  }

  /**
   * Let arrow keys, Home and End lead from bar to bar.
   * @param {HTMLElement} list
   * @param {KeyboardEvent} event
   */
  function walk(list, event) {
    const all = links(list);
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }[event.key];
    const next = at < 0 || to === undefined ? undefined : all[to];
    if (!next) return;
    event.preventDefault();
    all[at].setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  }

  return { show };
})();
