"""Search in all of the course as one types; the hit that is chosen goes back to the desk."""

from __future__ import annotations

from itertools import takewhile

from textual.message import Message
from textual.worker import get_current_worker

from ..actions.everywhere import EVERYWHERE
from ..actions.finding import SEARCH
from ..actions.table import bindings, field_keys
from ..course.problems import CourseError
from ..course.search import Hit, Index, entries
from ..render.text import Piece
from ..widgets.row_list import Row
from .rows import FilterScreen

KINDS = {"lesson": "Lesson", "section": "Section", "cell": "Table", "term": "Term", "note": "Note"}
EMPTY = "Type what you look for. Lessons, sections, tables, terms and your notes are searched."
READING = "Reading the course…"
MOST = 50
NONE = "Nothing in this course has all these words. Try fewer, or the beginning of one."


class SearchScreen(FilterScreen[Hit | None]):
    """A field above what was found; dismissed with a hit, or None."""

    BINDINGS = bindings(SEARCH)
    ACTIONS = SEARCH
    PLACEHOLDER = "Search"

    class Ready(Message):
        """The course has been read; `trouble` says why it can't be searched."""

        def __init__(self, index: Index | None, trouble: str = "") -> None:
            super().__init__()
            self.index = index
            self.trouble = trouble

    def __init__(self) -> None:
        super().__init__()
        self._index: Index | None = None
        self._instead = READING
        self._hits: list[Hit] = []

    def on_mount(self) -> None:
        self._source = (self.app.desk.course, tuple(self.app.desk.notes()))
        self.title_bar.lead, self.title_bar.heading = self.app.desk.course.title, "Search"
        self.key_bar.keys = field_keys((*SEARCH, *EVERYWHERE))
        self.field.focus()
        # Read once, until the course or a note changes.
        source, index = self.app.search_index or (None, None)
        self._index = index if source == self._source else None
        self.list_rows()
        if self._index is not None:
            return
        # Reading a thousand lessons takes seconds: keys go on being answered meanwhile.
        self.run_worker(self._read, thread=True)

    def on_search_screen_ready(self, message: Ready) -> None:
        self._index, self._instead = message.index, message.trouble
        self.app.search_index = None if message.index is None else (self._source, message.index)
        self.list_rows()

    def action_open(self) -> None:
        if self._hits:
            self.dismiss(self._hits[self.rows.cursor])

    def _read(self) -> None:
        worker = get_current_worker()
        try:
            # Who leaves meanwhile does not wait for the rest of the course.
            index = Index(takewhile(lambda _: not worker.is_cancelled, entries(*self._source)))
            if not worker.is_cancelled:
                self.post_message(self.Ready(index))
        except CourseError as error:
            self.post_message(self.Ready(None, error.problems[0].sentence()))

    def list_rows(self) -> None:
        """Show what the words in the field find."""
        words = self.field.value.strip()
        self._hits = self._index.search(words, MOST) if self._index else []
        instead = NONE if self._index else self._instead
        self.rows.show([self._row(hit) for hit in self._hits], instead if words else EMPTY)
        count = f"{len(self._hits)} found" if len(self._hits) < MOST else f"the best {MOST}"
        self.title_bar.asides = (count,) if self._index and words else ()

    def _row(self, hit: Hit) -> Row:
        head = [Piece(KINDS[hit.kind], "muted"), Piece(" "), Piece(hit.title, "strong")]
        course = self.app.desk.course
        place = course.index(hit.lesson) if hit.kind != "lesson" else None
        if place is not None:
            head.append(Piece(f" · {course.heads[place].title}", "muted"))
        return (head, _marked(hit)) if hit.snippet else (head,)


def _marked(hit: Hit) -> list[Piece]:
    """The line of a hit, the words that were sought marked."""
    pieces, place = [], 0
    for start, end in hit.ranges:
        pieces += [Piece(hit.snippet[place:start]), Piece(hit.snippet[start:end], "accent")]
        place = end
    return [piece for piece in (*pieces, Piece(hit.snippet[place:])) if piece.text]
