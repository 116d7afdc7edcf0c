"""A word or a few, typed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Input

from ...course.text import one_line
from ...questions import Grade, Question
from .base import AnswerWidget


class ShortAnswerAnswer(AnswerWidget):
    """A field to type in. Enter answers; Tab leaves the field, so that letters are keys again."""

    DEFAULT_CSS = "ShortAnswerAnswer { height: auto; }"
    types_text = True

    def __init__(self, question: Question, arrangement: tuple[int, ...]) -> None:
        super().__init__()
        self.question = question
        self.arrangement = arrangement
        self._field = Input(placeholder="Type your answer, then Enter", max_length=1000, compact=True)

    def compose(self) -> ComposeResult:
        yield self._field

    def focus(self, scroll_visible: bool = True) -> ShortAnswerAnswer:
        self._field.focus(scroll_visible)
        return self

    def response(self) -> str:
        return one_line(self._field.value)

    def missing(self) -> str:
        return "" if self.response() else "Type an answer first."

    def clear(self) -> None:
        self._field.value = ""

    def show_graded(self, grade: Grade, response: str) -> None:
        self.graded = grade
        self._field.value = response
        self._field.disabled = True

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted())

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())
