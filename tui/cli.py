"""The command line: parse, call, print, exit code. Results go to standard output, words to standard error."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from . import __version__

DONE, PROBLEMS, USAGE, INTERRUPTED = 0, 1, 2, 130

EPILOG = """\
Without a command, `carrel [COURSE] [--lesson ID]` opens the desk where you left off.
`--debug`, with any of them, takes notes in the log (`carrel paths` says where).
Exit codes: 0 done, 1 problems found or nothing to do it to, 2 usage."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run `carrel` with these arguments and exit with its code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:
        # Asked by scripts and prompts; parsing arguments would double what the answer costs.
        print(f"carrel {__version__}")
        sys.exit(DONE)
    sys.exit(_guarded(words))


def _guarded(words: list[str]) -> int:
    """Run the command; what goes wrong is said in a sentence."""
    from .course.problems import CourseError
    from .folders import HomelessError

    try:
        return _run(words)
    except CourseError as error:
        for problem in error.problems:
            slip = _slip(words) if problem.code == "no-course" else ""
            print(f"carrel: {slip or problem.sentence()}", file=sys.stderr)
        return PROBLEMS
    except HomelessError as error:
        print(f"carrel: {error}", file=sys.stderr)
        return PROBLEMS
    except BrokenPipeError:
        # Whoever read our output has gone (`| head`); Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from .log import debugging, unexpected

        print(f"carrel: {unexpected(error)}", file=sys.stderr)
        if debugging():
            raise
        return PROBLEMS


def _slip(words: list[str]) -> str:
    """What to say of a first word that is neither course nor command, but near a command; '' for others."""
    from .commands import COMMANDS
    from .course.nearest import nearest

    first = next((word for word in words if word != "--debug"), "")
    command = nearest(first, COMMANDS) if first not in COMMANDS else ""
    return f"there is no command or course `{first}`; did you mean `carrel {command}`?" if command else ""


def _run(words: list[str]) -> int:
    from .commands import COMMANDS, add_commands

    if "--debug" in words:
        words = _debugged(words)
    # A first word that is no command is a course: `carrel my-course`.
    if not words or words[0] not in (*COMMANDS, "-h", "--help"):
        from .commands import desk

        parser = argparse.ArgumentParser(
            prog="carrel", description="Open the desk.", epilog="See also: carrel --help"
        )
        desk.add_arguments(parser)
        # A course takes no further words: the first was meant for a command.
        if len(words) > 1 and not words[0].startswith("-") and not words[1].startswith("-"):
            lone = "a course is opened alone, or with --lesson ID (see carrel --help)"
            parser.error(_slip(words) or f"there is no command `{words[0]}`; {lone}")
    else:
        parser = argparse.ArgumentParser(
            prog="carrel",
            description="A study desk in the terminal: read, compare, be asked, remember.",
            epilog=EPILOG,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        parser.add_argument("--version", action="version", version=f"carrel {__version__}")
        add_commands(parser.add_subparsers(title="commands", metavar="COMMAND", required=True), words[0])
    options = parser.parse_args(words)
    return int(options.run(options))


def _debugged(words: list[str]) -> list[str]:
    """The words without `--debug`; from here on, and in what is started from here, notes are taken in the log."""
    from .log import DEBUG, log_file, note

    os.environ[DEBUG] = "1"
    note(f"carrel {' '.join(words)}, in a terminal of kind {os.environ.get('TERM', 'unknown')}")
    print(f"carrel: notes are taken in {log_file()}", file=sys.stderr)
    return [word for word in words if word != "--debug"]


if __name__ == "__main__":
    main()
