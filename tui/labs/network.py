"""The small transformer that ships with Carrel, as a model that gives each character its chance."""

from __future__ import annotations

from .transformer import softmax
from .weights import load


class Network:
    """Reads the end of each text and gives the chances of what comes next."""

    def __init__(self, name: str = "language") -> None:
        self.model = load(name)

    def chances_after(self, texts: list[str]) -> list[dict[str, float]]:
        """For each text, the chance of every character of the model's vocabulary; they add up to 1."""
        shares = softmax(self.model.scores(texts))
        return [dict(zip(self.model.vocabulary, map(float, row), strict=True)) for row in shares]
