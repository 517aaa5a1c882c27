"""An editor at work: any changes to a small site, in any order, and builds in between."""

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from backfile import state
from backfile.articles.articlefile import dumps, loads
from backfile.edtf import Edtf
from backfile.model import Article, Status
from tests.site.clean import Builder, built, digests, inputs_of
from tests.site.lab import Lab, lay_out

LONG_AGO = 1_000_000_000
"""September 2001, in seconds."""
SETTINGS = {
    "title": '[site]\ntitle = "Another title"\n',
    "nesting": "[press]\nnesting = 9\n",
    "tags": "[intake]\ntags = 1\n",
    "profile": '[[publication]]\nname = "The Mercury"\npatterns = ["* of Port Ellery *"]\n',
    "rule": '[[publication]]\nname = "The Mercury"\npatterns = ["* of Port Ellery *"]\n'
    '[[publication.boilerplate]]\nrole = "legal"\nlines = ["The ferry *"]\n',
    "address": '[site]\nbase_url = "https://archive.example/"\n',
    "no text": "[export]\ntext = false\n",
    "pages only": "[export]\nfeeds = false\ndata = false\nhosting = false\n",
    "workers": "[build]\nworkers = 3\n",
    "none": "",
}
CAPTURES = [
    "Ferry Runs Again\n\nPublished March 4, 2023\n\nThe ferry of Port Ellery ran again, it said.\n",
    "Market Stays Open\n\nFishermen in Port Ellery voted to keep the market open, their union said.\n",
    "Ferry Runs Again\n\nPublished March 4, 2023\n\nThe ferry of Port Ellery runs again today, it said.\n",
    "Ferry Runs Again\n\nPublished March 4, 2023\n\nThe ferry of Port Ellery ran again, it said.\n\nShare\n",
]
FACTS = {
    "Local": 'section = "Local"\n',
    "World": 'section = "World"\n',
    "ferry": 'url = "https://gazette.example/ferry"\nretrieved = "2023-03-04"\n',
    "ferry again": 'url = "http://www.gazette.example/ferry?utm_source=x"\nretrieved = "2023-03-05"\n',
    "Courier": 'publication = "The Courier"\n',
}
BROKEN = {
    "articles/2024/dead-link.md": "---\ntitle: Dead\n---\nA [link](nowhere.html).\n",
    "articles/2024/dead-anchor.md": "---\ntitle: Dead\n---\nA [link](#nowhere).\n",
    "articles/2024/bad-date.md": "---\ntitle: Bad\ndate: 19 Smarch\n---\nText.\n",
    "articles/2024/Bad Name.md": "---\ntitle: Bad\n---\nText.\n",
    "templates/about.html": "{% if %}",
    "static/bad\nname.txt": "Text.",
    "seeds/stray.toml": "",
    "seeds/empty.txt": "",
    "site.toml": "[site]\ntitel = 1\n",
}
EDITS: dict[str, st.SearchStrategy[Any]] = {
    "title": st.sampled_from(["One", "Two", "Ärger & <b>", None]),
    "date": st.sampled_from([None, *map(Edtf.parse, ["2024-02-29", "2024-03", "2023?", "2024-02-29~"])]),
    "tags": st.sampled_from([(), ("Ferry",), ("Ferry", "Port"), ("port",), ("Harbour",)]),
    "publication": st.sampled_from([None, "The Gazette"]),
    "authors": st.sampled_from([(), ("Ada Quill",), ("Ada Quill", "Dov Ilves")]),
    "description": st.sampled_from([None, "In short."]),
    "status": st.sampled_from(Status),
    "body": st.sampled_from(
        ["One.", "Two.", "[One](one.html#top)", "[Tags](../../tags/index.html)", "## Top"]
    ),
}
STRANGERS = ["CNAME", "articles/2024/notes.txt", "tags/others/list.txt", "static/mine.css"]
HAND = ["articles/2024/one.md", "articles/2024/two.md", "articles/2023/three.md", "articles/undated/four.md"]


