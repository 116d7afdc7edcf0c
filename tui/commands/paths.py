"""`carrel paths`: where everything is."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ..config import config_file
from ..folders import home, shipped
from ..log import log_file
from .common import add_json, print_json


def add_to(commands: Any) -> None:
    paths = commands.add_parser("paths", help="where progress, settings, courses and the log are")
    add_json(paths)
    paths.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    found = {
        "progress": home() / "progress.json",
        "settings": config_file(),
        "courses": home() / "courses",
        "log": log_file(),
        "shipped": shipped("lessons"),
    }
    if options.json:
        print_json({name: str(path) for name, path in found.items()})
    else:
        for name, path in found.items():
            print(f"{name:9} {path}{'' if _exists(path) else '  (not there yet)'}")
    return 0


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
