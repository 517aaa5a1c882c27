"use strict";
/* The search page: asks the engine what the reader asks, and shows what it answers. The address says what was asked. */

(() => {
  const PAGE = 20;
  const PATIENCE = 150; // milliseconds from a key to the search; a search that takes longer says so
  const LONGEST = 2_000; // letters of an address: hosts refuse longer ones, and never see what stands behind "#"
  const { say, count, language } = BackfileSays;
  const { part, ask, box, status, hits, narrowing, more, order, room, hide, report, walk } = BackfileDesk;
  const { checkForm, sentence, checked, verdict } = BackfileDesk;

  /** @type {ReturnType<typeof BackfileEngine.open> | undefined} */
  let opening;
  let quoted = ""; // the sentence that was checked
  let fresh = true; // the question was not changed since it stands in the reader's history
  let asked = 0; // the number of the latest question: an answer to another one comes too late

  /** The engine, which is loaded when it is first needed: a reader of this page may look for nothing. */
  function engine() {
    if (!opening) {
      // Most likely it needs this one as well, which it asks for when it has read the question.
      const russian = /[а-яё]/i.test(box.value || (language.startsWith("ru") ? "я" : ""));
      BackfileShards.part(russian ? "russian" : "english").catch(() => undefined);
      BackfileShards.load("root").catch(() => undefined); // it is told by who opens the index
      opening = BackfileShards.part("engine").then(() => BackfileEngine.open(""));
      opening.catch(() => (opening = undefined));
    }
    return opening;
  }

  /**
   * A question as it can be shared and added to: what is still being typed is a beginning, and says so by its star.
   * @param {string} query
   */
  function whole(query) {
    return BackfileQuery.parse(query).open ? `${query}*` : query.trim();
  }

  /** @param {string} query as `whole` gives it */
  function address(query) {
    const said = new URLSearchParams();
    if (query.trim()) said.set("q", query.trim());
    if (order() !== "relevance") said.set("order", order());
    if (quoted) said.set("quote", quoted);
    return `search.html${String(said) && `${String(said).length > LONGEST ? "#" : "?"}${said}`}`;
  }

  /** Take over what the address asks, and answer it. */
  async function answerAddress() {
    const said = new URLSearchParams(location.search || location.hash.slice(1));
    const query = said.get("q")?.trim() ?? "";
    box.value = query && !query.endsWith("*") ? `${query} ` : query;
    const by = said.get("order") === "date" ? "date" : "relevance";
    for (const radio of ask.querySelectorAll("input")) {
      if (radio.name === "order") radio.checked = radio.value === by;
    }
    fresh = true;
    const anew = quoted !== (said.get("quote")?.trim() ?? "");
    quoted = said.get("quote")?.trim() ?? "";
    if (anew) sentence.value = quoted;
    if (quoted) part("check", HTMLDetailsElement).open = true;
    await search();
    if (anew) await check();
  }

  /**
   * Let the address say what is asked. The question that was answered before stays in the reader's history.
   * @param {boolean} going  whether it is still being typed
   */
  function toAddress(going) {
    const said = address(whole(box.value));
    if (fresh && location.search) history.pushState(null, "", said);
    else history.replaceState(null, "", said);
    fresh = !going;
  }

  /** @param {unknown} error */
  function failure(error) {
    opening = undefined; // what could not be had may be there when it is asked for again
    return say("failed", { why: error instanceof Error ? error.message : String(error) });
  }

  /** @param {unknown} error @param {number} question */
  function failed(error, question) {
    if (question !== asked || (error instanceof Error && error.name === "AbortError")) return;
    status.textContent = failure(error);
    hide(); // what was found before is no answer to this
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
      more.hidden = !answer.more && answer.hits.length >= answer.total;
      narrow(query, answer.bars);
      narrowing.hidden = narrowing.hidden || answer.more;
      if (answer.more && (await (await engine()).count(query)) && question === asked) return search();
      if (answer.more) return;
      const facets = await (await engine()).facets(query);
      if (question === asked) {
        narrowing.hidden = !BackfileFacets.show(part("facets", HTMLElement), facets, (key, value) =>
          address(BackfileQuery.with(whole(query), key, value)),
        );
      }
    } catch (error) {
      failed(error, question);
    } finally {
      clearTimeout(late);
    }
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
    hide();
    try {
      const { articles } = await BackfileShards.load("root");
      if (question === asked) status.textContent = count("ready", articles);
    } catch (error) {
      failed(error, question);
    }
  }

  async function showMore() {
    const question = asked;
    const shown = hits.children.length;
    try {
      const answer = await (await engine()).search({ query: box.value, order: order(), skip: shown, take: PAGE });
      if (question !== asked) return;
      report(answer);
      hits.append(...answer.hits.map((hit) => BackfileHits.item(hit)));
      more.hidden = !answer.more && (shown + answer.hits.length >= answer.total || !answer.hits.length);
      hits.children[shown]?.querySelector("a")?.focus();
    } catch (error) {
      failed(error, asked);
    }
  }

  /** Say what is to be said of the sentence. */
  async function check() {
    const text = quoted;
    const late = () => text !== quoted;
    checked.replaceChildren();
    verdict.textContent = text && say("searching");
    if (!text) return;
    try {
      const open = await engine();
      await BackfileShards.part("quote"); // which needs what has come with the engine
      const answer = await BackfileQuoting.check(open, text);
      if (!late()) verdict.textContent = BackfileCheck.show(checked, answer);
    } catch (error) {
      if (!late()) verdict.textContent = failure(error);
    }
  }

  /** A link to another search of this page needs no new page. @param {MouseEvent} event */
  function follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!plain || !link?.getAttribute("href")?.startsWith("search.html")) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    void answerAddress();
    box.focus();
  }

  function listen() {
    let wait = 0;
    const typed = () => {
      toAddress(true);
      clearTimeout(wait);
      wait = window.setTimeout(search, PATIENCE);
    };
    box.addEventListener("input", typed);
    ask.addEventListener("change", typed);
    ask.addEventListener("focusin", () => void engine().catch((error) => failed(error, asked)), { once: true });
    ask.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(wait);
      if (box.value && !/\s$/.test(box.value)) box.value += " "; // the last word is whole now, and no beginning
      toAddress(false);
      void search();
    });
    checkForm.addEventListener("submit", (event) => {
      event.preventDefault();
      quoted = sentence.value.trim();
      toAddress(false);
      void check();
    });
    more.addEventListener("click", () => void showMore());
    part("desk", HTMLElement).addEventListener("click", follow);
    document.addEventListener("keydown", walk);
    window.addEventListener("resize", () => {
      clearTimeout(wait);
      if (part("bars", HTMLElement).children.length > room()) wait = window.setTimeout(search, PATIENCE);
    });
    window.addEventListener("popstate", () => void answerAddress());
  }

  part("desk", HTMLElement).hidden = false;
  narrowing.open = matchMedia("(min-width: 64rem)").matches;
  listen();
  void answerAddress();
})();
