"""Articles that were captured more than once, and what a test asks of them."""

from backfile.articles.articlefile import loads
from backfile.model import Article
from tests.site.lab import STORY, UNDATED, Lab
from tests.site.test_filing import LIGHTHOUSE

REVISED = STORY.replace("Hundreds of people", "Thousands of <b>people</b>").replace("eleven", "twelve")
ADDRESS = 'url = "https://gazette.example/2023/lighthouse"\n'
PAGE = "public/articles/2023/mayor-opens-rebuilt-lighthouse-after-two-years-of-work.html"
AGENCY = UNDATED + "\n".join(
    f"\nIn the {n}th year of the dispute the union and the town met {n} times, without an end to it.\n"
    for n in range(9)
)


def article(lab: Lab, path: str = LIGHTHOUSE) -> Article:
    return loads(lab.read(path), path)


def captures_of(found: Article) -> list[str]:
    return [one.file for one in (*found.captures, found.capture) if one]


def pages_of_captures(lab: Lab) -> list[str]:
    return sorted(path for path in lab.pages() if path.startswith("captures/"))
