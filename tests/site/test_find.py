"""What a reader's browser makes of an address is what the index was made of."""

import json
import random
import shutil
import subprocess
from zlib import crc32

import pytest

from backfile.addresses import canonical
from tests.ground.test_addresses import APART, NONE, SAME
from tests.site.lab import REPOSITORY

NODE = shutil.which("node")
PIECES = (
    *(
        "https://",
        "http://",
        "HTTP://",
        "www.",
        "www2.",
        "m.",
        "amp.",
        "a.example",
        "пример.example",
        "google.com",
    ),
    *("/", "/", "/amp", "amp/", ".amp", ".amp.html", "index.html", "2024", "/a-b", "?", "?id=1", "&b=2&a=1"),
    *("&utm_source=x", "&REF=1", "#x", "#!/r", "%41", "%D0%BF", "%d0", "%zz", "%", ".", "..", ":80", ":8080"),
    *(
        ":99999",
        ":x",
        "~",
        "//",
        "web.archive.org",
        "archive.ph",
        "/web/20230101010101/",
        "/20230101010101id_/",
    ),
    *("é", "😀", " ", "@", "-", "+", "=", "a=b+c", "&&", "[", "]", '"', "<", "ſ", "K", "/amp/s/", "℀", "%00"),
    *(
        "a-b--c-example.translate.goog",
        "?_x_tr_sch=http",
        "translate.google.com",
        "google.com/url",
        "12ft.io",
    ),
    *(
        "webcache.googleusercontent.com/search",
        "?q=cache:",
        "Ab-1:",
        "?url=",
        "&u=https://",
        "https%3A%2F%2F",
    ),
    *("x-example.cdn.ampproject.org", "/c/s/", "%ef%bb%bf", "%f0%9f", "_", ";", "'", "(", "*", ","),
)
SCRIPT = (
    "const find = require('./static/find.js');"
    "const given = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
    "console.log(JSON.stringify(given.map((one) => [find.canonical(one), find.crc32(one), find.meant(one)])))"
)


def answers(addresses: list[str]) -> list[list[str]]:
    """Return what the script makes of addresses: their form, their CRC-32, and what a reader means."""
    assert NODE is not None
    done = subprocess.run(
        [NODE, "-e", SCRIPT],
        input=json.dumps(addresses),
        capture_output=True,
        text=True,
        check=True,
        cwd=REPOSITORY,
    )
    found: list[list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.skipif(NODE is None, reason="needs Node.js")
def test_the_script_and_the_program_give_an_address_one_form() -> None:
    chosen = random.Random(7)
    made = [
        "".join([chosen.choice(PIECES[:2]), *chosen.choices(PIECES, k=chosen.randint(1, 9))])
        for _ in range(5000)
    ]
    addresses = [*SAME, *APART, *NONE, *made]
    for address, (form, digits, _) in zip(addresses, answers(addresses), strict=True):
        assert form == canonical(address), address
        assert digits == f"{crc32(address.encode()):08x}"


@pytest.mark.skipif(NODE is None, reason="needs Node.js")
def test_a_reader_may_leave_out_the_scheme() -> None:
    meant = [each[2] for each in answers([" a.example/b ", "<http://a.example/>", "//a.example"])]
    assert meant == ["https://a.example/b", "http://a.example/", "https://a.example"]
