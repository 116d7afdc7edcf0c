"""`carrel schema`."""

from __future__ import annotations

import argparse
from typing import Any


def add_to(commands: Any) -> None:
    parser = commands.add_parser("schema", help="the form of course files, as JSON Schema for editors")
    parser.add_argument(
        "name", nargs="?", choices=("course", "lesson", "glossary"), default="lesson", help="lesson is the default"
    )
    parser.set_defaults(run=_schema)


def _schema(options: argparse.Namespace) -> int:
    from ..course.schema import as_text

    print(as_text(options.name), end="")
    return 0
