"""What the quiz screen expects of a widget that takes an answer."""

from __future__ import annotations

from typing import ClassVar

from textual.message import Message
from textual.widget import Widget

from ...questions import Grade, Question


class AnswerWidget(Widget):
    """Takes an answer to one question by keys and mouse, and shows it graded. It never grades itself."""

    class Submitted(Message):
        """The person is done (Enter in a field that keeps the key to itself)."""

    class Changed(Message):
        """The answer that stands in the widget has changed."""

    # Whether letters and digits are text now; elsewhere these are keys. Where only some parts of an answer are
    # typed, this changes with the part one is in.
    types_text: bool = False
    # How to answer, by keys and by mouse, for the help.
    how: ClassVar[str]

    question: Question
    # Places in the author's order, as they stand on the screen.
    arrangement: tuple[int, ...]
    graded: Grade | None = None
    _warned = ""

    def response(self) -> str:
        """The answer as it stands, as the question's grading reads it; '' for none yet."""
        raise NotImplementedError

    def missing(self) -> str:
        """What to do before this can be answered, in words; '' when it can. Called as the person answers: an
        answer that can be graded but may be an oversight (a part left out) is objected to once."""
        raise NotImplementedError

    def clear(self) -> None:
        """Take the answer back."""
        raise NotImplementedError

    def restore(self, response: str) -> None:
        """Take up an answer given before. One that no longer fits the question counts as none."""
        raise NotImplementedError

    def show_graded(self, grade: Grade, response: str) -> None:
        """Show which answer was given and what is right; no more changes."""
        raise NotImplementedError

    def object_once(self, words: str) -> str:
        """The words the first time, and '' when the person goes on regardless."""
        if self._warned == words:
            return ""
        self._warned = words
        return words
