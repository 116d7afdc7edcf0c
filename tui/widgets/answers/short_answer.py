"""A word or a few, typed."""

from __future__ import annotations

from .typed import TypedAnswer


class ShortAnswerAnswer(TypedAnswer):
    """Nothing beyond the field: any wording may be tried."""
