"""What the quiz screen expects of a widget that takes an answer."""

from __future__ import annotations

from textual.message import Message
from textual.widget import Widget

from ...questions import Grade, Question


class AnswerWidget(Widget):
    """Takes an answer to one question by keys and mouse, and shows it graded. It never grades itself."""

    class Submitted(Message):
        """The person is done (Enter in a field that keeps the key to itself)."""

    class Changed(Message):
        """The answer that stands in the widget has changed."""

    # Fields that take letters and digits as text; elsewhere these are keys.
    types_text = False

    question: Question
    # Places in the author's order, as they stand on the screen.
    arrangement: tuple[int, ...]
    graded: Grade | None = None

    def response(self) -> str:
        """The answer as it stands, as the question's grading reads it; '' for none yet."""
        raise NotImplementedError

    def missing(self) -> str:
        """What to do before this can be answered, in words; '' when it can."""
        raise NotImplementedError

    def clear(self) -> None:
        """Take the answer back."""
        raise NotImplementedError

    def show_graded(self, grade: Grade, response: str) -> None:
        """Show which answer was given and what is right; no more changes."""
        raise NotImplementedError
