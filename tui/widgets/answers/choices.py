"""Options to choose from, by letter, by cursor or by mouse: what every kind made of choices shares."""

from __future__ import annotations

from textual.binding import Binding

from ...questions import AnswerError, Grade, Question
from ...render.markdown import inline_text
from ...render.text import Line, Piece
from .drawn import POINTER, DrawnAnswer, extend, key_at, last_key, position_of, wrapped

NOWHERE = -1


class Choices(DrawnAnswer):
    """The options in the order of this attempt, lettered from `a` as they stand on the screen."""

    BINDINGS = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("space", "choose_cursor", "Choose", show=False),
    ]
    several = False
    how = "A letter chooses its option; or ↑ ↓ and Space, or a click. Enter answers."

    def __init__(self, question: Question, arrangement: tuple[int, ...]) -> None:
        super().__init__(question, arrangement)
        self.cursor = NOWHERE
        self.chosen: set[int] = set()

    @property
    def texts(self) -> list[str]:
        """The options in the author's order."""
        return self.question.choices()

    def right_places(self) -> frozenset[int]:
        """The places, in the author's order, of what is right."""
        raise NotImplementedError

    def chosen_places(self, response: str) -> set[int]:
        """The places that a response chooses. Raises AnswerError when it is none."""
        raise NotImplementedError

    def missing(self) -> str:
        if not self.chosen and self.cursor != NOWHERE:
            # Answering with an option that is only pointed at chooses it.
            self._choose(self.cursor)
        return "" if self.chosen else f"Choose first: press a letter from a to {last_key(len(self.arrangement))}."

    def clear(self) -> None:
        self._take(set())

    def restore(self, response: str) -> None:
        try:
            self._take(self.chosen_places(response))
        except AnswerError:
            self._take(set())

    def _take(self, chosen: set[int]) -> None:
        self.chosen = chosen
        self.cursor = NOWHERE
        self.answer_changed()

    def show_graded(self, grade: Grade, response: str) -> None:
        self.chosen = self.chosen_places(response)
        super().show_graded(grade, response)

    def action_move(self, by: int) -> None:
        if self.cursor == NOWHERE:
            self.cursor = 0 if by > 0 else len(self.arrangement) - 1
        else:
            self.move_pointer(by)
        self.answer_changed()

    def action_choose_cursor(self) -> None:
        if self.cursor == NOWHERE:
            self.action_move(1)
        else:
            self._choose(self.cursor)

    def press(self, key: str, character: str | None) -> bool:
        position = position_of(key, len(self.arrangement))
        if position is not None:
            self._choose(position)
        return position is not None

    def click(self, target: str) -> None:
        self._choose(int(target.removeprefix("choice:")))

    def _choose(self, position: int) -> None:
        """Choose the option at this position on the screen (again: take it back, where several may be chosen)."""
        self.cursor = position
        if self.several:
            self.chosen ^= {self.arrangement[position]}
        else:
            self.chosen = {self.arrangement[position]}
        self.answer_changed()

    def answer_lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        options = enumerate(self.arrangement)
        self.rows = [extend(lines, self._option(position, place, width)) for position, place in options]
        return lines

    def _option(self, position: int, place: int, width: int) -> list[Line]:
        role, note = self._role_and_note(place)
        pointer = POINTER if position == self.cursor and self.graded is None else "  "
        lead = Piece(f"{pointer}{key_at(position)} {self._mark(place)} ", role or "accent")
        text = inline_text(self.texts[place], role)
        if note:
            text.append(Piece(f"  {note}", role))
        return wrapped([lead], text, width, f"choice:{position}")

    def _mark(self, place: int) -> str:
        on = place in self.chosen
        if self.several:
            return "[x]" if on else "[ ]"
        return "(•)" if on else "( )"

    def _role_and_note(self, place: int) -> tuple[str, str]:
        if self.graded is None:
            return ("strong" if place in self.chosen else ""), ""
        right, chosen = place in self.right_places(), place in self.chosen
        if right and chosen:
            return "right", "✓ right, and chosen"
        if right:
            return "right", "✓ right"
        if chosen:
            return "wrong", "✗ chosen, but wrong"
        return "muted", ""
