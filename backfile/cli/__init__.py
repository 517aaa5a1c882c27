"""The command line: commands, printing and exit codes. The only place that ends a run."""

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from backfile import __version__
from backfile.cli import fixity
from backfile.working.executor import Executor

_ABOUT = "Turn captured news articles into a permanent, searchable, verifiable static archive."


def console() -> None:
    """Run the installed `backfile` command on the archive in the current folder."""
    run(root=Path.cwd(), program="backfile")


def run(*, root: Path, program: str = "build.py") -> None:
    """Run the command that this process was called with, and end it with its exit code.

    All that was to be written has been, so it ends at once: to take apart every value that it holds would be
    a twentieth of a small build.
    """
    try:
        code = main(sys.argv[1:], root=root, program=program)
    except SystemExit as said:  # of argparse: what was asked is answered, or could not be understood
        code = said.code if isinstance(said.code, int) else 2
    except BrokenPipeError:  # what argparse had to say was too much for who asked
        code = 0
    os._exit(_flushed(code))


def _flushed(code: int) -> int:
    """Flush what was said, and return the exit code: another one where some of it is lost."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:  # it may have been closed before the run
                stream.flush()
        except BrokenPipeError:  # who reads has seen enough
            pass
        except (OSError, ValueError) as error:
            with contextlib.suppress(OSError, ValueError, AttributeError):
                os.write(2, f"what was to be said could not be written: {error}\n".encode())
            code = code or 3
    return code


def main(arguments: Sequence[str], *, root: Path, program: str = "build.py") -> int:
    """Run one command on the archive in `root` and return the exit code; mistakes are printed, not raised."""
    for stream in (sys.stdout, sys.stderr):
        # What is printed is news in any script, whatever the terminal's own encoding.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    # A site's files have the same modes on every machine.
    os.umask(0o022)
    options = _options(parser(program), arguments)
    # Only now: --version and --help are answered before anything else is imported.
    from backfile.cli.report import print_error, report
    from backfile.errors import BackfileError, Exit, Problems

    try:
        return _run(options, root)
    except Problems as several:
        return report(several.problems)
    except BackfileError as problem:
        return report([problem])
    except BrokenPipeError:
        # The reader (`head`, say) has seen enough. Nothing more may be written at exit.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except KeyboardInterrupt:
        print_error("stopped; the published site is as it was")
        return 130


def _options(top: argparse.ArgumentParser, arguments: Sequence[str]) -> argparse.Namespace:
    options = top.parse_args(arguments)
    of_build = options.executor or options.scheduler or options.page or options.keep_going
    if options.command not in {None, "build"} and of_build:
        named = "--executor, --scheduler, --review and --keep-going"
        top.error(f"{named} are for build, not for {options.command}")
    return options


def _run(options: argparse.Namespace, root: Path) -> int:
    """Hand over to the command, importing only what it needs: --help starts fast."""
    if options.command == "explain":
        from backfile.cli.explain import explain

        return explain(root, options.paths, as_json=options.json)
    if options.command == "diff":
        from backfile.cli.diff import diff

        return diff(root, options.article)
    if options.command == "ledger":
        from backfile.cli.ledger import ledger

        return ledger(root, options.article)
    if options.command == "review":
        from backfile.cli.review import review

        return review(root, as_json=options.json, kind=options.kind)
    if options.command == "new":
        from backfile.cli.new import new

        return new(Path(options.folder))
    if options.command in fixity.COMMANDS:
        return fixity.run(root, options)
    from backfile.cli.build import build

    return build(
        root,
        executor=options.executor,
        scheduler=options.scheduler,
        review=bool(options.page),
        keep_going=bool(options.keep_going),
    )


def parser(program: str) -> argparse.ArgumentParser:
    """Return the parser of the command line, which is also its documentation."""
    top = argparse.ArgumentParser(prog=program, description=_ABOUT)
    top.add_argument("--version", action="version", version=f"backfile {__version__}")
    _say_where(top, None)
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    build = commands.add_parser(
        "build", help="read the captures, file the articles, print and publish the site (default)"
    )
    _say_where(build, argparse.SUPPRESS)  # what was said before the command is not forgotten
    explain = commands.add_parser(
        "explain", help="show how captures are read: each line's role, each field's evidence"
    )
    explain.add_argument("paths", nargs="+", metavar="PATH", help="a capture, in seeds/ or anywhere")
    explain.add_argument("--json", action="store_true", help="print one JSON object a capture")
    diff = commands.add_parser("diff", help="compare an article's file with how its capture is read now")
    diff.add_argument("article", metavar="ARTICLE", help="its file, such as articles/2024/slug.md")
    ledger = commands.add_parser(
        "ledger", help="take the newer ledger into an article that was edited; all else in it stays"
    )
    ledger.add_argument("article", metavar="ARTICLE", help="its file, such as articles/2024/slug.md")
    review = commands.add_parser(
        "review", help="list what needs a human, each with what to do; files nothing"
    )
    review.add_argument("--json", action="store_true", help="print one JSON object")
    review.add_argument("--kind", metavar="KIND", help="all matters of one kind; else the first of each")
    new = commands.add_parser("new", help="lay out the folder of a new archive")
    new.add_argument("folder", metavar="FOLDER", help="a folder that does not exist yet, or is empty")
    fixity.say_how(commands)
    return top


def _say_where(build: argparse.ArgumentParser, unsaid: str | None) -> None:
    executors = [executor.value for executor in Executor]
    where = "where the work is done (default: build.executor in site.toml)"
    build.add_argument("--executor", choices=executors, default=unsaid, help=where)
    scheduler = "the Dask scheduler to use, such as tcp://192.0.2.1:8786"
    build.add_argument("--scheduler", metavar="ADDRESS", default=unsaid, help=scheduler)
    page = "add a page of what needs a human (review.html), until the next build: not to be published"
    build.add_argument("--review", dest="page", action="store_true", default=unsaid, help=page)
    going = "publish all else where captures or articles are broken; they are told, and the exit code is 1"
    build.add_argument("--keep-going", action="store_true", default=unsaid, help=going)
