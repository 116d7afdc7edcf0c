"""True or false?"""

from __future__ import annotations

from ...questions.true_false import TrueFalse
from .choices import Choices


class TrueFalseAnswer(Choices):
    """Two options; `t` and `f` choose them as well as `a` and `b`."""

    question: TrueFalse

    def press(self, key: str, character: str | None) -> bool:
        return super().press({"t": "a", "f": "b"}.get(key, key), character)

    def response(self) -> str:
        return "" if not self.chosen else ("true" if 0 in self.chosen else "false")

    def right_places(self) -> frozenset[int]:
        return frozenset({0 if self.question.answer else 1})

    def chosen_places(self, response: str) -> set[int]:
        return {0 if self.question.said(response) else 1}
