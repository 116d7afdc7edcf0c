"""One file per kind of question: the widget that takes an answer to it, found by the kind's name
(`single_choice` → `single_choice.SingleChoiceAnswer`)."""

from __future__ import annotations

import importlib

from ...questions import Question
from .base import AnswerWidget

__all__ = ["AnswerWidget", "answer_widget"]


def answer_widget(question: Question, arrangement: tuple[int, ...]) -> AnswerWidget:
    """A widget to answer this question with, its choices in the given order."""
    module = importlib.import_module(f"{__name__}.{question.kind}")
    name = question.kind.title().replace("_", "") + "Answer"
    widget: AnswerWidget = getattr(module, name)(question, arrangement)
    return widget
