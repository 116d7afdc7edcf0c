"""A language model that only counts: which character followed the last four, three, two, one or none.

Where a context was seen little, the shorter one helps out, by the rule of Witten and Bell (1991).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log2

from .base import LabError

SHORTEST_TEXT = 200


class NGram:
    """Chances of the next character, counted in a text as they are asked for; `order` 5 looks at four before it.

    Raises LabError where the text is too short.
    """

    def __init__(self, text: str, order: int = 5) -> None:
        if (length := len(text.strip())) < SHORTEST_TEXT:
            message = f"a text of {length} characters is too short to learn from"
            raise LabError(f"{message}: paste one of {SHORTEST_TEXT} characters or more, or choose the course's text")
        self.text, self.order = text, order
        self.vocabulary = "".join(sorted(set(text)))
        self._followers: dict[str, Counter[str]] = {"": Counter(text)}

    def followers(self, context: str) -> Counter[str]:
        """How often each character follows the context in the text."""
        if (known := self._followers.get(context)) is not None:
            return known
        seen: Counter[str] = Counter()
        at = self.text.find(context, 0, -1)
        while at >= 0:
            seen[self.text[at + len(context)]] += 1
            at = self.text.find(context, at + 1, -1)
        self._followers[context] = seen
        return seen

    def chances(self, text: str) -> dict[str, float]:
        """The chance of each character of the vocabulary to come next; they add up to 1."""
        chances = dict.fromkeys(self.vocabulary, 1 / len(self.vocabulary))
        for seen in self._contexts(text):
            # With T kinds of followers in N sightings, T / (N + T) is left to the shorter context.
            kinds, all_seen = len(seen), seen.total() + len(seen)
            chances = {character: (seen[character] + kinds * p) / all_seen for character, p in chances.items()}
        return chances

    def chance(self, text: str, character: str) -> float:
        """The chance of one character to come next; 0 only for one that the vocabulary lacks."""
        chance = 1 / len(self.vocabulary) if character in self.vocabulary else 0.0
        for seen in self._contexts(text):
            chance = (seen[character] + len(seen) * chance) / (seen.total() + len(seen))
        return chance

    def bits(self, texts: Sequence[tuple[str, str]]) -> float:
        """Bits for a character on average, over pairs of a context and the text after it."""
        total = sum(
            -log2(self.chance(before + text[:place], character))
            for before, text in texts
            for place, character in enumerate(text)
        )
        return total / sum(len(text) for _, text in texts)

    def _contexts(self, text: str) -> Iterator[Counter[str]]:
        """What followed the text's last 0, 1, 2, … characters, as long as that was ever seen."""
        for length in range(min(self.order, len(text) + 1)):
            seen = self.followers(text[len(text) - length :])
            if not seen:
                return
            yield seen
