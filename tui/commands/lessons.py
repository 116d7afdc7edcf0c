"""`carrel courses` and `carrel read`."""

from __future__ import annotations

import argparse
from typing import Any

from ..course.catalogue import courses
from ..course.model import Lesson
from .common import add_course, add_json, course_named, open_store, print_json, say, shelves


def add_to(commands: Any) -> None:
    listing = commands.add_parser("courses", help="what can be studied")
    add_json(listing)
    listing.set_defaults(run=_courses)
    reading = commands.add_parser("read", help="a lesson as plain text")
    reading.add_argument("lesson", metavar="LESSON", nargs="?", help="a lesson id; without it, which there are")
    reading.add_argument("--width", type=int, default=80, metavar="N", help="characters a line (default 80)")
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
            print(f"{manifest.id}\t{manifest.title} ({len(manifest.lessons)} lessons)")
    return 0 if manifests else 1


def _read(options: argparse.Namespace) -> int:
    from ..render.lesson import chunks
    from ..render.plain import comparison_text

    course = course_named(options.course, open_store())
    if options.lesson is None:
        for head in course.heads:
            print(f"{head.id}\t{head.title}")
        return 0
    lesson: Lesson = course.lesson(options.lesson)
    width = max(options.width, 10)
    lines = [line.plain.rstrip() for chunk in chunks(lesson) for line in chunk.lines(width)]
    for table in lesson.comparisons:
        lines += ["", *comparison_text(table, width)]
    print("\n".join(lines).strip("\n"))
    return 0
