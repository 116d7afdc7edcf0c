"""Choose all that apply."""

from __future__ import annotations

from ...questions.letters import letters
from ...questions.multiple_response import MultipleResponse
from .choices import Choices


class MultipleResponseAnswer(Choices):
    """A list of options of which several may be chosen."""

    question: MultipleResponse
    several = True
    how = "A letter puts a mark on its option, and again takes it away; or ↑ ↓ and Space, or a click. Enter answers."

    def response(self) -> str:
        return letters(self.chosen)

    def missing(self) -> str:
        return "" if self.chosen else "Choose first: letters or Space put a mark, and again take it away."

    def right_places(self) -> frozenset[int]:
        return self.question.right_places()

    def chosen_places(self, response: str) -> set[int]:
        return set(self.question.chosen(response))
