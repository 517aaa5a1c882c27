"""An archive to search in: articles of every kind that the search tells apart, and many of one kind."""

from pathlib import Path

from tests.site.lab import Lab, lay_out

ARTICLES = Path(__file__).parent / "archive"
HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
"""What stands in the title of one."""


def archive(root: Path) -> Lab:
    """Lay out the archive: the articles beside this file, and sixty reports of 1990 to 2009."""
    lab = lay_out(root)
    for path in sorted(ARTICLES.rglob("*.md")):
        lab.write(f"articles/{path.relative_to(ARTICLES).as_posix()}", path.read_bytes())
    for number in range(60):
        date = f"{1990 + number % 20}-01-{1 + number % 28:02d}"
        publication = "The Harbour Gazette" if number % 3 else "The Island Post"
        front = f"title: Report number {number}\ndate: {date}\nlanguage: en\npublication: {publication}\n"
        body = f"The council met and heard of herring, {number} barrels of it.\n"
        lab.write(f"articles/{date[:4]}/report-{number}.md", f"---\n{front}---\n{body}")
    return lab
