"""Choose one."""

from __future__ import annotations

from ...questions.letters import LETTERS, letters
from ...questions.single_choice import SingleChoice
from .choices import Choices


class SingleChoiceAnswer(Choices):
    """A list of options of which one is chosen."""

    question: SingleChoice

    def response(self) -> str:
        return letters(self.chosen)

    def right_places(self) -> frozenset[int]:
        best = self.question.model_answer()
        return frozenset({LETTERS.index(best)}) if best else frozenset()

    def chosen_places(self, response: str) -> set[int]:
        return {self.question.place(response)}
