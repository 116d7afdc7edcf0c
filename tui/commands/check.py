"""`carrel check`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any


def add_to(commands: Any) -> None:
    parser = commands.add_parser("check", help="every problem of a course, a folder of courses or a file")
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a course folder, a folder of courses, or a file")
    parser.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    from ..course.check import check

    problems = [problem for path in options.paths for problem in check(Path(path))]
    for problem in problems:
        print(problem.as_text())
    count = len(problems)
    print(f"{count} problem{'s' if count != 1 else ''}" if count else "No problems.", file=sys.stderr)
    return 1 if problems else 0
