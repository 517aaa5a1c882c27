"""The index of all words, measured: `python bench/search.py --articles 10000 OUT`.

Makes the index of the benchmark's articles in one process, writes it into OUT with a page that has the
search's scripts, and asks it in headless Chromium, from disk: how many bytes, how long, and whether what was
sought is found. Times of the writer are processor time, those of the reader wall time, each query on a page
that was just opened: with the browser's driver watching, as always, and with nobody watching; with nothing of
the index loaded, and with the search's box used before, so that what no query tells is there.
"""

import argparse
import json
import resource
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryFile
from typing import Any

from corpus import stories
from story import Story
from unwatched import measured
from world import world_of

from backfile.press.findable import doc_from
from backfile.press.theming import scripts
from backfile.search import making, store
from backfile.search.doc import Doc
from backfile.search.segment import entries
from backfile.search.spill import spilled
from backfile.words import reader_of

CHECKOUT = Path(__file__).resolve().parent.parent
QUERIES, KNOWN = 50, 60
PAGE = """<!doctype html><meta charset="utf-8"><title>bench</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
<script src="static/search.js"></script>
<script src="static/search-engine.js"></script>
"""
"""What a page of the site has when the search box is used."""
ASK = """async ({ query, used }) => {
  await BackfileShards.part("english");  // as the page does when its box is used
  const opened = used && await BackfileEngine.open("");
  if (used) await Promise.all([opened.table, opened.texts.base]);
  const before = performance.now();
  const engine = opened || await BackfileEngine.open("");
  const answer = await engine.search({ query, order: "relevance", skip: 0, take: 10 });
  const between = performance.now();
  engine.last = null;
  await engine.search({ query, order: "relevance", skip: 0, take: 10 });
  const after = performance.now();
  return { first: between - before, again: after - between, total: answer.total,
           paths: answer.hits.map((hit) => hit.path) };
}"""


def key_of(story: Story) -> str:
    """Return the key of an article of the benchmark."""
    return story.path.removeprefix("articles/").removesuffix(".md")


def docs(articles: int, seed: int) -> dict[str, Doc]:
    """Return the articles of a corpus as the index sees them."""
    made = stories(world_of(seed, articles, 1.0), articles)
    return {key_of(one): doc_from(key_of(one), one.article, nesting=100) for one in made}


def write(root: Path, files: Iterator[making.File]) -> Counter[str]:
    """Write files; return their bytes by the folder that they are in."""
    sizes: Counter[str] = Counter()
    for path, data in files:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        sizes[path.split("/")[1]] += len(data)
    return sizes


def index(root: Path, found: dict[str, Doc]) -> tuple[Counter[str], float]:
    """Write the index of articles; return its bytes by folder, and the seconds of processor time."""
    sizes: Counter[str] = Counter()
    spent = -time.process_time()
    layout = making.layout_of(found)
    base = store.base_of(found[key] for key in layout.bases)
    rows, words, parts = [], 0, []
    with TemporaryFile() as file:
        for stretch in layout.stretches():
            part = [(slot, found[key]) for slot, key in stretch]
            sizes += write(
                root,
                (making.file(path, store.group_data(group, base)) for path, group in making.groups(part)),
            )
            made = making.stretch_of(part)
            parts.append(entries(spilled(file, made.blocks)))
            rows += made.rows
            words += made.words
        sizes += write(root, making.files(layout, parts, rows, words, base))
    return sizes, spent + time.process_time()


def queries(found: dict[str, Doc], seed: int) -> list[str]:
    """Return what a reader might ask: two or three words that stand together in a headline or a text."""
    rng = Random(f"queries:{seed}")
    asked = []
    for key in rng.sample(sorted(found), QUERIES):
        doc = found[key]
        text = doc.title if rng.random() < 0.5 and doc.title else rng.choice(doc.paragraphs)
        words = [word for word in text.split() if len(word) > 4 and word.isalpha()] or ["harbour"]
        begin = rng.randrange(len(words))
        asked.append(" ".join(words[begin : begin + rng.choice((1, 2, 2, 3))]) + " ")
    return asked


def known(found: dict[str, Doc], language: str, seed: int) -> list[tuple[str, str]]:
    """Return queries with the one article that is sought: words of its headline, a rare one of its text."""
    rng = Random(f"known:{seed}:{language}")
    read = reader_of(language)
    seen = Counter(word for doc in found.values() for word in {*read(" ".join(doc.paragraphs))})
    mine = sorted(key for key, doc in found.items() if doc.language == language and doc.title)
    asked = []
    for key in rng.sample(mine, min(KNOWN, len(mine))):
        doc = found[key]
        rare = min(read(" ".join(doc.paragraphs)), key=lambda word: (seen[word], word))
        telling = sorted(read(doc.title or ""), key=lambda word: (seen[word], word))[:2]
        asked.append((" ".join([*(word.folded for word in telling), rare.folded]) + " ", key))
    return asked


