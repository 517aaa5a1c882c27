"""What needs a human is listed, each matter with the line to change or the command to run."""

import hashlib
import json
import re
from typing import Any

import pytest

from backfile.cli import main
from backfile.files import lock
from backfile.matters import ABOUT, Kind
from backfile.toml import config
from tests.site.lab import STORY, UNDATED, Lab, lay_out
from tests.site.test_filing import LIGHTHOUSE
from tests.webarchives import page

BELL = "The harbour bell is rung for every reader who stays with us, be it day or night."
MARKET = "articles/undated/fishermen-vote-to-keep-the-old-market-open.md"


def reviewed(lab: Lab, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    """Return the matters of a site, as the command tells them in JSON."""
    capsys.readouterr()
    assert main(["review", "--json", *arguments], root=lab.root) == 0
    (line,) = capsys.readouterr().out.splitlines()
    document = json.loads(line)
    assert document["form"] == "backfile-review-1"
    assert list(document["counts"]) == [kind.value for kind in Kind]
    matters: list[dict[str, Any]] = document["matters"]
    return matters


def of_kind(matters: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [one for one in matters if one["kind"] == kind]


def stories(many: int) -> dict[str, str]:
    """Return captures of one publication that have a line in common in the midst of their text."""
    whole = STORY.replace("“We were", f"{BELL}\n\n“We were")
    return {
        f"lamp-{n}.txt": whole.replace("Mayor Opens", f"Mayor {n} Opens").replace(
            "eleven miles", f"{n} miles"
        )
        for n in range(many)
    }


def test_no_archive_is_proposed_as_the_publication_of_its_copies(
    market: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    market.write(
        "seeds/market.toml", 'url = "https://web.archive.org/web/2023/https://www.gazette.example/a"\n'
    )
    assert market.build() == 0
    (matter,) = of_kind(reviewed(market, capsys), "publication")
    assert "gazette.example" in matter["paste"]
    market.write("seeds/market.toml", 'url = "https://archive.ph/AbCdE"\n')
    assert market.build() == 0
    (matter,) = of_kind(reviewed(market, capsys), "publication")
    assert (matter["paste"], matter["path"]) == ("", MARKET)


def test_an_article_without_a_date_is_listed_with_its_line_and_the_ways_to_give_it_one(
    market: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    (matter,) = of_kind(reviewed(market, capsys), "date")
    assert (matter["path"], matter["articles"]) == (MARKET, [MARKET[9:-3]])
    assert market.read(MARKET).splitlines()[matter["line"] - 1] == "date: null"
    assert "published = … in seeds/market.toml" in matter["remedy"]
    assert matter["command"] == "python build.py explain seeds/market.txt"
    market.write("seeds/market.toml", "published = 2023-03-05\n")
    assert market.build() == 0
    assert of_kind(reviewed(market, capsys), "date") == []


def test_what_a_person_has_reviewed_is_settled(market: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    assert {one["path"] for one in reviewed(market, capsys)} == {MARKET}
    market.write(MARKET, market.read(MARKET).replace("status: filed", "status: reviewed"))
    assert reviewed(market, capsys) == []


def test_a_missing_title_and_a_contradicted_date_are_listed(
    market: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    market.write("seeds/lighthouse.toml", "published = 2021-01-01\n")
    assert market.build() == 0
    path = "articles/2021/" if "articles/2021/" in "".join(market.articles()) else LIGHTHOUSE
    (conflict,) = of_kind(reviewed(market, capsys), "conflict")
    assert conflict["path"].startswith(path)
    assert "2021-01-01" in conflict["message"]
    text = market.read(LIGHTHOUSE)
    market.write(LIGHTHOUSE, re.sub("(?m)^title: .*$", "title: null", text))
    (untitled,) = of_kind(reviewed(market, capsys), "title")
    assert (untitled["path"], untitled["line"]) == (LIGHTHOUSE, 2)


def test_unsure_lines_are_listed_with_their_numbers(market: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    text = market.read(MARKET)
    reason = re.search(r"(?m)^  reasons:\n    (.*): (\"[0-9, -]+\")$", text)
    assert reason
    market.write(MARKET, text.replace(f"{reason[1]}: {reason[2]}", f"kept because unsure: {reason[2]}"))
    (unsure,) = of_kind(reviewed(market, capsys), "unsure")
    assert unsure["lines"] == reason[2].strip('"')
    assert market.read(MARKET).splitlines()[unsure["line"] - 1] == "status: filed"


def test_dates_that_can_be_read_in_two_ways_are_settled_by_one_line_of_site_toml(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("seeds/lighthouse.txt", STORY.replace("March 4, 2023", "03/04/2023"))
    lab.write("seeds/lighthouse.toml", 'publication = "The Harbour Gazette"\n')
    assert lab.build() == 0
    (matter,) = of_kind(reviewed(lab, capsys), "ambiguous")
    assert (matter["path"], matter["count"]) == ("site.toml", 1)
    lab.write("site.toml", matter["paste"])
    assert lab.build() == 0
    assert of_kind(reviewed(lab, capsys), "ambiguous") == []
    assert "date: 2023-04-03\n" in lab.read(lab.articles()[0])


def test_publications_that_are_not_known_are_listed_by_host(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    for n in range(3):
        lab.write(f"seeds/market-{n}.txt", UNDATED.replace("Fishermen", f"{n} fishermen"))
        lab.write(f"seeds/market-{n}.toml", f'url = "https://www.mercury.example/{n}"\n')
    lab.write("seeds/other.txt", UNDATED)
    assert lab.build() == 0
    by_host, alone = of_kind(reviewed(lab, capsys), "publication")
    assert (by_host["path"], by_host["count"], len(by_host["articles"])) == ("site.toml", 3, 3)
    assert config.parse(by_host["paste"]).publication[0].hosts == ("mercury.example",)
    assert alone["path"].startswith("articles/undated/")


def test_articles_that_are_one_are_listed_until_the_file_that_is_named_is_gone(
    market: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    market.write(
        "seeds/again.txt", STORY.replace("eleven miles", "twelve miles").replace("Mayor", "Major", 1)
    )
    assert market.build() == 0
    for name in ("again", "lighthouse"):
        market.write(f"seeds/{name}.toml", 'url = "https://gazette.example/lamp"\n')
    assert market.build() == 0
    (matter,) = of_kind(reviewed(market, capsys), "duplicate")
    spare = matter["remedy"].split()[1]
    assert spare in market.articles()
    (market.root / spare).unlink()
    assert market.build() == 0
    assert of_kind(reviewed(market, capsys), "duplicate") == []


def test_a_line_that_recurs_is_proposed_and_left_out_once_it_is_pasted(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    lab = lay_out(tmp_path_factory.mktemp("archive"), settings="", seeds=stories(6))
    assert lab.build() == 0
    (matter,) = of_kind(reviewed(lab, capsys), "boilerplate")
    assert BELL in matter["paste"]
    kept = [line for line in matter["paste"].splitlines() if BELL in line or not line.startswith('  "')]
    lab.write("site.toml", "\n".join(kept))
    assert lab.build() == 0
    for path in lab.articles():
        text = lab.read(path)
        assert BELL not in text.split("\n---\n")[1]
        assert "boilerplate of The Harbour Gazette, site.toml" in text
    assert BELL not in str(of_kind(reviewed(lab, capsys), "boilerplate"))


def test_what_some_take_for_a_line_end_breaks_no_line_of_a_list(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in stories(6).items():
        lab.write(f"seeds/{name}", text.replace("rung for", "rung\u2028for"))
    assert lab.build() == 0
    (matter,) = of_kind(reviewed(lab, capsys), "boilerplate")
    assert main(["review", "--kind", "boilerplate"], root=lab.root) == 0
    out = capsys.readouterr().out
    assert out.splitlines() == out.split("\n")[:-1]
    assert all(f"    {line}\n" in out for line in matter["paste"].split("\n") if line)


def test_a_page_that_was_cut_off_is_listed_though_it_was_filed(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("seeds/lamp.html", page("lighthouse")[:-20])
    said = "seeds/lamp.html: the page was cut off: it ends inside a tag"
    for _ in range(2):
        assert lab.build() == 0
        assert said in capsys.readouterr().out, "each build says it again"
    assert len(lab.articles()) == 1
    (matter,) = of_kind(reviewed(lab, capsys), "broken")
    assert f"{matter['path']}: {matter['message']}" == said
    assert matter["remedy"] == "get it again, or leave it: what is there is read"
    assert main(["verify", "--captures"], root=lab.root) == 0


def test_a_text_with_a_stray_byte_is_filed_and_each_build_tells_of_it(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    data = STORY.encode().replace(b"\n", b"\n\n", 1).replace(b"last keeper", b"last k\xffeeper")
    data += "«Так и есть», — сказала она.\n".encode()
    line = data[: data.index(b"\xff")].count(b"\n") + 1
    lab.write("seeds/lamp.txt", data)
    for _ in range(2):
        assert lab.build() == 0
        said = f"seeds/lamp.txt:{line}: 1 byte can't be read as UTF-8: U+FFFD stands there"
        assert said in capsys.readouterr().out, "each build says it again"
    article = lab.read(*lab.articles())
    assert "last k\ufffdeeper" in article
    assert "encoding: utf-8 (1 byte did not fit)" in article
    assert f"sha256: {hashlib.sha256(data).hexdigest()}" in article
    (matter,) = of_kind(reviewed(lab, capsys), "broken")
    assert matter["path"] == f"seeds/lamp.txt:{line}"
    assert main(["verify", "--captures"], root=lab.root) == 0


def test_broken_records_of_a_file_are_listed_although_the_build_went_well(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    good = json.dumps({"title": "A Story of the Quay", "text": f"{BELL}\n{BELL} It was so."})
    lab.write("seeds/export.jsonl", f"{good}\nnot json\n")
    assert lab.build() == 0
    (matter,) = of_kind(reviewed(lab, capsys), "broken")
    assert matter["path"] == "seeds/export.jsonl:2"
    assert matter["message"].startswith("not JSON")


def test_what_stops_a_build_is_listed_and_the_exit_code_says_so(
    market: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    market.write("seeds/empty.txt", "")
    capsys.readouterr()
    assert main(["review"], root=market.root) == 1
    assert "seeds/empty.txt: the capture holds no text\n    hint: " in capsys.readouterr().out


def test_an_edited_article_that_is_read_otherwise_is_listed_with_the_command_that_compares(
    market: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    market.write(LIGHTHOUSE, market.read(LIGHTHOUSE).replace("title: Mayor", "title: The Mayor"))
    market.write("seeds/lighthouse.toml", 'section = "Local"\n')
    (matter,) = of_kind(reviewed(market, capsys), "edited")
    assert matter["command"] == f"python build.py diff {LIGHTHOUSE}"


def test_a_capture_that_is_gone_is_listed(market: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    (market.root / "seeds/lighthouse.txt").unlink()
    (matter,) = of_kind(reviewed(market, capsys), "capture")
    assert (matter["path"], "seeds/lighthouse.txt" in matter["message"]) == (LIGHTHOUSE, True)


def test_nothing_is_written_and_what_is_not_filed_yet_is_told(
    market: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    market.write("seeds/more.txt", STORY.replace("Mayor", "Keeper"))
    before = market.tree("articles"), market.tree("public"), market.read(".backfile.state")
    capsys.readouterr()
    assert main(["review"], root=market.root) == 0
    assert capsys.readouterr().out.startswith("1 article to be filed: build, and review again\n")
    assert (market.tree("articles"), market.tree("public"), market.read(".backfile.state")) == before


def test_the_list_is_the_same_whatever_an_earlier_build_left(
    market: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    before = reviewed(market, capsys)
    (market.root / ".backfile.state").unlink()
    assert reviewed(market, capsys) == before


def test_the_first_matters_of_a_kind_are_told_and_the_command_for_the_others(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    for n in range(12):
        lab.write(f"articles/2024/a{n:02}.md", "---\ntitle: A\npublication: B\n---\nText.\n")
    capsys.readouterr()
    assert main(["review"], root=lab.root) == 0
    out = capsys.readouterr().out
    assert "No date: 12\n" in out
    assert "… and 2 more: python build.py review --kind date\n" in out
    assert out.endswith("12 matters for a human: 12 date\n")
    assert main(["review", "--kind", "date"], root=lab.root) == 0
    assert capsys.readouterr().out.count(": it has no date\n") == 12


def test_of_one_kind_the_matters_are_told_and_of_all_kinds_how_many_there_are(
    market: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    documents = []
    for arguments in ([], ["--kind", "date"]):
        assert main(["review", "--json", *arguments], root=market.root) == 0
        documents.append(json.loads(capsys.readouterr().out))
    whole, part = documents
    assert part["counts"] == whole["counts"]
    assert whole["counts"]["publication"] == 1
    assert part["matters"] == of_kind(whole["matters"], "date")


def test_an_archive_in_order_says_so(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review"], root=lab.root) == 0
    assert capsys.readouterr().out == "nothing needs a human\n"


def test_an_unknown_kind_is_refused_with_the_nearest(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "--kind", "dates"], root=lab.root) == 2
    assert "there is no kind of matter 'dates'\n    hint: did you mean 'date'?" in capsys.readouterr().err


def test_no_review_while_a_build_is_running(lab: Lab) -> None:
    with lock.locked(lab.root):
        assert main(["review"], root=lab.root) == 75


def test_every_kind_has_a_heading() -> None:
    assert ABOUT.keys() == set(Kind)
