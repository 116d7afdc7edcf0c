"""True or false?"""

from __future__ import annotations

from textual import events

from ...questions.true_false import TrueFalse
from .choices import Choices


class TrueFalseAnswer(Choices):
    """Two options; `t` and `f` choose them as well as `a` and `b`."""

    question: TrueFalse

    def on_key(self, event: events.Key) -> None:
        if event.key in ("t", "f") and self.graded is None:
            event.stop()
            event.prevent_default()
            self._choose("tf".index(event.key))

    def response(self) -> str:
        return "" if not self.chosen else ("true" if 0 in self.chosen else "false")

    def right_places(self) -> frozenset[int]:
        return frozenset({0 if self.question.answer else 1})

    def chosen_places(self, response: str) -> set[int]:
        return {0 if self.question.said(response) else 1}
