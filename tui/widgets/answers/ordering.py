"""Put in order: items that are moved up and down."""

from __future__ import annotations

from textual.binding import Binding

from ...questions import AnswerError, Grade, Part
from ...questions.letters import letters
from ...questions.ordering import Ordering
from ...questions.worth import EPSILON
from ...render.markdown import inline_text
from ...render.text import Line, Piece
from .drawn import POINTER, SIGNS, DrawnAnswer, extend, key_at, position_of, wrapped

HELD = "↕ "
HOW = "Space picks an item up, ↑ ↓ move it. A letter brings its item to ›"
HOW_HELD = "↑ ↓ move it, Space puts it down"
NOT_MOVED = "Nothing has been moved yet. Press Enter again if this order is your answer."


class OrderingAnswer(DrawnAnswer):
    """The items, each with the letter of where it stood at first.

    A letter puts its item just above the one pointed at: letters pressed one after the other, from the top, are
    the order.
    """

    question: Ordering
    how = (
        "Letters pressed one after the other, from the top, are the order. Or Space picks an item up, ↑ ↓ move it, "
        "Space puts it down; a click picks up as well, and the next one says where to. Enter answers."
    )
    BINDINGS = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("shift+up,K", "carry(-1)", "Move up", show=False),
        Binding("shift+down,J", "carry(1)", "Move down", show=False),
        Binding("space", "hold", "Pick up or put down", show=False),
    ]

    def __init__(self, question: Ordering, arrangement: tuple[int, ...]) -> None:
        super().__init__(question, arrangement)
        # Places in the author's order, as they stand now.
        self.order = list(arrangement)
        self.held = False
        # An order that nobody touched is no answer yet.
        self.settled = False

    def response(self) -> str:
        return letters(self.order, ordered=True) if self.settled else ""

    def missing(self) -> str:
        words = "" if self.settled else self.object_once(NOT_MOVED)
        self.settled = not words
        return words

    def clear(self) -> None:
        self._take(list(self.arrangement), settled=False)

    def restore(self, response: str) -> None:
        try:
            self._take(self.question.order(response), settled=True)
        except AnswerError:
            self.clear()

    def _take(self, order: list[int], *, settled: bool) -> None:
        self.order, self.settled, self.held, self.cursor = order, settled, False, 0
        self.answer_changed()

    def show_graded(self, grade: Grade, response: str) -> None:
        self.order = self.question.order(response)
        super().show_graded(grade, response)

    # What keys and mouse do

    def press(self, key: str, character: str | None) -> bool:
        position = position_of(key, len(self.arrangement))
        if position is not None:
            self._bring(self.arrangement[position])
        elif key == "enter" and self.held:
            # Someone who holds an item means to put it down, not to answer.
            self.action_hold()
        else:
            return False
        return True

    def action_move(self, by: int) -> None:
        if self.held:
            self.action_carry(by)
        else:
            self.move_pointer(by)

    def action_carry(self, by: int) -> None:
        """Move the item pointed at up or down by a number of rows."""
        self._put(max(0, min(self.cursor + by, len(self.order) - 1)))

    def action_hold(self) -> None:
        self.held = not self.held
        self.point(self.cursor)

    def click(self, target: str) -> None:
        """A click picks an item up, and the next one says where it goes."""
        row = int(target.removeprefix("row:"))
        if self.held:
            self._put(row)
        else:
            self.cursor = row
        self.action_hold()

    def _put(self, row: int) -> None:
        """Put the item pointed at into this row; the ones between move over."""
        if row != self.cursor:
            self.order.insert(row, self.order.pop(self.cursor))
            self.cursor, self.settled = row, True
            self.answer_changed()

    def _bring(self, item: int) -> None:
        """Put the item just above the one pointed at, which stays pointed at."""
        pointed = self.order[self.cursor]
        if item == pointed:
            self.cursor = min(self.cursor + 1, len(self.order) - 1)
        else:
            self.order.remove(item)
            self.cursor = self.order.index(pointed) + 1
            self.order.insert(self.cursor - 1, item)
        self.held, self.settled = False, True
        self.answer_changed()

    # What it looks like

    def answer_lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        if self.graded is None:
            self.rows = [extend(lines, self._row(row, width)) for row in range(len(self.order))]
            how = HOW_HELD if self.held else HOW
            return [*lines, Line(), *wrapped([Piece("  ")], [Piece(how, "muted")], width)]
        # The last item of the right order may have no part of its own (`relative_next_exclude_last`).
        parts = {int(part.right) - 1: part for part in self.graded.parts}
        for row, place in enumerate(self.order):
            lines += self._graded_row(row, place, parts.get(place), width)
        return lines

    def _row(self, row: int, width: int) -> list[Line]:
        place, here = self.order[row], row == self.cursor
        mark = "  " if not here else HELD if self.held else POINTER
        role = "" if not here else "chosen" if self.held else "strong"
        lead = [
            Piece(mark, "accent"),
            Piece(self._number(row), "muted"),
            Piece(f"{key_at(self.arrangement.index(place))} ", "accent"),
        ]
        return wrapped(lead, inline_text(self.question.items[place], role), width, f"row:{row}")

    def _graded_row(self, row: int, place: int, part: Part | None, width: int) -> list[Line]:
        role, words = _verdict(row, place, part)
        lead = [Piece(SIGNS.get(role, "– "), role), Piece(self._number(row), "muted")]
        text = [*inline_text(self.question.items[place], role), Piece(f" · {words}", role)]
        return wrapped(lead, text, width)

    def _number(self, row: int) -> str:
        return f"{row + 1:>{len(str(len(self.order)))}}. "


def _verdict(row: int, place: int, part: Part | None) -> tuple[str, str]:
    """The role of an item where it was put, and words on it. Some credits count neighbours, not places."""
    where = "in its place" if row == place else f"its place is {place + 1}"
    if part is None:
        return "muted", f"not counted; {where}"
    if part.fraction >= 1 - EPSILON:
        return "right", "right" if row == place else f"counts as right; {where}"
    if part.fraction > EPSILON:
        return "partly", f"{part.fraction:.0%}; {where}"
    return "wrong", where if row != place else f"{where}, but earns nothing"
