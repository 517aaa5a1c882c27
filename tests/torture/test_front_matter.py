"""Front matter: what is clever in YAML is a mistake with its place, and costs nothing."""

import hashlib
import json

import pytest

from tests.site.lab import UNDATED, Lab
from tests.torture.conftest import SECRET
from tests.torture.outcomes import built

LAUGHS = "a: &a [x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
DEEP = 100_000


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: One\ntitle: Two\n", "twice"),
        ("title: One\ntags: [a]\n'title': Two\n", "twice"),
        ("title: &a One\ndescription: *a\n", "anchor"),
        ("title: *a\n", "alias"),
        ("title: !!python/object/apply:os.system ['touch hit']\n", "tag"),
        ("title: !x One\n", "tag"),
        ("<<: {title: One}\n", ""),
        (LAUGHS, ""),
        (f"title: {'[' * DEEP}\n", "nested deeper"),
        (f"title: {'{a: ' * DEEP}\n", "nested deeper"),
        (f"tags: {'- ' * DEEP}x\n", ""),
        (f"title: One\n{'? ' * DEEP}\n", ""),
        ("title: [One\n", ""),
        ('title: "One\n', ""),
        ("%YAML 9.9\n---\ntitle: One\n", ""),
        ("title: {a: b}\n", ""),
        ("tags: Kyiv\n", ""),
        ("unknown: One\n", ""),
        ("capture: {file: ../../etc/passwd, sha256: x}\n", ""),
        ("capture: {file: seeds/../../secret.txt}\n", ""),
        ("date: 2024-99-99\n", ""),
        ("date: " + "9" * 5_000 + "\n", ""),
        ("url: 'javascript:alert(1)'\n", ""),
        ("status: published\n", ""),
    ],
)  # fmt: skip
def test_what_is_clever_is_told_with_its_file(lab: Lab, text: str, message: str) -> None:
    lab.write("articles/2024/a.md", f"---\n{text}---\nText.\n")
    run = built(lab)
    assert run.code == 1
    assert "articles/2024/a.md" in run.err
    assert message in run.err
    assert len(run.err) < 20_000
    assert not (lab.root / "hit").exists()


def test_many_tags_and_long_fields_are_an_article(lab: Lab) -> None:
    tags = ", ".join(f"tag {number}" for number in range(2_000))
    lab.write(
        "articles/2024/a.md",
        f"---\ntitle: {'word ' * 20_000}\nlanguage: {'a' * 9_000}\ntags: [{tags}]\n---\nText.\n",
    )
    run = built(lab)
    assert run.code in (0, 1)
    assert "Traceback" not in run.err


@pytest.mark.parametrize("path", ["../secret.txt", "seeds/../../secret.txt", "/etc/hostname", "seeds/\\x00"])
def test_no_record_leads_to_a_file_elsewhere(lab: Lab, path: str) -> None:
    digest = hashlib.sha256(SECRET.encode()).hexdigest()
    image = f'images: [{{caption: A, credit: null, file: "{path}", sha256: "{digest}"}}]\n'
    lab.write("articles/2024/a.md", f"---\ntitle: One\n{image}---\nText.\n")
    record = f'capture: {{file: "{path}", sha256: "{digest}", filed: "{digest}", ledger: {{body: "1"}}}}\n'
    lab.write("articles/2024/b.md", f"---\ntitle: Two\n{record}---\nText.\n")
    lab.write("seeds/b.txt", UNDATED)
    lab.write("seeds/b.toml", f"images = [{{ file = {json.dumps(path.replace('seeds/', ''))} }}]\n")
    built(lab, "--keep-going")
    assert SECRET.encode() not in b"".join(lab.pages().values())
