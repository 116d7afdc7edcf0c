"""Choose one."""

from __future__ import annotations

from ...questions import Grade
from ...questions.base import LETTERS, letters
from ...questions.single_choice import SingleChoice
from .choices import Choices


class SingleChoiceAnswer(Choices):
    """A list of options of which one is chosen."""

    question: SingleChoice

    def response(self) -> str:
        self.settle()
        return letters(self.chosen)

    def right_places(self) -> frozenset[int]:
        best = self.question.model_answer()
        return frozenset({LETTERS.index(best)}) if best else frozenset()

    def show_graded(self, grade: Grade, response: str) -> None:
        self.chosen = {self.question.place(response)}
        super().show_graded(grade, response)