class Editing(RuleBasedStateMachine):
    """A site that is edited and built. What each build comes to is what a clean one comes to."""

    def __init__(self, root: Path, builder: Builder, pass_time: Callable[[bool], None]) -> None:
        super().__init__()
        self.lab: Lab = lay_out(root, settings="")
        self.builder = builder
        self.pass_time = pass_time
        self.strangers: set[str] = set()
        self.spoilt: dict[str, bytes | None] = {}
        self.earlier: list[tuple[str, bytes]] = []
        self.states: list[bytes] = []
        for path in HAND[:3]:
            self.lab.write(path, dumps(Article(title=path[14:-3], tags=("Ferry",), body="Text.")))

    @initialize(patient=st.booleans(), capture=st.booleans())
    def first_build(self, patient: bool, capture: bool) -> None:
        self.pass_time(patient)
        if capture:
            self.lab.write("seeds/ferry.txt", CAPTURES[0])
        self.build()

    def build(self) -> None:
        """Build, and hold the outcome against that of a clean build."""
        root = self.lab.root
        before = digests(root, "public")
        expected = self.builder.clean(inputs_of(root))
        found = built(root, {f"public/{path}" for path in self.strangers})
        assert found.code == expected.code
        # What is wrong with a capture is told once more for its page, if that has to be printed.
        assert {*found.complaints} <= {*expected.complaints}
        assert found.articles == expected.articles
        if found.code == 0:
            assert found.public == expected.public
            self.states = [*self.states[-3:], self.lab.root.joinpath(state.NAME).read_bytes()]
        else:
            assert digests(root, "public") == before
        for path in self.strangers:
            assert self.lab.read(f"public/{path}") == path

    def change(self, path: str, data: bytes | None) -> None:
        """Write a file anew, or remove it; what was there may be put back later."""
        file = self.lab.root / path
        if file.exists():
            self.earlier.append((path, file.read_bytes()))
            if data is None:
                file.unlink()
        if data is not None:
            self.lab.write(path, data)

    def drawn(self, data: st.DataObject, pattern: str) -> str | None:
        """Draw one of the files of a folder that are as they should be."""
        files = sorted(file.relative_to(self.lab.root).as_posix() for file in self.lab.root.glob(pattern))
        good = [path for path in files if path not in self.spoilt and (self.lab.root / path).is_file()]
        return data.draw(st.sampled_from(good)) if good else None

    @rule(data=st.data(), name=st.sampled_from(sorted(EDITS)), then=st.booleans())
    def edit_an_article(self, data: st.DataObject, name: str, then: bool) -> None:
        if path := self.drawn(data, "articles/*/*.md"):
            article = loads(self.lab.read(path), path)
            edited = replace(article, **{name: data.draw(EDITS[name])})
            self.change(path, dumps(edited).encode())
        self.build_if(then)

    @rule(data=st.data(), then=st.booleans())
    def edit_an_article_and_leave_no_trace(self, data: st.DataObject, then: bool) -> None:
        """Neither its size nor the time of its change tells it."""
        if path := self.drawn(data, "articles/*/*.md"):
            article, status = loads(self.lab.read(path), path), (self.lab.root / path).stat()
            self.change(path, dumps(replace(article, body=article.body.replace("e", "o"))).encode())
            os.utime(self.lab.root / path, ns=(status.st_atime_ns, status.st_mtime_ns))
        self.build_if(then)

    @rule(path=st.sampled_from(HAND), then=st.booleans())
    def write_an_article(self, path: str, then: bool) -> None:
        if path not in self.spoilt:
            self.change(path, dumps(Article(title="New", tags=("Ferry", "New"), body="New.")).encode())
        self.build_if(then)

    @rule(data=st.data(), then=st.booleans())
    def remove_an_article(self, data: st.DataObject, then: bool) -> None:
        if path := self.drawn(data, "articles/*/*.md"):
            self.change(path, None)
        self.build_if(then)

    @rule(data=st.data(), to=st.sampled_from(HAND), then=st.booleans())
    def rename_an_article(self, data: st.DataObject, to: str, then: bool) -> None:
        """It may take the place of another one."""
        if (path := self.drawn(data, "articles/*/*.md")) and to not in self.spoilt:
            (self.lab.root / to).parent.mkdir(exist_ok=True)
            (self.lab.root / path).replace(self.lab.root / to)
        self.build_if(then)

    @rule(text=st.sampled_from(CAPTURES), name=st.sampled_from(["a", "b"]), then=st.booleans())
    def add_or_alter_a_capture(self, text: str, name: str, then: bool) -> None:
        self.change(f"seeds/{name}.txt", text.encode())
        self.build_if(then)

    @rule(data=st.data(), to=st.sampled_from(["a", "c", None]), then=st.booleans())
    def rename_or_remove_a_capture(self, data: st.DataObject, to: str | None, then: bool) -> None:
        if path := self.drawn(data, "seeds/*.txt"):
            if to is None:
                self.change(path, None)
            else:
                (self.lab.root / path).replace(self.lab.root / "seeds" / f"{to}.txt")
        self.build_if(then)

    @rule(data=st.data(), facts=st.sampled_from([*FACTS, None]), then=st.booleans())
    def state_facts(self, data: st.DataObject, facts: str | None, then: bool) -> None:
        if path := self.drawn(data, "seeds/*.txt"):
            self.change(path.replace(".txt", ".toml"), FACTS[facts].encode() if facts else None)
        self.build_if(then)

    @rule(
        name=st.sampled_from(["about", "card", "new"]),
        text=st.sampled_from(["One", "Two", None]),
        then=st.booleans(),
    )
    def change_a_template(self, name: str, text: str | None, then: bool) -> None:
        path = f"templates/{name}.html"
        if path not in self.spoilt:
            self.change(path, text.encode() if text else None)
        self.build_if(then)

    @rule(
        name=st.sampled_from(["style.css", "a/b.txt"]),
        text=st.sampled_from(["1", "2", None]),
        then=st.booleans(),
    )
    def change_a_static_file(self, name: str, text: str | None, then: bool) -> None:
        self.change(f"static/{name}", text.encode() if text else None)
        self.build_if(then)

    @rule(name=st.sampled_from(sorted(SETTINGS)), then=st.booleans())
    def change_a_setting(self, name: str, then: bool) -> None:
        if "site.toml" not in self.spoilt:
            self.change("site.toml", SETTINGS[name].encode())
        self.build_if(then)

    @rule(data=st.data(), when=st.sampled_from([None, LONG_AGO]), then=st.booleans())
    def touch_a_file(self, data: st.DataObject, when: int | None, then: bool) -> None:
        if path := self.drawn(data, data.draw(st.sampled_from(["articles/*/*", "seeds/*", "site.toml"]))):
            os.utime(self.lab.root / path, (when, when) if when else None)
        self.build_if(then)

    @precondition(lambda self: self.earlier)
    @rule(data=st.data(), then=st.booleans())
    def put_an_earlier_text_back(self, data: st.DataObject, then: bool) -> None:
        path, text = data.draw(st.sampled_from(self.earlier))
        if path not in self.spoilt:
            self.change(path, text)
        self.build_if(then)

    @rule(data=st.data(), text=st.sampled_from([b"", b"Defaced", None]))
    def spoil_what_is_published(self, data: st.DataObject, text: bytes | None) -> None:
        path = self.drawn(data, "public/**/*")
        if path and path != "public/manifest.json" and path.removeprefix("public/") not in self.strangers:
            time.sleep(0.01)  # by the clock of the file system, so that its time tells that it has changed
            file = self.lab.root / path
            file.unlink()
            if text is not None:
                file.write_bytes(text)
        self.build()

    @rule()
    def remove_what_is_published(self) -> None:
        shutil.rmtree(self.lab.root / "public", ignore_errors=True)
        self.strangers.clear()
        self.build()

    @rule(path=st.sampled_from(STRANGERS), then=st.booleans())
    def put_a_strangers_file_beside_the_pages(self, path: str, then: bool) -> None:
        if (self.lab.root / "public").exists():
            self.lab.write(f"public/{path}", path)
            self.strangers.add(path)
        self.build_if(then)

    @precondition(lambda self: self.states)
    @rule(how=st.sampled_from(["gone", "cut off", "altered", "earlier"]), where=st.integers(0, 999))
    def spoil_the_state(self, how: str, where: int) -> None:
        file = self.lab.root / state.NAME
        whole = bytearray(self.states[0] if how == "earlier" else self.states[-1])
        at = len(whole) * where // 1000  # its length depends on its stamps, which are never the same twice
        if how == "cut off":
            del whole[at:]
        elif how == "altered":
            whole[at] ^= 1
        file.unlink(missing_ok=True)
        if how != "gone":
            file.write_bytes(whole)
        self.build()

    @rule(path=st.sampled_from(sorted(BROKEN)))
    def break_something(self, path: str) -> None:
        file = self.lab.root / path
        self.spoilt.setdefault(path, file.read_bytes() if file.exists() else None)
        self.lab.write(path, BROKEN[path])
        self.build()

    @precondition(lambda self: self.spoilt)
    @rule(then=st.booleans())
    def mend_all(self, then: bool) -> None:
        for path, text in self.spoilt.items():
            self.change(path, text)
        self.spoilt.clear()
        self.build_if(then)

    @rule()
    def build_twice(self) -> None:
        """The second of two builds writes no page and no article."""
        self.build()
        before = self.lab.stamps("public"), self.lab.stamps("articles")
        self.build()
        assert (self.lab.stamps("public"), self.lab.stamps("articles")) == before

    def build_if(self, then: bool) -> None:
        if then:
            self.build()

    def teardown(self) -> None:
        self.build()
        shutil.rmtree(self.lab.root)
