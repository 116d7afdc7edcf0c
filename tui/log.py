"""The log: what went wrong inside Carrel, for whoever is to mend it. A person is told in a sentence where it is."""

from __future__ import annotations

import os
import platform
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from . import __version__
from .course.text import cleaned
from .folders import HomelessError, home

NAME = "carrel.log"
# Set by `--debug`, for this process and those that it starts: notes are taken, and tracebacks are shown as well.
DEBUG = "CARREL_DEBUG"
# Beyond this the log begins anew; the one before is kept beside it.
MOST_BYTES = 1_000_000


def log_file() -> Path:
    """Where the log is."""
    return home() / NAME


def debugging() -> bool:
    """Whether `--debug` was given."""
    return bool(os.environ.get(DEBUG))


def note(words: str) -> None:
    """With `--debug`, write down what is going on."""
    if debugging():
        _append(words)


def details(error: BaseException) -> str:
    """The traceback, for a terminal."""
    return cleaned("".join(traceback.format_exception(error)))


def logged(work: Callable[[], object]) -> Callable[[], None]:
    """Work beside the screen that one can go on without: a fault in it goes into the log, and no further."""

    def attempt() -> None:
        try:
            work()
        except Exception as error:
            unexpected(error)

    return attempt


def unexpected(error: BaseException) -> str:
    """Write down an error that nobody foresaw, and return what to tell the person."""
    kept = _append("".join(traceback.format_exception(error)))
    where = f" The details are in {log_file()}." if kept else ""
    return (
        f"Carrel has a fault and had to stop ({type(error).__name__}). What you did until now is kept.{where} "
        "Please report it; the same command with --debug shows more."
    )


def _append(words: str) -> bool:
    """Add words to the log; False when it can't be written, which is no reason to fail."""
    now = datetime.now().astimezone().isoformat(timespec="milliseconds")
    head = f"{now} [{os.getpid()}] carrel {__version__}, Python {platform.python_version()}, {platform.system()}"
    with suppress(OSError, HomelessError):
        path = log_file()
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > MOST_BYTES:
            path.replace(path.with_suffix(".log.1"))
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{head}: {words.rstrip()}\n")
        return True
    return False
