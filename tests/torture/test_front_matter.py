"""Front matter: what is clever in YAML is a mistake with its place, and costs nothing."""

import hashlib
import json

from tests.site.lab import UNDATED, Lab
from tests.torture.conftest import SECRET
from tests.torture.outcomes import built

LAUGHS = "a: &a [x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
DEEP = 100_000


CLEVER = {
    "title: One\ntitle: Two\n": "twice",
    "title: One\ntags: [a]\n'title': Two\n": "twice",
    "title: &a One\ndescription: *a\n": "anchor",
    "title: *a\n": "alias",
    "title: !!python/object/apply:os.system ['touch hit']\n": "tag",
    "title: !x One\n": "tag",
    "<<: {title: One}\n": "'<<'",
    LAUGHS: "anchor",
    f"title: {'[' * DEEP}\n": "nested deeper",
    f"title: {'{a: ' * DEEP}\n": "nested deeper",
    f"tags: {'- ' * DEEP}x\n": "not YAML",
    f"title: One\n{'? ' * DEEP}\n": "nested deeper",
    "title: [One\n": "not YAML",
    'title: "One\n': "not YAML",
    "%YAML 9.9\n---\ntitle: One\n": "not YAML",
    "title: {a: b}\n": "title",
    "tags: Kyiv\n": "tags",
    "unknown: One\n": "'unknown'",
    "capture: {file: ../../etc/passwd, sha256: x}\n": "capture",
    "capture: {file: seeds/../../secret.txt}\n": "capture",
    "date: 2024-99-99\n": "date",
    f"date: {'9' * 5_000}\n": "date",
    "url: 'javascript:alert(1)'\n": "address",
    "status: published\n": "status",
}


def test_what_is_clever_is_told_with_its_file(lab: Lab) -> None:
    for number, text in enumerate(CLEVER):
        lab.write(f"articles/2024/{number}.md", f"---\n{text}---\nText.\n")
    lab.write("articles/2024/sound.md", "---\ntitle: Sound.\n---\nText.\n")
    run = built(lab, "--keep-going")
    assert run.code == 1
    for number, message in enumerate(CLEVER.values()):
        told = run.err[run.err.index(f"articles/2024/{number}.md:") :].splitlines()[0]
        assert message in told
        assert len(told) < 1_000
    assert not (lab.root / "hit").exists()
    assert "Sound." in lab.read("public/index.html")


def test_many_tags_and_long_fields_are_an_article(lab: Lab) -> None:
    tags = ", ".join(f"tag {number}" for number in range(300))
    words = f"title: {'word ' * 20_000}end\nlanguage: {'a' * 9_000}\ntags: [{tags}]\n"
    lab.write("articles/2024/a.md", f"---\n{words}---\nText.\n")
    assert built(lab).code == 0
    assert "word end" in lab.read("public/articles/2024/a.html")
    assert len(lab.read("public/index.html")) < 60_000


def test_no_record_leads_to_a_file_elsewhere(lab: Lab) -> None:
    digest = hashlib.sha256(SECRET.encode()).hexdigest()
    paths = ("../secret.txt", "seeds/../../secret.txt", str(lab.root.parent / "secret.txt"), "seeds/\0")
    for number, name in enumerate(paths):
        path = json.dumps(name)
        image = f"images: [{{caption: A, credit: null, file: {path}, sha256: '{digest}'}}]\n"
        lab.write(f"articles/2024/a{number}.md", f"---\ntitle: One\n{image}---\nText.\n")
        record = f"{{file: {path}, sha256: '{digest}', filed: '{digest}', ledger: {{body: '1'}}}}"
        lab.write(f"articles/2024/b{number}.md", f"---\ntitle: Two\ncapture: {record}\n---\nText.\n")
        lab.write(f"seeds/c{number}.txt", UNDATED.replace("market", f"market {number}"))
        lab.write(f"seeds/c{number}.toml", f"images = [{{ file = {path} }}]\n")
    run = built(lab, "--keep-going")
    for number in range(len(paths)):
        assert f"articles/2024/b{number}.md:" in run.out + run.err
        assert f"seeds/c{number}.toml" in run.err
    assert SECRET.encode() not in b"".join(lab.pages().values())
