"""`carrel check`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any


def add_to(commands: Any) -> None:
    parser = commands.add_parser(
        "check",
        help="every problem of a course, a folder of courses or a file",
        description="Every problem of courses and lesson files. Exit codes: 0 none, 1 some, 2 usage.",
    )
    parser.add_argument("paths", metavar="PATH", nargs="*", help="a course folder, a folder of courses, or a file")
    parser.add_argument("--strict", action="store_true", help="advice counts as a problem")
    parser.add_argument(
        "--labs", action="store_true", help="run each lesson's lab: are its goals and answer reached?"
    )
    parser.add_argument("--format", choices=("text", "json", "github"), default="text", help="text is the default")
    parser.add_argument("--explain", metavar="CODE", help="what a code means, with examples")
    parser.set_defaults(run=_check, usage_error=parser.error)


def _check(options: argparse.Namespace) -> int:
    if options.explain is not None:
        return _explain(options)
    if not options.paths:
        options.usage_error("name a course folder or file to check")
    from ..course.check import check
    from ..course.report import report, summary
    from ..labs.checking import lab_findings, lab_run_findings
    from .waiting import Waiting

    labs = lab_run_findings if options.labs else lab_findings
    waited = Waiting("lessons checked")
    problems = [problem for path in options.paths for problem in check(Path(path), labs, waited.one_more)]
    waited.over()
    if text := report(problems, options.format):
        print(text)
    print(summary(problems), file=sys.stderr)
    return 1 if any(options.strict or problem.severity == "error" for problem in problems) else 0


def _explain(options: argparse.Namespace) -> int:
    from ..course.explain import explanations
    from ..course.nearest import did_you_mean

    known = explanations()
    if options.explain not in known:
        options.usage_error(f"there is no code {options.explain!r}: {did_you_mean(options.explain, known)}")
    print(known[options.explain].as_text())
    return 0
