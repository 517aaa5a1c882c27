"""What the tests of the press make their sites of."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from backfile.edtf import Edtf
from backfile.model import Article
from backfile.shelf import Shelved

TEMPLATES = ("about", "article", "capture", "date", "dates", "home", "tag", "tags", "undated")


def shelved(key: str, date: str | None = None, article: Article | None = None, **fields: object) -> Shelved:
    """Put an article on the shelf under a key such as "2024/slug"."""
    made = article or Article(title=key, date=Edtf.parse(date) if date else None)
    return Shelved(path=f"articles/{key}.md", article=replace(made, **fields), fingerprint="", body_line=5)  # type: ignore[arg-type]


def lay(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below a folder."""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
