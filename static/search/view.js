"use strict";
/* The search page: asks the engine what the reader asks, and shows what it answers. The address says what was asked. */

(() => {
  const PAGE = 20;
  const PATIENCE = 150; // milliseconds from a key to the search; a search that takes longer says so
  const TARGET = 24; // pixels: what is narrower is hard to hit
  const WIDEST = 44; // rem, of all bars: see search.css
  const { say, count, language } = BackfileSays;

  /** @template {HTMLElement} Kind @param {string} id @param {new () => Kind} kind @returns {Kind} */
  function part(id, kind) {
    const found = document.getElementById(id);
    if (found instanceof kind) return found;
    throw new Error(`the page has no ${id}`);
  }

  const ask = part("ask", HTMLFormElement);
  const box = part("words", HTMLInputElement);
  const status = part("status", HTMLElement);
  const hits = part("hits", HTMLOListElement);
  const narrowing = part("narrow", HTMLDetailsElement);
  const more = part("more", HTMLElement);
  const checkForm = part("quote", HTMLFormElement);
  const sentence = part("sentence", HTMLTextAreaElement);
  const checked = part("checked", HTMLElement);
  const verdict = part("verdict", HTMLElement);

  /** @type {ReturnType<typeof BackfileEngine.open> | undefined} */
  let opening;
  let asked = 0; // the number of the latest question: an answer to another one comes too late

  /** The engine, which is loaded when it is first needed: a reader of this page may look for nothing. */
  function engine() {
    if (!opening) {
      // Most likely it needs this one as well, which it asks for when it has read the question.
      const russian = /[а-яё]/i.test(box.value || (language.startsWith("ru") ? "я" : ""));
      BackfileShards.part(russian ? "russian" : "english").catch(() => undefined);
      opening = BackfileShards.part("engine").then(() => BackfileEngine.open(""));
      opening.catch(() => (opening = undefined));
    }
    return opening;
  }

  /** @returns {"date" | "relevance"} */
  const order = () => (new FormData(ask).get("order") === "date" ? "date" : "relevance");

  /**
   * A question as it can be shared and added to: what is still being typed is a beginning, and says so by its star.
   * @param {string} query
   */
  function whole(query) {
    const typed = !/[\s*]$/.test(query) && BackfileQuery.parse(query).words.some((word) => word.prefix);
    return typed ? `${query}*` : query.trim();
  }

  /** @param {string} query as `whole` gives it */
  function address(query) {
    const said = new URLSearchParams();
    if (query.trim()) said.set("q", query.trim());
    if (order() !== "relevance") said.set("order", order());
    return `search.html${String(said) && `?${said}`}`;
  }

  /** Take over what the address asks. */
  function fromAddress() {
    const said = new URLSearchParams(location.search);
    const query = said.get("q")?.trim() ?? "";
    box.value = query && !query.endsWith("*") ? `${query} ` : query;
    const by = said.get("order") === "date" ? "date" : "relevance";
    for (const radio of ask.querySelectorAll("input")) {
      if (radio.name === "order") radio.checked = radio.value === by;
    }
    return said.get("quote") ?? "";
  }

  /** @param {unknown} error */
  function failed(error) {
    if (error instanceof Error && error.name === "AbortError") return;
    status.textContent = say("failed", { why: error instanceof Error ? error.message : String(error) });
  }

  /** Show what is found by the words that stand in the box. */
  async function search() {
    const question = ++asked;
    const query = box.value;
    if (!query.trim()) return clear();
    const late = setTimeout(() => (status.textContent = say("searching")), PATIENCE);
    try {
      const answer = await (await engine()).search({ query, order: order(), skip: 0, take: PAGE, bars: room() });
      if (question !== asked) return;
      clearTimeout(late);
      report(answer);
      hits.replaceChildren(...answer.hits.map((hit) => BackfileHits.item(hit)));
      part("results", HTMLElement).hidden = !answer.hits.length;
      more.hidden = answer.hits.length >= answer.total;
      narrow(query, answer.bars);
      const facets = await (await engine()).facets(query);
      if (question === asked) {
        narrowing.hidden = !BackfileFacets.show(part("facets", HTMLElement), facets, (key, value) =>
          address(BackfileQuery.with(whole(query), key, value)),
        );
      }
    } catch (error) {
      failed(error);
    } finally {
      clearTimeout(late);
    }
  }

  /** @param {Answer} answer */
  function report({ total, more: atLeast, problems }) {
    const found = total ? count(atLeast ? "at-least" : "found", total) : say("none");
    status.replaceChildren(found, ...problems.map((what) => ` ${say("problem", { part: what })}`));
  }

  /** How many bars there is room for. */
  function room() {
    const letter = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return Math.floor(Math.min(part("desk", HTMLElement).clientWidth, WIDEST * letter) / TARGET);
  }

  /** @param {string} query @param {Bar[]} bars */
  function narrow(query, bars) {
    part("span", HTMLElement).hidden = bars.length < 2;
    const ends = bars.length ? [bars[0], bars[bars.length - 1]] : [];
    part("ends", HTMLElement).replaceChildren(
      ...ends.map(({ from, to }) => BackfileHits.make("span", {}, BackfileDates.span(from, to))),
    );
    BackfileBars.show(part("bars", HTMLElement), bars, ({ from, to }) => {
      const [low, high = low] = BackfileDates.short(from, to).split("/");
      if (low === high && /^\d{4}$/.test(low)) return address(BackfileQuery.with(whole(query), "year", low));
      return address(BackfileQuery.with(BackfileQuery.with(whole(query), "after", low), "before", high));
    });
    BackfileFacets.chosen(part("chosen", HTMLElement), BackfileQuery.parse(query).filters, (key, value) =>
      address(BackfileQuery.without(whole(query), key, value)),
    );
  }

  async function clear() {
    const question = asked;
    try {
      const { articles } = await BackfileShards.load("root");
      if (question === asked) status.textContent = count("ready", articles);
    } catch (error) {
      failed(error);
    }
    hits.replaceChildren();
    more.hidden = true;
    for (const id of ["span", "chosen", "narrow", "results"]) part(id, HTMLElement).hidden = true;
  }

  async function showMore() {
    const question = asked;
    const shown = hits.children.length;
    try {
      const answer = await (await engine()).search({ query: box.value, order: order(), skip: shown, take: PAGE });
      if (question !== asked) return;
      hits.append(...answer.hits.map((hit) => BackfileHits.item(hit)));
      more.hidden = shown + answer.hits.length >= answer.total || !answer.hits.length;
      hits.children[shown]?.querySelector("a")?.focus();
    } catch (error) {
      failed(error);
    }
  }

  async function check() {
    const text = sentence.value.trim();
    if (!text) return;
    checked.replaceChildren();
    verdict.textContent = say("searching");
    history.replaceState(null, "", `search.html?${new URLSearchParams({ quote: text })}`);
    try {
      const open = await engine();
      await BackfileShards.part("quote"); // which needs what has come with the engine
      verdict.textContent = BackfileCheck.show(checked, await open.check(text));
    } catch (error) {
      verdict.textContent = say("failed", { why: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Arrow keys lead from the box to the first article, and from article to article. @param {KeyboardEvent} event */
  function walk(event) {
    const links = [...hits.querySelectorAll("a")];
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    const inside = at >= 0 || document.activeElement === box;
    if (!inside || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    const next = event.key === "ArrowDown" ? links[at + 1] : at > 0 ? links[at - 1] : box;
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  /** A link to another search of this page needs no new page. @param {MouseEvent} event */
  function follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!plain || !link?.getAttribute("href")?.startsWith("search.html")) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    fromAddress();
    void search();
    box.focus();
  }

  function listen() {
    let wait = 0;
    const typed = () => {
      history.replaceState(null, "", address(whole(box.value)));
      clearTimeout(wait);
      wait = window.setTimeout(search, PATIENCE);
    };
    box.addEventListener("input", typed);
    ask.addEventListener("change", typed);
    ask.addEventListener("focusin", () => void engine().catch(failed), { once: true });
    ask.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(wait);
      if (box.value && !/\s$/.test(box.value)) box.value += " "; // the last word is whole now, and no beginning
      history.replaceState(null, "", address(whole(box.value)));
      void search();
    });
    checkForm.addEventListener("submit", (event) => {
      event.preventDefault();
      void check();
    });
    more.addEventListener("click", () => void showMore());
    part("desk", HTMLElement).addEventListener("click", follow);
    document.addEventListener("keydown", walk);
    window.addEventListener("resize", () => {
      clearTimeout(wait);
      if (part("bars", HTMLElement).children.length > room()) wait = window.setTimeout(search, PATIENCE);
    });
    window.addEventListener("popstate", () => {
      fromAddress();
      void search();
    });
  }

  async function begin() {
    part("desk", HTMLElement).hidden = false;
    narrowing.open = matchMedia("(min-width: 64rem)").matches;
    const quote = fromAddress();
    sentence.value = quote;
    part("check", HTMLDetailsElement).open = Boolean(quote);
    listen();
    await search();
    if (quote) await check();
  }

  void begin();
})();
