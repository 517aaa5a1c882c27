"""Front matter: what is clever in YAML is a mistake with its place, and costs nothing."""

import pytest

from tests.site.lab import Lab
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
        ("title: One\n--- \ntitle: Two\n", ""),
        ("title: {a: b}\n", ""),
        ("tags: Kyiv\n", ""),
        ("unknown: One\n", ""),
        ("capture: {file: ../../etc/passwd, sha256: x}\n", ""),
        ("capture: {file: seeds/../../secret.txt}\n", ""),
        ("images: [{caption: null, credit: null, file: ../secret.txt, sha256: '" + "0" * 64 + "'}]\n", ""),
        ("date: 2024-99-99\n", ""),
        ("date: " + "9" * 5_000 + "\n", ""),
        ("language: " + "a" * 100_000 + "\n", ""),
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
    lab.write("articles/2024/a.md", f"---\ntitle: {'word ' * 20_000}\ntags: [{tags}]\n---\nText.\n")
    run = built(lab)
    assert run.code in (0, 1)
    assert "Traceback" not in run.err
