"""The blanks of a cloze as the person fills them: typed text with a caret, or one of several options."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from ...course.text import cleaned, one_line
from ...questions import AnswerError, Question
from ...questions.letters import letters
from ...questions.numerical import Numerical
from ...questions.single_choice import SingleChoice
from .drawn import position_of
from .numerical import unit_words

LONGEST = 1000


class TypedBlank:
    """Text with a caret. Keys edit it as they do any line of text in a terminal."""

    def __init__(self, question: Question) -> None:
        self.text = ""
        # The character that the caret is on; the text's length when it is behind the last one.
        self.caret = 0
        if isinstance(question, Numerical):
            self.how = f"type a number. {unit_words(question)}".strip()
        else:
            self.how = "type a word or a few."

    @property
    def response(self) -> str:
        return one_line(self.text)

    def restore(self, response: str) -> None:
        """Hold this text, the caret behind it."""
        self.text = one_line(response)
        self.caret = len(self.text)

    def press(self, key: str, character: str | None) -> bool:
        """Do what this key does to the text; False when that is nothing."""
        if character is not None and character.isprintable():
            self.insert(character)
            return True
        match key:
            case "left":
                self.caret = self._before(self.caret)
            case "right":
                self.caret = self._after(self.caret)
            case "home" | "ctrl+a":
                self.caret = 0
            case "end" | "ctrl+e":
                self.caret = len(self.text)
            case "ctrl+left":
                self.caret = self._word_start()
            case "ctrl+right":
                self.caret = self._word_end()
            case "backspace" | "ctrl+h":
                self._erase(self._before(self.caret), self.caret)
            case "delete" | "ctrl+d":
                self._erase(self.caret, self._after(self.caret))
            case "ctrl+w" | "ctrl+backspace" | "alt+backspace":
                self._erase(self._word_start(), self.caret)
            case "ctrl+u":
                self._erase(0, self.caret)
            case "ctrl+k":
                self._erase(self.caret, len(self.text))
            case _:
                return False
        return True

    def insert(self, text: str) -> None:
        """Put text in at the caret, made harmless and put on one line."""
        text = cleaned(text).replace("\n", " ").replace("\t", " ")[: max(0, LONGEST - len(self.text))]
        self.text = self.text[: self.caret] + text + self.text[self.caret :]
        self.caret += len(text)

    def around_caret(self) -> tuple[str, str, str]:
        """The text before the caret, the character under it ('' at the end), and the text after that."""
        after = self._after(self.caret)
        return self.text[: self.caret], self.text[self.caret : after], self.text[after:]

    def _erase(self, start: int, end: int) -> None:
        self.text = self.text[:start] + self.text[end:]
        self.caret = start

    def _before(self, place: int) -> int:
        """One character back, with the accents and joiners on it, which take no cell of their own."""
        place = max(place - 1, 0)
        while place > 0 and not cell_len(self.text[place]):
            place -= 1
        return place

    def _after(self, place: int) -> int:
        place = min(place + 1, len(self.text))
        while place < len(self.text) and not cell_len(self.text[place]):
            place += 1
        return place

    def _word_start(self) -> int:
        before = self.text[: self.caret].rstrip()
        return before.rfind(" ") + 1

    def _word_end(self) -> int:
        rest = self.text[self.caret :]
        gap = len(rest) - len(rest.lstrip())
        end = rest.find(" ", gap)
        return len(self.text) if end < 0 else self.caret + end


class ChosenBlank:
    """One of several options, which letters and arrows choose."""

    how = "a letter or ← → chooses."

    def __init__(self, question: SingleChoice, order: Sequence[int]) -> None:
        self.question = question
        self.texts = question.choices()
        # Places in the author's order, as they stand on the screen.
        self.order = order
        # The place of the chosen option in the author's order.
        self.chosen: int | None = None

    @property
    def response(self) -> str:
        return "" if self.chosen is None else letters([self.chosen])

    def restore(self, response: str) -> None:
        """Choose what the response names; nothing when it names no option."""
        try:
            self.chosen = self.question.place(response)
        except AnswerError:
            self.chosen = None

    def press(self, key: str, character: str | None) -> bool:
        """Choose what this key chooses; False when that is nothing."""
        position = position_of(key, len(self.order))
        if position is not None:
            self.chosen = self.order[position]
        elif key in ("right", "space"):
            self._cycle(1)
        elif key == "left":
            self._cycle(-1)
        elif key in ("backspace", "delete"):
            self.chosen = None
        else:
            return False
        return True

    def toggle(self, position: int) -> None:
        """Choose the option at this position on the screen, or take it back where it is chosen."""
        place = self.order[position]
        self.chosen = None if self.chosen == place else place

    def _cycle(self, by: int) -> None:
        count = len(self.order)
        at = self.order.index(self.chosen) if self.chosen is not None else -1 if by > 0 else count
        self.chosen = self.order[(at + by) % count]
