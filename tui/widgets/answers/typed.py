"""Answers typed into one field: what short_answer and numerical share."""

from __future__ import annotations

from typing import Self

from textual.app import ComposeResult
from textual.widgets import Input

from ...course.text import one_line
from ...questions import Grade, Question
from ...render.feedback import VERDICTS
from ...render.text import Line, Piece
from ..block import TextBlock
from ..field import Field
from .base import AnswerWidget
from .drawn import SIGNS, wrapped


class TypedAnswer(AnswerWidget):
    """A field to type in. Enter answers; Tab leaves the field, so that letters are keys again."""

    DEFAULT_CSS = "TypedAnswer { height: auto; }"
    types_text = True
    how = "Type your answer; Enter answers. Tab leads out of the field, so that letters are keys again."
    placeholder = "Type your answer, then Enter"

    def __init__(self, question: Question, arrangement: tuple[int, ...]) -> None:
        super().__init__()
        self.question = question
        self.arrangement = arrangement
        # Coming back to the field must not put the whole answer at risk of the next key.
        self.field = Field(placeholder=self.placeholder, max_length=1000, compact=True, select_on_focus=False)
        self.words = TextBlock(self.words_below)

    def compose(self) -> ComposeResult:
        yield self.field
        yield self.words

    def words_below(self, width: int) -> list[Line]:
        """What is said under the field."""
        return []

    def focus(self, scroll_visible: bool = True) -> Self:
        self.field.focus(scroll_visible)
        return self

    def response(self) -> str:
        return one_line(self.field.value)

    def missing(self) -> str:
        return "" if self.response() else "Type an answer first."

    def clear(self) -> None:
        self.field.value = ""

    def restore(self, response: str) -> None:
        self.field.value = one_line(response)

    def show_graded(self, grade: Grade, response: str) -> None:
        """The answer in full in place of the field, with its sign; the screen says what is right."""
        self.graded = grade
        self.types_text = False
        self.field.display, self.field.disabled = False, True
        role = VERDICTS[grade.verdict][0]
        self.words.show(lambda width: wrapped([Piece(SIGNS[role], role)], [Piece(response, role)], width))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted())

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())
