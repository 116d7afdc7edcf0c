"""Bookmarks and notes of the course on the desk, under today's ids of its lessons and sections."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from msgspec import Struct

from .course.model import Lesson
from .course.problems import CourseError
from .course.text import cleaned
from .desk import Desk
from .progress.events import Bookmarked, NoteWritten

# A note is a page, no book: each keeping writes all of it.
MOST_CHARACTERS = 20_000


class Mark(Struct, frozen=True):
    """A bookmark, a note or both on a section, '' for the lesson as a whole, with the titles of both."""

    lesson: str
    section: str
    bookmarked: bool
    note: str
    lesson_title: str
    section_title: str


class Marking:
    """Reads and writes bookmarks and notes. What it writes is on disk before it returns."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def bookmarks(self, lesson: Lesson) -> AbstractSet[str]:
        """The sections with a bookmark."""
        return self.desk.seen_today(lesson).bookmarks

    def notes(self, lesson: Lesson) -> dict[str, str]:
        """The notes by section."""
        return self.desk.seen_today(lesson).notes

    def bookmark(self, lesson_id: str, section: str, on: bool) -> None:
        """Put a bookmark on a section or take it away."""
        self.desk.record(Bookmarked, lesson=lesson_id, section=section, on=on)

    def write(self, lesson_id: str, section: str, text: str) -> None:
        """Keep a note on a section; an empty text takes it away. Longer ones than MOST_CHARACTERS are kept whole too:
        whoever asks for the text says what is too long."""
        self.desk.record(NoteWritten, lesson=lesson_id, section=section, text=tidy(text))

    def everywhere(self) -> list[Mark]:
        """All bookmarks and notes of the course in its order; those on sections that are gone come last in theirs."""
        found: list[Mark] = []
        for head in self.desk.course.heads:
            state = self.desk.lesson_state(head.id)
            if not (state.bookmarks or state.notes):
                continue
            titles = {"": ""}
            try:
                lesson = self.desk.course.lesson(head.id)
            except CourseError:
                pass
            else:
                state = self.desk.seen_today(lesson)
                titles |= {section.id: section.title for section in lesson.sections}
            places = {name: place for place, name in enumerate(titles)}
            for section in sorted(
                state.bookmarks | state.notes.keys(), key=lambda s: (places.get(s, len(places)), s)
            ):
                note = state.notes.get(section, "")
                title = titles.get(section, section)
                found.append(Mark(head.id, section, section in state.bookmarks, note, head.title, title))
        return found


def tidy(text: str) -> str:
    """A note as it is kept: without control characters, and without blank lines around it and spaces at line ends."""
    return "\n".join(line.rstrip() for line in cleaned(text).split("\n")).strip("\n")
