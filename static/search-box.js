"use strict";
/* On every page: "/" leads into the search box. The search itself is loaded by the search page alone. */

document.addEventListener("keydown", (event) => {
  const box = document.querySelector("input[type=search]");
  const writing = event.target instanceof Element && event.target.closest("input, textarea, select");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writing) return;
  if (!(box instanceof HTMLInputElement)) return;
  event.preventDefault();
  box.focus();
  box.select();
});
