"""`carrel progress`: what is kept of a person's study, and where."""

from __future__ import annotations

import argparse
from typing import Any

from ..folders import home


def add_to(commands: Any) -> None:
    parser = commands.add_parser("progress", help="what is kept of your study, and where")
    what = parser.add_subparsers(metavar="WHAT", required=True)
    what.add_parser("path", help="where the progress file is").set_defaults(run=_path)


def _path(options: argparse.Namespace) -> int:
    print(home() / "progress.json")
    return 0
