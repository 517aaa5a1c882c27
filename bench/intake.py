"""Measure the labeller on development pages: precision, recall, F1, titles, captions left, speed.

    python bench/intake.py --captures DIR [--cross-validated | --html]

With --html, saved pages are read instead, beside trafilatura in the same process. Without --cross-validated
the figures are in-sample: the shipped weights were trained on the same pages.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from labelling_score import score_page, summary  # noqa: E402 - the path is set above
from labelling_truth import CORE, STYLES, read  # noqa: E402

from backfile.intake.label import label  # noqa: E402
from backfile.model import BODY_ROLES, Role  # noqa: E402

KEPT = BODY_ROLES | {Role.AGENCY, Role.NOTE}
"""The roles whose words count as body: the truth of the pages holds sign-offs and notes."""


def measure(captures: Path) -> None:
    """Print the figures of the shipped weights, by style, data set and language."""
    print("in-sample figures: the weights were trained on these pages")
    groups: dict[str, list[dict[str, float | None]]] = {}
    seconds, pages, count = 0.0, 0, 0
    for row, style, lines in read(captures, CORE):
        start = time.process_time()
        labelled = label(lines)
        seconds += time.process_time() - start
        pages, count = pages + 1, count + len(lines)
        texts = [
            ("body" if line.role in KEPT else line.role.value, line.text)
            for line in labelled
            if line.role is not Role.BLANK
        ]
        page = score_page(row, texts)
        for name in ("all", row["dataset"], "language " + row["lang"]):
            groups.setdefault(f"{style:9s} {name}", []).append(page)
    for style in STYLES:
        for name in sorted(groups):
            if name.startswith(style):
                print(f"{name:24s}{summary(groups[name])}")
    print(f"{pages / seconds:.0f} captures and {count / seconds:.0f} lines a second of one core")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bench; without the pages it says so and is done."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--captures", type=Path, required=True, help="the folder of the development pages")
    parser.add_argument(
        "--cross-validated", action="store_true", help="train per fold, with tools/train_labeller.py"
    )
    parser.add_argument("--html", action="store_true", help="measure saved pages, beside trafilatura")
    options = parser.parse_args(arguments)
    if not options.captures.is_dir():
        print(f"{options.captures} is absent: nothing measured")
        return 0
    if options.html:
        from pages import measure_html  # needs the extra [html]

        measure_html(options.captures)
        return 0
    if options.cross_validated:
        command = [sys.executable, str(ROOT / "tools/train_labeller.py"), "--captures", str(options.captures)]
        return subprocess.run([*command, "--figures-only"], check=False).returncode
    measure(options.captures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
