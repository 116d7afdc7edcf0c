"""Things that are each given one of several choices, by its letter: what matching and categorise share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.binding import Binding

from ...questions import AnswerError, Part, Question
from ...questions.letters import LETTERS
from ...questions.pairing import read_pairs
from ...questions.worth import EPSILON
from ...render.markdown import inline_text
from ...render.text import Line, Piece, Styled, break_lines, padded
from .drawn import NO_BREAK, POINTER, SIGNS, DrawnAnswer, extend, key_at, last_key, position_of, wrapped

# Narrower, what a thing was given stands under it instead of beside it.
NARROWEST_GIVEN = 20
GAP = "   "
BETWEEN = " │ "
TAKE_BACK = "  ⌫"
USED = f" ·{NO_BREAK}used"
HOW = f"A letter fills the line at {POINTER.strip()}"


class Side(NamedTuple):
    """The texts of one side in the author's order, and the order in which they stand on the screen."""

    texts: list[str]
    order: Sequence[int]


class PairingAnswer(DrawnAnswer):
    """A row for each thing with what it was given, and under them the choices with their letters.

    A letter gives the choice to the thing pointed at and goes on to the next one without a choice.
    """

    BINDINGS = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("space", "cycle", "Next choice", show=False),
        Binding("backspace,delete", "take_back", "Take back", show=False),
    ]
    how = (
        "A letter fills the line at ›, and goes on to the next. ↑ ↓ move, Space goes through the choices, Backspace "
        "takes back. By mouse: click a line, then a choice. Enter answers."
    )
    # Whether to say in the legend which choices are given already.
    marks_used = False

    def __init__(self, question: Question, arrangement: tuple[int, ...], things: Side, choices: Side) -> None:
        super().__init__(question, arrangement)
        self.things = things
        self.choices = choices
        # Which choice each thing was given, both as places in the author's order.
        self.given: dict[int, int] = {}

    # The answer

    def response(self) -> str:
        return " ".join(f"{thing + 1}{LETTERS[choice]}" for thing, choice in sorted(self.given.items()))

    def missing(self) -> str:
        left = len(self.things.texts) - len(self.given)
        if not self.given:
            return f"Choose first: press a letter from a to {last_key(len(self.choices.texts))}."
        if left:
            lines = "1 line is" if left == 1 else f"{left} lines are"
            return self.object_once(f"{lines} still empty. Press Enter again to answer as it is.")
        return ""

    def clear(self) -> None:
        self._take({})

    def restore(self, response: str) -> None:
        try:
            self._take(read_pairs(response, len(self.things.texts), len(self.choices.texts)))
        except AnswerError:
            self.clear()

    def _take(self, given: dict[int, int]) -> None:
        self.given = given
        self.cursor = self._next_empty(0) or 0
        self.answer_changed()

    # What keys and mouse do

    def press(self, key: str, character: str | None) -> bool:
        position = position_of(key, len(self.choices.order))
        if position is not None:
            self._give(position)
        return position is not None

    def action_move(self, by: int) -> None:
        self.move_pointer(by)

    def action_cycle(self) -> None:
        """Give the thing pointed at the choice after the one it has."""
        order = self.choices.order
        now = self.given.get(self._thing)
        self.given[self._thing] = order[0 if now is None else (order.index(now) + 1) % len(order)]
        self.answer_changed()

    def action_take_back(self) -> None:
        self.given.pop(self._thing, None)
        self.answer_changed()

    def click(self, target: str) -> None:
        what, _, number = target.partition(":")
        if what == "give":
            self._give(int(number))
        elif what == "take_back":
            self.action_take_back()
        else:
            self.point(int(number))

    @property
    def _thing(self) -> int:
        return self.things.order[self.cursor]

    def _give(self, position: int) -> None:
        self.given[self._thing] = self.choices.order[position]
        following = self._next_empty(self.cursor)
        self.cursor = self.cursor if following is None else following
        self.answer_changed()

    def _next_empty(self, row: int) -> int | None:
        """The first row without a choice, from this one on and then from the top."""
        rows = range(len(self.things.order))
        return next((at for at in (*rows[row:], *rows[:row]) if self.things.order[at] not in self.given), None)

    # What it looks like

    def answer_lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        columns = self._columns(width)
        self.rows = [extend(lines, self._row(row, width, columns)) for row in range(len(self.things.order))]
        if self.graded is None:
            self.add_legend(lines, self._legend_lines(width))
        return lines

    def _columns(self, width: int) -> tuple[int, int] | None:
        """Cells for a thing and for what it was given beside it; None when there is no room for that."""
        room = width - len(POINTER) - len(BETWEEN)
        longest = max(cell_len(Styled(inline_text(text)).plain) for text in self.things.texts)
        first = min(longest, room * 2 // 5 if room >= 3 * NARROWEST_GIVEN else longest)
        return (first, room - first) if room - first >= NARROWEST_GIVEN else None

    def _row(self, row: int, width: int, columns: tuple[int, int] | None) -> list[Line]:
        thing = self.things.order[row]
        part = self.graded.parts[thing] if self.graded else None
        role = _role(part)
        here = row == self.cursor and not part
        mark = Piece(SIGNS[role] if part else POINTER if here else "  ", role or "accent")
        left = inline_text(self.things.texts[thing], "strong" if here else "")
        right = self._graded_pieces(part) if part else self._given_pieces(thing, here)
        if columns:
            lines = _beside(mark, left, right, columns)
        elif part or thing in self.given:
            lines = wrapped([mark], left, width) + wrapped([Piece("    → ", "rule")], right, width)
        else:
            lines = wrapped([mark], [*left, Piece(" "), *right], width)
        return [line._replace(pieces=tuple(_aimed(piece, row) for piece in line.pieces)) for line in lines]

    def _given_pieces(self, thing: int, here: bool) -> list[Piece]:
        if thing not in self.given:
            return [Piece("…", "muted")]
        choice = self.given[thing]
        letter = Piece(f"{key_at(self.choices.order.index(choice))} ", "accent")
        back = [Piece(TAKE_BACK, "muted", "take_back")] if here else []
        return [letter, *inline_text(self.choices.texts[choice], "strong"), *back]

    @staticmethod
    def _graded_pieces(part: Part) -> list[Piece]:
        role = _role(part)
        given = inline_text(part.given, role) if part.given else [Piece("left empty", role)]
        if role == "right":
            return given
        return [*given, Piece("\n"), Piece("right: ", "label"), *inline_text(part.right)]

    def _legend_lines(self, width: int) -> list[Line]:
        """The choices: beside each other where all fit on one line, otherwise one under the other."""
        head = wrapped([Piece("  ")], [Piece(HOW, "muted")], width)
        entries = [self._entry(position) for position in range(len(self.choices.order))]
        # Room for each mark is counted from the start, so that the choices stay where they are.
        room = sum(cell_len(Styled(entry).plain) + len(GAP) for entry in entries)
        room += sum(len(USED) for choice in self.choices.order if self.marks_used and not self._is_used(choice))
        if room <= width:
            return [*head, Line((Piece("  "), *(piece for entry in entries for piece in (*entry, Piece(GAP)))))]
        return head + [
            line for entry in entries for line in wrapped([Piece("  "), entry[0]], entry[1:], width, entry[0].target)
        ]

    def _entry(self, position: int) -> list[Piece]:
        choice = self.choices.order[position]
        used = self.marks_used and self._is_used(choice)
        text = inline_text(self.choices.texts[choice], "muted" if used else "")
        mark = [Piece(USED, "muted")] if used else []
        pieces = [Piece(f"{key_at(position)} ", "accent"), *text, *mark]
        return [piece._replace(target=f"give:{position}") for piece in pieces]

    def _is_used(self, choice: int) -> bool:
        return choice in self.given.values()


def _aimed(piece: Piece, row: int) -> Piece:
    """The piece so that a click on it points at this row; what takes a choice back keeps doing that."""
    return piece if piece.target == "take_back" else piece._replace(target=f"point:{row}")


def _beside(mark: Piece, left: list[Piece], right: list[Piece], widths: tuple[int, int]) -> list[Line]:
    """Two texts in two columns, wrapped beside each other behind a mark."""
    columns = []
    for text, width in zip((Styled(left), Styled(right)), widths, strict=True):
        columns.append([padded(pieces, width) for pieces in text.cuts(break_lines(text.plain, width))])
    lines = []
    for number in range(max(map(len, columns))):
        first, second = (
            column[number] if number < len(column) else (Piece(" " * width),)
            for column, width in zip(columns, widths, strict=True)
        )
        lead = mark if not number else Piece(" " * len(mark.text))
        lines.append(Line((lead, *first, Piece(BETWEEN, "rule"), *second)))
    return lines


def _role(part: Part | None) -> str:
    if part is None:
        return ""
    return "right" if part.fraction >= 1 - EPSILON else "wrong"
