"""`carrel review`: the desk, straight at what is due."""

from __future__ import annotations

import argparse
from typing import Any

from .common import add_course


def add_to(commands: Any) -> None:
    parser = commands.add_parser("review", help="the desk, straight at what is due")
    add_course(parser)
    parser.set_defaults(run=_review, lesson="")


def _review(options: argparse.Namespace) -> int:
    from . import desk

    return desk.run(options, review=True)
