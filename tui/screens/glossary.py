"""The course's terms: a field that filters them, the list, and what the chosen one means."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.getters import query_one

from ..actions.everywhere import EVERYWHERE
from ..actions.finding import GLOSSARY
from ..actions.table import bindings, field_keys
from ..course.model import Term
from ..course.problems import CourseError
from ..render.text import Piece
from ..widgets.lines import Painter
from ..widgets.row_list import RowList
from ..widgets.term import TermView
from .rows import FilterScreen

NO_GLOSSARY = "This course has no glossary. Escape leads back."
NONE = "No term has these letters."
NARROW = 64


class GlossaryScreen(FilterScreen[str | None]):
    """Lists terms; dismissed with the id of the lesson that teaches the chosen one, or None."""

    BINDINGS = bindings(GLOSSARY)
    ACTIONS = GLOSSARY
    PLACEHOLDER = "Filter the terms"

    meaning = query_one("#meaning", TermView)

    def __init__(self, term_id: str = "", beside: str = "") -> None:
        """Opens at one term; `beside` is the id of another to tell it from, besides those that its author names."""
        super().__init__()
        self._wanted = term_id
        self._beside = beside
        self._terms: list[Term] = []
        self._listed: list[Term] = []
        self._instead = NO_GLOSSARY

    def compose_rows(self) -> ComposeResult:
        with Container(id="terms"):
            yield RowList(id="rows")
            yield TermView(id="meaning")

    def on_mount(self) -> None:
        course = self.app.desk.course
        self.title_bar.lead, self.title_bar.heading = course.title, "Glossary"
        self.key_bar.keys = field_keys((*GLOSSARY, *EVERYWHERE))
        try:
            self._terms = sorted(course.terms(), key=lambda term: term.term.casefold())
        except CourseError as error:
            self._instead = error.problems[0].sentence()
        self.set_class(self.app.size.width < NARROW, "-narrow")
        self.field.focus()
        self.list_rows()
        self._choose(self._wanted)

    def on_resize(self) -> None:
        self.set_class(self.size.width < NARROW, "-narrow")

    def row_clicked(self) -> None:
        self._show_meaning()

    def on_painter_followed(self, message: Painter.Followed) -> None:
        target = message.target.removeprefix("term:")
        if target != message.target:
            self.field.value = ""
            self.list_rows()
            self._choose(target)
        elif self.app.desk.course.index(message.target) is not None:
            self.dismiss(message.target)
        else:
            self.app.follow(message.target)

    def action_move(self, by: int) -> None:
        super().action_move(by)
        self._show_meaning()

    def action_scroll(self, direction: int) -> None:
        self.meaning.scroll_lines(direction * max(self.meaning.size.height - 1, 1))

    def action_open(self) -> None:
        term = self._chosen
        if term is not None and self.app.desk.course.index(term.lesson) is not None:
            self.dismiss(term.lesson)
        elif term is not None:
            self.notify("No lesson is named for this term.", timeout=3)

    @property
    def _chosen(self) -> Term | None:
        return self._listed[self.rows.cursor] if self._listed else None

    def list_rows(self) -> None:
        """List the terms with the field's letters in their names, then those that have them in the definition."""
        letters = " ".join(self.field.value.casefold().split())
        by_name = [t for t in self._terms if any(letters in name.casefold() for name in (t.term, *t.aliases))]
        by_text = [t for t in self._terms if t not in by_name and letters in t.short.casefold()]
        self._listed = by_name + by_text
        self.rows.show([[[Piece(term.term)]] for term in self._listed])
        self.title_bar.asides = (f"{len(self._listed)} of {len(self._terms)} terms", f"{len(self._listed)}")
        self._show_meaning()

    def _choose(self, name: str) -> None:
        """Put the cursor on the term with this id or name, if it is listed."""
        for place, term in enumerate(self._listed):
            if name and name in (term.id, term.term, *term.aliases):
                self.rows.move_to(place)
                self._show_meaning()
                return

    def _show_meaning(self) -> None:
        term = self._chosen
        if term is None:
            self.meaning.show(NONE if self._terms else self._instead)
            return
        confused = [other for other in self._terms if other.id in term.confused_with]
        if term.id == self._wanted and self._beside not in term.confused_with:
            confused[:0] = [other for other in self._terms if other.id == self._beside]
        course = self.app.desk.course
        place = course.index(term.lesson)
        self.meaning.show((term, confused, "" if place is None else course.heads[place].title))
