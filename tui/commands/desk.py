"""The desk itself: the full-screen app, when there is a terminal to show it in."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
from functools import partial

from ..config import Config, ascii_terminal
from ..folders import home
from ..recent import Looks, looks, remember, remember_looks
from .common import close, course_named, open_desk, say, settings, shelves, trouble_with_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("course", metavar="COURSE", nargs="?", default="", help="a course id or a folder")
    parser.add_argument("--lesson", metavar="ID", default="", help="the lesson to open")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, *, review: bool = False, minutes: int = 0) -> int:
    """Open the desk, or on it the review or a plan for so many minutes. Raises CourseError."""
    if trouble := no_terminal():
        if options.course:
            course_named(options.course)
        say([trouble])
        return 1
    # A start makes many objects and drops few: looking for garbage among them takes a tenth of it. The app turns the
    # collector on again once its first screen is painted.
    gc.disable()
    desk = open_desk(options.course)
    if options.lesson and desk.course.index(options.lesson) is None:
        desk.course.lesson(options.lesson)
    from rich.console import Console

    from ..app import CarrelApp
    from ..themes import usual

    remember(home(), desk.course.id, desk.course.folder)
    chosen, kept = settings(), looks(home())
    keymap, faults = _keymap(chosen)
    colours = Console(stderr=True).color_system, "NO_COLOR" in os.environ
    app = CarrelApp(
        desk,
        options.lesson,
        (*desk.store.notices, *trouble_with_settings(), *faults),
        shelves(),
        review,
        minutes=minutes,
        looks=Looks(kept.width or chosen.width, kept.theme or chosen.theme or usual(*colours)),
        keep_looks=partial(remember_looks, home()),
        keymap=keymap,
        welcome=not desk.store.state.last_course,
        ascii_only=chosen.ascii or ascii_terminal(),
    )
    try:
        app.run()
    finally:
        _forget_signals()
        unsaved = close(desk.store)
    return app.return_code or unsaved


def _forget_signals() -> None:
    """Textual leaves a handler that fails once its loop has ended: a window that is closed sends SIGCONT as well,
    perhaps in the middle of saving."""
    if hasattr(signal, "SIGCONT"):
        signal.signal(signal.SIGCONT, signal.SIG_DFL)


def _keymap(chosen: Config) -> tuple[dict[str, str], list[str]]:
    """The person's own keys by action, and what is wrong with others, each with its place."""
    if not chosen.keys:
        return {}, []
    from ..actions.remap import checked

    keymap, faults = checked({key.action: key.keys for key in chosen.keys})
    places = {key.action: key.place for key in chosen.keys}
    return keymap, [f"{places[action]}: {words}" for action, words in faults.items()]


def no_terminal() -> str:
    """Why the desk can't be shown here, or ''. (Textual would draw on whatever is there, and run for ever.)"""
    if os.environ.get("TEXTUAL_DRIVER", "").endswith("WebDriver"):
        # In a browser (`carrel serve`): there the terminal is at the other end of a socket.
        return ""
    if not sys.stdin.isatty() or not sys.stderr.isatty():
        return "the desk needs a terminal. Without one, try: carrel courses, carrel read LESSON, carrel quiz LESSON"
    if os.environ.get("TERM", "") == "dumb":
        return "this terminal (TERM=dumb) can't show the desk. Try: carrel read LESSON, carrel quiz LESSON"
    return ""