def chromium() -> Path:
    """Return where the browser is."""
    return next(filter(Path.exists, map(Path, ("/usr/bin/chromium", "/usr/bin/google-chrome"))))


def ask_alone(root: Path, asked: Sequence[str], *, used: bool) -> list[dict[str, Any]]:
    """Ask each query on a page of its own that nobody watches; `used`: the search's box was used before."""
    said = [{"query": query, "used": used} for query in ("harbour ", *asked)]
    return measured(root, chromium(), PAGE, ASK, said)[1:]


def ask(root: Path, asked: Sequence[str]) -> list[dict[str, Any]]:
    """Ask each query on a page of its own, opened from disk; tell the bytes that were loaded as well."""
    from playwright.sync_api import sync_playwright

    answers = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for query in ["harbour ", *asked]:
            page = browser.new_page()
            loaded: list[str] = []
            page.on("request", lambda request, loaded=loaded: loaded.append(request.url))
            page.goto((root / "page.html").as_uri())
            answer = page.evaluate(ASK, {"query": query, "used": False})
            names = [url.partition("/search/")[2] for url in loaded if "/search/" in url]
            # What the second query has loaded is nothing new, so that this is what the first one needs.
            answer["bytes"] = sum((root / "search" / name).stat().st_size for name in set(names))
            answer["files"] = len(set(names))
            answers.append(answer)
            page.close()
        browser.close()
    return answers[1:]


def success(answers: Sequence[dict[str, Any]], asked: Sequence[tuple[str, str]]) -> float:
    """Return the share of queries whose article is among the first three."""
    right = [
        f"articles/{key}.html" in answer["paths"][:3] for answer, (_, key) in zip(answers, asked, strict=True)
    ]
    return sum(right) / len(right)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure as the command line says, and print the figures as JSON."""
    parser = argparse.ArgumentParser(description="Measure the index of all words.")
    parser.add_argument("--articles", type=int, default=10_000, help="how many (default: 10000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another corpus (default: 1)")
    parser.add_argument("out", type=Path, metavar="OUT", help="an empty folder")
    options = parser.parse_args(arguments)
    root: Path = options.out.resolve()
    found = docs(options.articles, options.seed)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sizes, seconds = index(root, found)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held
    static = {f"static/search/{path.relative_to(CHECKOUT / 'static/search')}": path.read_bytes()
              for path in sorted((CHECKOUT / "static/search").rglob("*.js"))}  # fmt: skip
    (root / "static").mkdir(exist_ok=True)
    for path, data in scripts.published(static, static.keys(), search=True).items():
        if path.endswith(".js"):
            (root / path).write_bytes(data)
    (root / "page.html").write_text(PAGE)
    frequent = Counter(
        word for doc in list(found.values())[:1_000] for word in doc.paragraphs[0].lower().split()
    )
    worst = " ".join(word for word, _ in frequent.most_common(3)) + " "
    sets = {language: known(found, language, options.seed) for language in ("en", "ru")}
    count = len(found)
    asked = queries(found, options.seed)
    del found
    answers, hard = ask(root, asked), ask(root, [worst] * 5)
    alone = {used: ask_alone(root, asked, used=used) for used in (False, True)}
    known_answers = {language: ask(root, [query for query, _ in pairs]) for language, pairs in sets.items()}
    print(json.dumps({
        "articles": count,
        "bytes an article": {name: round(size / count, 1) for name, size in sorted(sizes.items())},
        "postings": round(sum(sizes[name] for name in ("t", "p", "d", "root.js")) / count, 1),
        "store": round(sum(sizes[name] for name in ("s", "base.js")) / count, 1),
        "articles a second": round(count / seconds),
        "memory added, MB": round(grown / 1024),
        "first query, ms": _spread([answer["first"] for answer in answers]),
        "again, ms": _spread([answer["again"] for answer in answers]),
        "first query, nobody watching, ms": _spread([answer["first"] for answer in alone[False]]),
        "the same, its box used before, ms": _spread([answer["first"] for answer in alone[True]]),
        "again, nobody watching, ms": _spread([answer["again"] for answer in alone[False]]),
        "bytes loaded": _spread([answer["bytes"] for answer in answers]),
        "files loaded": _spread([answer["files"] for answer in answers]),
        worst: _spread([answer["first"] for answer in hard]),
        "success@3": {language: success(known_answers[language], pairs) for language, pairs in sets.items()},
    }, indent=1, ensure_ascii=False))  # fmt: skip


def _spread(values: Sequence[float]) -> dict[str, int]:
    return {"median": round(statistics.median(values)), "most": round(max(values))}


if __name__ == "__main__":
    main()
