"""The files of a course as text: bounded, never a pipe or device, never outside the course's folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from .problems import CourseError, Problem, shortened, spot

LARGEST_FILE = 4 * 1024 * 1024
BYTE_ORDER_MARK = "\ufeff"


def read_text(path: Path, largest: int = LARGEST_FILE) -> str:
    """The text of a regular UTF-8 file, without a byte order mark. Raises CourseError for anything else."""
    return read_exact_text(path, largest).removeprefix(BYTE_ORDER_MARK)


def read_exact_text(path: Path, largest: int = LARGEST_FILE) -> str:
    """The text of a regular UTF-8 file as it stands. Raises CourseError for anything else."""
    raw = read_bytes(path, largest + 1)
    if len(raw) > largest:
        raise _error(path, "file-too-large", f"is larger than {largest // 1024} kB", "split it into several lessons")
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise CourseError([_not_utf8(path, raw, error.start)]) from None


def read_bytes(path: Path, size: int) -> bytes:
    """At most `size` bytes from the start of a regular file. Raises CourseError for anything else."""
    try:
        # Opened without blocking: a named pipe called like a lesson would otherwise hang here for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            os.close(descriptor)
            what = "a folder" if stat.S_ISDIR(mode) else "a pipe or device"
            raise _error(path, "not-a-file", f"is {what}, not a file", "put a text file in its place")
        with os.fdopen(descriptor, "rb") as file:
            return file.read(size)
    except FileNotFoundError:
        raise _error(path, "missing-file", "there is no such file") from None
    except OSError as error:
        raise _error(path, "unreadable-file", f"can't be read: {error.strerror}") from None
    except ValueError:
        raise _error(path, "unreadable-file", "its name has a character that no file name can have") from None


def exists(path: Path) -> bool:
    """Whether there is anything under this name."""
    try:
        return path.exists()
    except OSError:
        # A name too long for any file: `Path.exists` lets that through.
        return False


def is_folder(path: Path) -> bool:
    """Whether the path is a folder."""
    try:
        return path.is_dir()
    except OSError:
        return False


def expanded(name: str) -> Path:
    """The path of this name, `~` at its beginning being the person's home."""
    try:
        return Path(name).expanduser()
    except RuntimeError:
        # `~someone` who is not known here.
        return Path(name)


def is_inside(folder: Path, path: Path) -> bool:
    """Whether the path, with its symbolic links followed, lies in the folder. Raises CourseError when the links
    go in circles, or when no file can have such a name."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        message = "its name can't be followed to a file"
        raise _error(path, "unreadable-file", message, "look for symbolic links that go in circles") from None


def _not_utf8(path: Path, raw: bytes, place: int) -> Problem:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(str(path), "not-utf-8", "is saved as UTF-16", 1, 1, "save the file as UTF-8")
    start = raw.rfind(b"\n", 0, place) + 1
    before = raw[start:place].decode(errors="replace")
    line_text = before + raw[place : place + 200].decode(errors="replace").partition("\n")[0]
    at = spot(str(path), line_text, raw.count(b"\n", 0, place) + 1, len(before) + 1)
    return at.problem("not-utf-8", f"is not UTF-8: byte 0x{raw[place]:02x}", "save the file as UTF-8")


def _error(path: Path, code: str, message: str, suggestion: str = "") -> CourseError:
    return CourseError([Problem(shortened(str(path), 300), code, message, suggestion=suggestion)])
