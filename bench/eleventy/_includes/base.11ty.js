import { esc } from "../lib/html.js";

const SITE = "The Invented Archive";
const PAGES = [["index.html", "Latest"], ["dates/index.html", "Dates"], ["tags/index.html", "Tags"], ["about.html", "About"]];

export function render(data) {
  const path = data.page.url.slice(1) || "index.html";
  const up = "../".repeat(path.split("/").length - 1);
  const home = path === "index.html";
  const title = data.entry?.title ?? data.title;
  const current = (target) => (target === path ? ' aria-current="page"' : "");
  const links = PAGES.map(([target, name]) => `<li><a href="${up}${target}"${current(target)}>${name}</a></li>\n`).join("");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${data.eleventy.generator}">
<title>${home ? SITE : `${esc(title)} · ${SITE}`}</title>
${data.description ? `<meta name="description" content="${esc(data.description)}">\n` : ""}<link rel="icon" href="${up}static/favicon.ico" sizes="32x32">
<link rel="stylesheet" href="${up}static/style.css">
</head>
<body${home ? ' class="home"' : ""}>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">
${home ? `<h1 class="nameplate" dir="auto">${SITE}</h1>\n<p class="motto" dir="auto">${data.description}</p>` : `<p class="nameplate" dir="auto"><a href="${up}index.html">${SITE}</a></p>`}
<nav class="sections" aria-label="Archive">
<ul>
${links}</ul>
</nav>
</header>
<main id="main" tabindex="-1">
${data.content}</main>
<footer class="colophon">
<p dir="auto">${SITE}</p>
<p><a href="${up}about.html">How to read and check this archive</a></p>
</footer>
</body>
</html>
`;
}
