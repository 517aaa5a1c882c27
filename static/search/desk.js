"use strict";
/* The parts of the search page: what the reader asks there, what is shown, and how keys lead from one to the other. */

const BackfileDesk = (() => {
  const TARGET = 24; // pixels: what is narrower is hard to hit
  const WIDEST = 44; // rem, of all bars: see search.css
  const { say, count } = BackfileSays;

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

  /** @returns {"date" | "relevance"} */
  const order = () => (new FormData(ask).get("order") === "date" ? "date" : "relevance");

  /** How many bars there is room for. */
  function room() {
    const letter = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return Math.floor(Math.min(part("desk", HTMLElement).clientWidth, WIDEST * letter) / TARGET);
  }

  /** @param {Answer} answer */
  function report({ total, more: atLeast, problems }) {
    const nothing = problems[0] === box.value.trim(); // which was asked for
    const found = total ? count(atLeast ? "at-least" : "found", total) : nothing ? "" : say("none");
    status.replaceChildren(found, ...problems.map((what) => ` ${say("problem", { part: what })}`));
  }

  /** Show nothing that was found. */
  function hide() {
    hits.replaceChildren();
    more.hidden = true;
    for (const id of ["span", "chosen", "narrow", "results"]) part(id, HTMLElement).hidden = true;
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

  return {
    part, ask, box, status, hits, narrowing, more, checkForm, sentence, checked, verdict, order, room, report, hide, walk,
  };
})();
