"""The desk itself: the full-screen app, when there is a terminal to show it in."""

from __future__ import annotations

import argparse
import gc
import os
import sys

from ..folders import home
from ..recent import remember
from .common import open_desk, say, shelves


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("course", metavar="COURSE", nargs="?", default="", help="a course id or a folder")
    parser.add_argument("--lesson", metavar="ID", default="", help="the lesson to open")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, *, review: bool = False) -> int:
    """Open the desk, or on it the review. Raises CourseError."""
    if trouble := no_terminal():
        say([trouble])
        return 1
    # A start makes many objects and drops few: looking for garbage among them takes a tenth of it. The app turns the
    # collector on again once its first screen is painted.
    gc.disable()
    desk = open_desk(options.course)
    if options.lesson and desk.course.index(options.lesson) is None:
        desk.course.lesson(options.lesson)
    from ..app import CarrelApp

    remember(home(), desk.course.id, desk.course.folder)
    app = CarrelApp(desk, options.lesson, desk.store.notices, shelves(), review)
    try:
        app.run()
    finally:
        desk.store.close()
    say([desk.store.trouble] if desk.store.trouble else [])
    return app.return_code or 0


def no_terminal() -> str:
    """Why the desk can't be shown here, or ''. (Textual would draw on whatever is there, and run for ever.)"""
    if not sys.stdin.isatty() or not sys.stderr.isatty():
        return "the desk needs a terminal. Without one, try: carrel courses, carrel read LESSON, carrel quiz LESSON"
    if os.environ.get("TERM", "") == "dumb":
        return "this terminal (TERM=dumb) can't show the desk. Try: carrel read LESSON, carrel quiz LESSON"
    return ""
