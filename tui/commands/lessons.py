"""`carrel courses` and `carrel read`."""

from __future__ import annotations

import argparse
from typing import Any

from ..course.catalogue import courses
from ..course.model import Lesson
from ..desk import Desk
from .common import add_course, add_json, close, open_desk, print_json, say, shelves


def add_to(commands: Any) -> None:
    listing = commands.add_parser("courses", help="what can be studied")
    add_json(listing)
    listing.set_defaults(run=_courses)
    reading = commands.add_parser("read", help="a lesson as plain text")
    reading.add_argument("lesson", metavar="LESSON", nargs="?", help="a lesson id; without it, which there are")
    reading.add_argument("--width", type=int, default=80, metavar="N", help="characters a line (default 80)")
    reading.add_argument("--done", action="store_true", help="remember that you have read it")
    add_course(reading)
    reading.set_defaults(run=_read)


def _courses(options: argparse.Namespace) -> int:
    entries = courses(shelves())
    say(entry.trouble for entry in entries if entry.trouble)
    manifests = [(entry.folder, entry.manifest) for entry in entries if entry.manifest]
    if options.json:
        print_json(
            [
                {
                    "id": manifest.id,
                    "title": manifest.title,
                    "summary": manifest.summary,
                    "lessons": len(manifest.lessons),
                    "folder": str(folder),
                }
                for folder, manifest in manifests
            ]
        )
    else:
        for _, manifest in manifests:
            count = len(manifest.lessons)
            print(f"{manifest.id}\t{manifest.title} ({count} lesson{'' if count == 1 else 's'})")
    return 0 if manifests else 1


def _read(options: argparse.Namespace) -> int:
    from ..render.plain import lesson_text

    desk = open_desk(options.course)
    if options.lesson is None:
        for head in desk.course.heads:
            print(f"{head.id}\t{head.title}")
        return 0
    lesson = desk.course.lesson(options.lesson)
    print("\n".join(lesson_text(lesson, max(options.width, 10))).strip("\n"))
    if options.done:
        return _remember(desk, lesson)
    return 0


def _remember(desk: Desk, lesson: Lesson) -> int:
    """Note that the lesson was read to its end; 1 if that can't be kept."""
    desk.open_lesson(lesson.id)
    for section in lesson.sections:
        desk.finish_section(lesson, section.id)
    return close(desk.store)
