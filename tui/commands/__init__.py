"""One file per command or family of commands: its arguments, and what it prints. None imports Textual but the desk.

A command's file is loaded when that command is run, so that none pays for the others.
"""

from __future__ import annotations

import importlib
from typing import Any

# Each command, and the file that it is in.
COMMANDS = {
    "courses": "lessons",
    "read": "lessons",
    "quiz": "quiz",
    "try": "quiz",
    "review": "review",
    "search": "search",
    "notes": "notes",
    "status": "status",
    "stats": "stats",
    "check": "check",
    "new": "new",
    "preview": "preview",
    "serve": "serve",
    "lab": "lab",
    "schema": "schema",
    "progress": "progress",
    "paths": "paths",
    "completions": "completions",
}


def add_commands(parsers: Any, name: str = "") -> None:
    """Declare the command of this name, with those that share its file; all of them when it is none."""
    for file in dict.fromkeys([COMMANDS[name]] if name in COMMANDS else COMMANDS.values()):
        importlib.import_module(f"{__name__}.{file}").add_to(parsers)
