"""`carrel new`: a course to start from."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any


def add_to(commands: Any) -> None:
    parser = commands.add_parser("new", help="a small course to start from, with a question of every kind")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="a folder that is not there yet, or is empty")
    parser.set_defaults(run=_new)


def _new(options: argparse.Namespace) -> int:
    from ..course.starting import start_course

    for path in start_course(options.folder):
        print(path)
    folder = options.folder
    print(f"Next: carrel preview {folder}, and after changes carrel check --strict {folder}", file=sys.stderr)
    return 0
