"""`carrel notes`: what the person wrote on a course, and writing more."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from .common import add_course, add_json, close, open_desk, print_json, say

if TYPE_CHECKING:
    from ..marking import Mark, Marking


def add_to(commands: Any) -> None:
    parser = commands.add_parser("notes", help="your notes, or with a text a new one")
    parser.add_argument("place", metavar="LESSON[#SECTION]", nargs="?", default="", help="a lesson or section")
    parser.add_argument("text", metavar="TEXT", nargs="*", help="the note, instead of one it may have; '' for none")
    add_course(parser)
    add_json(parser)
    parser.set_defaults(run=_notes)


def _notes(options: argparse.Namespace) -> int:
    from ..marking import Marking
    from ..progress.standing import owners

    desk = open_desk(options.course)
    marking = Marking(desk)
    name, _, section = options.place.partition("#")
    if name:
        lesson = desk.course.lesson(name)
        name, section = lesson.id, owners(lesson.sections).get(section, section)
        if section and not lesson.section_title(section):
            known = ", ".join(section.id for section in lesson.sections)
            say([f"the lesson `{name}` has no section `{section}`; known: {known}"])
            return 1
    if options.text:
        return _write(marking, name, section, " ".join(options.text))
    notes = [mark for mark in marking.everywhere() if mark.note]
    return _print([m for m in notes if name in ("", m.lesson) and section in ("", m.section)], options.json)


def _write(marking: Marking, lesson: str, section: str, text: str) -> int:
    from ..marking import MOST_CHARACTERS, tidy

    if len(tidy(text)) > MOST_CHARACTERS:
        say([f"a note holds {MOST_CHARACTERS:,} characters, and this has {len(tidy(text)):,}; nothing was changed"])
        return 1
    marking.write(lesson, section, text)
    return close(marking.desk.store)


def _print(notes: list[Mark], as_json: bool) -> int:
    if as_json:
        print_json([{"lesson": mark.lesson, "section": mark.section, "text": mark.note} for mark in notes])
    else:
        for mark in notes:
            where = f"{mark.lesson}#{mark.section}" if mark.section else mark.lesson
            print("\n".join(f"{where}\t{line}" for line in mark.note.split("\n")))
    if not notes:
        say(["there is no note here yet: write one with carrel notes LESSON TEXT, or with e on the desk"])
    return 0 if notes else 1
