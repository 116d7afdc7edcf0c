"""Outline, bookmarks and notes of the lesson on the desk."""

from __future__ import annotations

from ..history import Visit
from .study_desk import StudyDesk

UNREADABLE = "This lesson can't be read, so nothing in it can be marked."


class StudyMarks(StudyDesk):
    """Marks sections in the margin, and goes where marks and outline lead."""

    def section_marks(self) -> dict[str, set[str]]:
        """The marks on each section that has any: `bookmark`, `note`, `missed` (in the quiz, when last asked)."""
        if self.lesson is None:
            return {}
        found: dict[str, set[str]] = {}
        seen = self.app.desk.seen_today(self.lesson)
        for kind, sections in (
            ("bookmark", seen.bookmarks),
            ("note", seen.notes),
            ("missed", self.app.desk.missed_sections(self.lesson)),
        ):
            for section in sections:
                found.setdefault(section, set()).add(kind)
        return found

    def mark_sections(self) -> None:
        """Show the marks in the margin as they are now."""
        self.reader.mark(self.section_marks())

    @property
    def section_at_top(self) -> str:
        """The section at the top of the reading pane; '' above the first, which stands for the whole lesson."""
        section = self.reader.place.section
        return section if self.lesson and self.lesson.section_title(section) else ""

    # What keys do

    def action_outline(self) -> None:
        from .outline import OutlineScreen

        if self.lesson is None:
            self.notify("This lesson can't be read, so it has no outline.")
            return
        read = self.app.desk.seen_today(self.lesson).sections_read
        lesson_id = self.lesson.id
        self.app.push_screen(
            OutlineScreen(self.lesson, self.reader.place, read, self.section_marks),
            lambda place: self._go_to_visit(place and Visit(lesson_id, place)),
        )

    def action_bookmark(self) -> None:
        if self.lesson is None:
            self.notify(UNREADABLE)
            return
        section = self.section_at_top
        on = section not in self.app.marking.bookmarks(self.lesson)
        self.app.marking.bookmark(self.lesson.id, section, on)
        self.mark_sections()
        where = self.lesson.section_title(section) or f"the lesson {self.lesson.title}"
        words = f"Bookmark on {where}. B lists all." if on else f"No bookmark any more on {where}."
        self.notify(words, timeout=3, markup=False)

    def action_note(self) -> None:
        from .note import NoteScreen

        if self.lesson is None:
            self.notify(UNREADABLE)
        else:
            self.app.push_screen(NoteScreen(self.lesson, self.section_at_top))

    def action_marks(self) -> None:
        from .marks import MarksScreen

        self.app.push_screen(MarksScreen(), self._go_to_visit)

    def _go_to_visit(self, visit: Visit | None) -> None:
        if visit is not None:
            self.go_to(visit.lesson, visit.place)
