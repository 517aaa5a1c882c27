"""A signature says whose the site is, and its number how old; no build loses it, and no roll-back hides."""

import hashlib
import json
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from backfile.errors import Exit
from backfile.fixity.claims import Claim, contradicts
from backfile.signatures.minisign import public_key
from tests.fixity.conftest import SETTINGS
from tests.fixity.copies import Copies, told
from tests.fixity.keys import KEY, MINISIGN, OTHER, real

SIGNATURE = "manifest.json.minisig"
LINE = KEY.public.line


@pytest.fixture
def signed(copies: Copies) -> Copies:
    """An archive whose site is signed for the first time."""
    (copies.folder / "key").write_bytes(KEY.file(None))
    (copies.folder / "other").write_bytes(OTHER.file(None))
    sign(copies)
    return copies


def sign(copies: Copies, key: str = "key") -> None:
    assert copies.run("sign", copies.folder / key) == 0


def change(copies: Copies, words: str) -> None:
    lab = copies.lab
    lab.write("articles/2023/dues.md", f"---\ntitle: Dues\ndate: 2023\n---\n{words}\n")
    assert lab.build() == 0


def test_a_signed_copy_is_known_by_the_key_and_by_no_other(
    signed: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    mirror = signed.mirror()
    (signed.folder / "key.pub").write_bytes(KEY.public.file())
    capsys.readouterr()
    assert signed.run("verify", "--key", signed.folder / "key.pub", mirror) == 0
    assert capsys.readouterr().out.startswith(f"{mirror}: its signature, number 1 is by this key\n")
    assert signed.run("verify", "--key", OTHER.public.line, mirror) == Exit.VERIFICATION
    assert "its signature is not by this key, or was altered" in capsys.readouterr().out
    (mirror / SIGNATURE).unlink()
    assert signed.run("verify", "--key", LINE, mirror) == Exit.VERIFICATION
    assert "it is not signed" in capsys.readouterr().out
    assert signed.run("verify", mirror) == 0, "without a key, no signature is asked for"


def test_to_sign_again_changes_nothing(signed: Copies, capsys: pytest.CaptureFixture[str]) -> None:
    before = (signed.public / SIGNATURE).read_bytes()
    capsys.readouterr()
    sign(signed)
    assert "was signed already, number 1" in capsys.readouterr().out
    assert (signed.public / SIGNATURE).read_bytes() == before


def test_a_build_that_changes_nothing_keeps_the_signature(signed: Copies) -> None:
    assert signed.lab.build() == 0
    assert signed.run("verify", "--key", LINE) == 0


def test_a_build_that_changes_the_site_keeps_it_as_one_of_an_earlier_manifest(
    signed: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (signed.public / SIGNATURE).read_bytes()
    change(signed, "They rose.")
    remark = f"public/{SIGNATURE} is of an earlier manifest; sign this one with: python build.py sign FILE\n"
    assert remark in capsys.readouterr().out
    assert (signed.public / SIGNATURE).read_bytes() == before
    assert signed.run("verify", "--json", "--key", LINE) == Exit.VERIFICATION
    found = told(capsys)
    assert found["signature"] == "of another manifest"
    assert found["whole"]
    sign(signed)
    capsys.readouterr()
    assert signed.run("verify", "--json", "--key", LINE) == 0
    assert told(capsys)["number"] == 2
    assert signed.lab.build() == 0
    assert "earlier manifest" not in capsys.readouterr().out


def test_the_chain_goes_on_when_the_site_is_removed(
    signed: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(signed.public)
    assert signed.lab.build() == 0
    sign(signed)
    assert "was signed already, number 1" in capsys.readouterr().out
    shutil.rmtree(signed.public)
    change(signed, "They rose.")
    sign(signed)
    assert "signed, number 2" in capsys.readouterr().out


def test_a_mirror_that_was_rolled_back_is_noticed(signed: Copies, capsys: pytest.CaptureFixture[str]) -> None:
    old = signed.mirror("old")
    change(signed, "They rose.")
    sign(signed)
    seen = signed.folder / "seen.minisig"
    shutil.copy(signed.public / SIGNATURE, seen)
    assert signed.run("verify", "--key", LINE, old) == 0
    assert signed.run("verify", "--key", LINE, "--seen", seen, old) == Exit.VERIFICATION
    assert "this is signature 1, and 2 was seen before: the copy was rolled back" in capsys.readouterr().out
    assert signed.run("verify", "--key", LINE, "--seen", old, signed.public) == 0
    assert signed.run("verify", "--key", LINE, "--compare", old, signed.public) == Exit.VERIFICATION
    assert f"{old}: older, signature 1 of 2\n" in capsys.readouterr().out
    assert signed.run("verify", "--compare", old, signed.public) == Exit.VERIFICATION
    assert f"{old}: older, signature 1 of 2 (not proved without --key)\n" in capsys.readouterr().out


def test_two_archives_that_go_on_from_one_signature_are_a_fork(
    signed: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    apart = Copies(signed.folder / "apart")
    shutil.copytree(signed.lab.root, apart.lab.root, symlinks=True)
    for one, words in ((signed, "They rose."), (apart, "They fell again.")):
        change(one, words)
        assert one.run("sign", signed.folder / "key") == 0
    capsys.readouterr()
    command = ("verify", "--json", "--key", LINE, "--compare")
    assert signed.run(*command, signed.public, apart.public) == Exit.VERIFICATION
    (fork,) = json.loads(capsys.readouterr().out)["forks"]
    assert fork.endswith("two manifests were signed as number 2")
    assert signed.run("verify", "--key", LINE, "--seen", signed.public, apart.public) == Exit.VERIFICATION
    assert "the archive was forked" in capsys.readouterr().out


def test_a_signature_must_follow_the_one_before() -> None:
    one = Claim(number=1, manifest="11", checksums="", before=None)
    two = Claim(number=2, manifest="22", checksums="", before="11")
    assert contradicts(two, one) is None
    assert contradicts(one, one) is None
    assert contradicts(Claim(number=3, manifest="33", checksums="", before="22"), one) is None
    assert contradicts(Claim(number=2, manifest="22", checksums="", before="99"), one) is not None


def test_a_signature_that_was_forged_or_broken_is_no_traceback(
    signed: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    path = signed.public / SIGNATURE
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"signature=1", b"signature=9"))
    assert signed.run("verify", "--key", LINE) == Exit.VERIFICATION
    assert "was altered" in capsys.readouterr().out
    for broken in (b"", b"\xff", whole[:100], b"x" * 10**6):
        path.write_bytes(broken)
        assert signed.run("verify", "--key", LINE) == Exit.VERIFICATION
    path.unlink()
    path.symlink_to(signed.folder / "key")
    assert signed.run("verify", "--key", LINE) == Exit.VERIFICATION


def test_another_key_does_not_go_on_with_the_chain(
    signed: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    assert signed.run("sign", signed.folder / "other") == Exit.USAGE
    assert "this signature is by another key" in capsys.readouterr().err
    signed.lab.write("site.toml", SETTINGS.replace('File"', f'File"\npublic_key = "{OTHER.public.line}"'))
    assert signed.run("sign", signed.folder / "key") == Exit.USAGE
    assert "the site shows another public key" in capsys.readouterr().err


def test_the_key_is_published_and_shown(copies: Copies) -> None:
    lab = copies.lab
    assert not (copies.public / "backfile.pub").exists()
    lab.write("site.toml", SETTINGS.replace('File"', f'File"\npublic_key = "{LINE}"'))
    assert lab.build() == 0
    assert public_key(lab.read("public/backfile.pub"), "x") == KEY.public
    about = lab.read("public/about.html")
    assert f"minisign -V -m manifest.json -P {LINE}" in about
    assert KEY.public.name in about


def test_a_key_that_is_none_is_a_mistake_in_the_settings(
    copies: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    copies.lab.write("site.toml", '[site]\npublic_key = "RW"\n')
    assert copies.lab.build() == Exit.USAGE
    assert capsys.readouterr().err.startswith("site.toml:2: site.public_key: this is not a public key")


def test_a_key_is_made_outside_of_the_archive_for_its_owner_alone(
    copies: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    file = copies.folder / "keys/archive.key"
    assert copies.run("keygen", "-W", file) == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    line = (copies.folder / "keys/archive.key.pub").read_text().splitlines()[1]
    assert f'public_key = "{line}"' in capsys.readouterr().out
    assert copies.run("sign", file) == 0
    assert copies.run("verify", "--key", line) == 0
    assert copies.run("keygen", "-W", file) == Exit.USAGE, "a key is never overwritten"
    for inside in ("public/key", "seeds/key", "key", "../archive/articles/key"):
        assert copies.run("keygen", "-W", copies.lab.root / inside) == Exit.USAGE
        assert not (copies.lab.root / inside).exists()
    (copies.folder / "link").symlink_to(copies.lab.root / "seeds")
    assert copies.run("keygen", "-W", copies.folder / "link/key") == Exit.USAGE


def test_the_password_is_asked_twice_and_may_not_be_empty(
    copies: Copies, monkeypatch: pytest.MonkeyPatch
) -> None:
    for answers in (["one", "two"], [""]):
        given = iter(answers)
        monkeypatch.setattr("backfile.cli.keygen.getpass", lambda _, given=given: next(given))
        assert copies.run("keygen", copies.folder / "key") == Exit.USAGE
        assert not (copies.folder / "key").exists()


def test_without_the_extra_a_site_is_verified_and_signing_says_what_it_needs(
    signed: Copies, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "cryptography.hazmat.primitives.asymmetric.ed25519", None)
    assert signed.run("verify", "--key", LINE) == 0
    assert signed.run("sign", signed.folder / "key") == Exit.USAGE
    assert "pip install 'backfile[sign]'" in capsys.readouterr().err


@real
def test_minisign_alone_verifies_a_mirror(signed: Copies) -> None:
    mirror = signed.mirror()
    command = [MINISIGN or "", "-V", "-P", LINE, "-m", "manifest.json"]
    done = subprocess.run(command, cwd=mirror, capture_output=True, text=True, check=False)
    assert (done.returncode, "backfile signature=1 manifest=" in done.stdout) == (0, True)
    checksums = hashlib.sha256((mirror / "manifest-sha256.txt").read_bytes()).hexdigest()
    assert f" checksums={checksums} " in done.stdout
    _spoil(mirror / "manifest.json")
    assert subprocess.run(command, cwd=mirror, capture_output=True, check=False).returncode != 0


def _spoil(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")
