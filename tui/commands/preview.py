"""`carrel preview`: the desk on a course being written."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..course.loading import open_course
from ..desk import Desk
from ..progress.store import Store
from .common import say
from .desk import no_terminal


def add_to(commands: Any) -> None:
    parser = commands.add_parser("preview", help="the desk on a course being written, reloading as files change")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="the course folder")
    parser.add_argument("--lesson", metavar="ID", default="", help="the lesson to open")
    parser.set_defaults(run=_preview)


def _preview(options: argparse.Namespace) -> int:
    if trouble := no_terminal():
        say([trouble])
        return 1
    # Kept in memory only: what an author tries out is not what a learner did.
    store = Store.open(None, device="preview", now=lambda: datetime.now(UTC))
    desk = Desk(open_course(options.folder), store)
    from ..preview import PreviewApp

    app = PreviewApp(desk, options.lesson)
    app.run()
    return app.return_code or 0
