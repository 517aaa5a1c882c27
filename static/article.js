/* What an article's page can do besides being read: links to its paragraphs, and buttons that copy a reference.

   The anchors are there without this script, and references can be selected. Where the browser refuses the
   clipboard, as some do for a page opened from disk, the reference is selected instead, and that is said. */
(function () {
  "use strict";

  var box = document.querySelector(".cite");
  if (!box) return;
  var said = box.querySelector("[role=status]");

  /* For the pointer, a sign in the margin; nothing stops at each of them. For all others, a list of numbers. */
  function paragraphs() {
    var blocks = document.querySelectorAll(".body > [id]");
    if (!blocks.length) return;
    var name = document.createElement("dt");
    name.textContent = box.dataset.paragraphs;
    var list = document.createElement("dd");
    list.className = "numbers";
    blocks.forEach(function (block, index) {
      var link = document.createElement("a");
      link.href = "#" + block.id;
      var sign = link.cloneNode();
      link.textContent = index + 1;
      list.append(link, " ");
      if (!/^(P|H[1-6])$/.test(block.tagName)) return;
      sign.className = "at";
      sign.tabIndex = -1;
      sign.setAttribute("aria-hidden", "true");
      block.prepend(sign);
    });
    var row = document.createElement("div");
    row.append(name, list);
    box.querySelector("dl").append(row);
  }

  function select(text) {
    var range = document.createRange();
    range.selectNodeContents(text);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function copy(text) {
    function say(words) {
      said.textContent = words;
    }
    said.textContent = "";
    select(text);
    if (!navigator.clipboard) return say(box.dataset.selected);
    navigator.clipboard.writeText(text.textContent).then(
      function () {
        say(box.dataset.copied);
      },
      function () {
        say(box.dataset.selected);
      }
    );
  }

  function buttons() {
    box.querySelectorAll(".reference").forEach(function (text) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = box.dataset.copy;
      button.setAttribute("aria-describedby", text.closest("dd").previousElementSibling.id);
      button.addEventListener("click", function () {
        copy(text);
      });
      text.after(" ", button);
    });
  }

  paragraphs();
  buttons();
})();
