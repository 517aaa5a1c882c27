"use strict";
/* What the scripts say stands in the page, in the site's language: an element for each message, in <template id="says">. */

const BackfileSays = (() => {
  const language = document.documentElement.lang || "en";
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const kept = /** @type {HTMLTemplateElement} */ (document.getElementById("says")).content;

  /** @param {string} text @param {Record<string, string>} values */
  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  }

  /**
   * A message, with values in its places.
   * @param {string} name
   * @param {Record<string, string>} [values]
   */
  function say(name, values = {}) {
    return filled(kept.querySelector(`[data-say="${name}"]`)?.textContent ?? name, values);
  }

  /**
   * A message in the form that this number asks for. The page has one for some numbers; one of them is of that form.
   * @param {string} name
   * @param {number} count
   * @param {Record<string, string>} [values]
   */
  function count(name, count, values = {}) {
    const forms = [...kept.querySelectorAll(`[data-say="${name}"]`)];
    const wanted = plurals.select(count);
    const form = forms.find((one) => plurals.select(Number(one.getAttribute("data-count"))) === wanted);
    return filled((form ?? forms[forms.length - 1])?.textContent ?? name, { n: numbers.format(count), ...values });
  }

  return { say, count, language, number: (/** @type {number} */ value) => numbers.format(value) };
})();
