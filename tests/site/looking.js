// What the tests of accessibility measure in a page, beside what axe-core looks at.
window.look = (() => {
  const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const all = (selector = '*') => [...document.querySelectorAll(selector)];
  const shown = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility === 'visible';
  const named = (one) => one.outerHTML.slice(0, 120);

  // A link in a sentence is as tall as its line (WCAG 2.5.8, "Inline").
  function inSentence(one) {
    const block = one.closest('p, li, dd, td, th, figcaption, h1, h2, h3, blockquote, pre');
    const alone = !block || block.textContent.trim() === one.textContent.trim();
    return one.matches('a') && getComputedStyle(one).display === 'inline' && !alone;
  }

  // Whether a circle on the middle of one box stays clear of another box (WCAG 2.5.8, "Spacing").
  function clear(box, other, size) {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const dx = Math.max(other.x - x, 0, x - other.right);
    const dy = Math.max(other.y - y, 0, y - other.bottom);
    return Math.hypot(dx, dy) >= size / 2;
  }

  return {
    // Targets that are smaller than so many pixels, and have others too near.
    smallTargets(size) {
      // The bars of a chart are hidden from all but the eye: the table beside it leads to the same pages.
      const offered = all(CONTROLS).filter((one) => shown(one) && !one.closest('[aria-hidden="true"]'));
      const targets = offered.map((one) => ({ one, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && box.height > 1);
      return targets.filter(({ one, box }) => (box.width < size || box.height < size) && !inSentence(one) &&
        targets.some((other) => other.one !== one && other.one.href !== one.href && !clear(box, other.box, size)),
      ).map(({ one, box }) => `${named(one)}: ${box.width} x ${box.height}`);
    },

    // How many things Tab must reach: of radio buttons, the chosen one.
    reachable() {
      return all(CONTROLS).filter((one) => shown(one) && one.tabIndex >= 0 && !one.disabled)
        .filter((one) => !one.closest('[inert], [hidden]'))
        .filter((one) => one.matches('summary') || !one.closest('details:not([open])'))
        .filter((one) => one.type !== 'radio' || one.checked).length;
    },

    // What has the focus: its place in the page, whether it is in sight, and whether that can be seen.
    focus() {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
      return {
        place: all('body *').indexOf(one), // scripts come to the head, and go again, as they are asked for
        name: named(one),
        seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0,
        ringed: outlined || style.boxShadow !== 'none',
      };
    },

    // How many things change over time, or scroll smoothly.
    moving() {
      const parts = all().flatMap((one) => ['', '::before', '::after'].map((part) => getComputedStyle(one, part)));
      const lasts = (times) => times.split(',').some((time) => parseFloat(time) > 0.01);
      return parts.filter((style) => lasts(style.transitionDuration) || lasts(style.animationDuration) ||
        style.scrollBehavior === 'smooth').length;
    },

    // The room to the left and to the right of an element's words, in pixels.
    sides(selector) {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector(selector));
      const words = range.getBoundingClientRect();
      const box = document.querySelector(selector).parentElement.getBoundingClientRect();
      return [words.left - box.left, box.right - words.right];
    },
  };
})();
