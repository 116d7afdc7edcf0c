"""Options to choose from, by letter, by cursor or by mouse: what every kind made of choices shares."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.containers import ScrollableContainer

from ...questions import Grade, Question
from ...questions.base import LETTERS
from ...render.markdown import inline_text
from ...render.text import Line, Piece, Styled, break_lines
from ..block import TextBlock
from .base import AnswerWidget

NOWHERE = -1


class Choices(TextBlock, AnswerWidget, can_focus=True):
    """The options in the order of this attempt, lettered from `a` as they stand on the screen."""

    BINDINGS = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("space", "choose_cursor", "Choose", show=False),
    ]
    several = False

    def __init__(self, question: Question, arrangement: tuple[int, ...]) -> None:
        TextBlock.__init__(self, self._option_lines)
        self.question = question
        self.arrangement = arrangement
        self.cursor = NOWHERE
        self.chosen: set[int] = set()
        self._rows: list[range] = []

    @property
    def texts(self) -> list[str]:
        """The options in the author's order."""
        return self.question.choices()

    def right_places(self) -> frozenset[int]:
        """The places, in the author's order, of what is right."""
        raise NotImplementedError

    def missing(self) -> str:
        if self.chosen or self.cursor != NOWHERE:
            return ""
        return f"Choose first: press a letter from a to {LETTERS[len(self.arrangement) - 1]}."

    def settle(self) -> None:
        """Enter on an option that is only pointed at chooses it."""
        if not self.chosen and self.cursor != NOWHERE:
            self._choose(self.cursor)

    def clear(self) -> None:
        self.chosen = set()
        self.cursor = NOWHERE
        self._changed()

    def show_graded(self, grade: Grade, response: str) -> None:
        self.graded = grade
        self.redraw()

    def action_move(self, by: int) -> None:
        if self.graded is None:
            last = len(self.arrangement) - 1
            self.cursor = (0 if by > 0 else last) if self.cursor == NOWHERE else max(0, min(self.cursor + by, last))
            self._changed()

    def action_choose_cursor(self) -> None:
        if self.cursor == NOWHERE:
            self.action_move(1)
        else:
            self._choose(self.cursor)

    def on_key(self, event: events.Key) -> None:
        place = LETTERS.find(event.key) if len(event.key) == 1 else -1
        # Letters beyond the options stay free for the screen's own keys.
        if 0 <= place < min(len(self.arrangement), 8) and self.graded is None:
            event.stop()
            event.prevent_default()
            self._choose(place)

    def follow(self, target: str) -> None:
        if target.startswith("choice:"):
            self._choose(int(target.removeprefix("choice:")))

    def _choose(self, place: int) -> None:
        """Choose the option at this place on the screen (again: take it back, where several may be chosen)."""
        if self.graded is not None:
            return
        self.cursor = place
        if self.several:
            self.chosen ^= {self.arrangement[place]}
        else:
            self.chosen = {self.arrangement[place]}
        self._changed()

    def _changed(self) -> None:
        self.redraw()
        self._keep_cursor_visible()
        self.post_message(self.Changed())

    def _keep_cursor_visible(self) -> None:
        page = self.parent
        if isinstance(page, ScrollableContainer) and 0 <= self.cursor < len(self._rows):
            rows = self._rows[self.cursor]
            top = self.virtual_region.y + rows.start
            if top < page.scroll_offset.y:
                page.scroll_to(y=top, animate=False)
            elif top + len(rows) > page.scroll_offset.y + page.size.height:
                page.scroll_to(y=top + len(rows) - page.size.height, animate=False)

    def _option_lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        self._rows = []
        for place, source in enumerate(self.arrangement):
            option = self._option(place, source, width)
            self._rows.append(range(len(lines), len(lines) + len(option)))
            lines += option
        return lines

    def _option(self, place: int, source: int, width: int) -> list[Line]:
        role, note = self._role_and_note(source)
        mark = self._mark(source)
        lead = f"{LETTERS[place]} {mark} "
        pieces = inline_text(self.texts[source], role)
        if note:
            pieces.append(Piece(f"  {note}", role))
        text = Styled(pieces)
        ranges = break_lines(text.plain, width - len(lead) - 2)
        pointer = "› " if place == self.cursor and self.graded is None else "  "
        target = f"choice:{place}"
        lines = []
        for number, cut in enumerate(text.cuts(ranges)):
            first = Piece(pointer + lead if not number else " " * (len(lead) + 2), role or "accent", target)
            body = tuple(piece._replace(target=target) for piece in cut)
            lines.append(Line((first, *body), 0, 0, len(first.text), number + 1 < len(ranges)))
        return lines

    def _mark(self, source: int) -> str:
        on = source in self.chosen
        if self.several:
            return "[x]" if on else "[ ]"
        return "(•)" if on else "( )"

    def _role_and_note(self, source: int) -> tuple[str, str]:
        if self.graded is None:
            return ("strong" if source in self.chosen else ""), ""
        right, chosen = source in self.right_places(), source in self.chosen
        if right and chosen:
            return "right", "✓ right, and chosen"
        if right:
            return "right", "✓ right"
        if chosen:
            return "wrong", "✗ chosen, but wrong"
        return "muted", ""
