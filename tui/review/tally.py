"""How a review went."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ..progress.events import AnswerGiven, ItemRecalled
from .ratings import Rating, rating


class Tally(Struct, frozen=True):
    """Items asked, those of them that were kept, and those that were wrong and said for sure."""

    asked: int
    kept: int
    surely_wrong: int = 0

    def __add__(self, more: Tally) -> Tally:
        return Tally(self.asked + more.asked, self.kept + more.kept, self.surely_wrong + more.surely_wrong)

    @property
    def words(self) -> list[str]:
        """A sentence for each thing there is to say."""
        said = [f"{self.asked} asked, {self.kept} kept ({self.kept / self.asked:.0%})."] if self.asked else []
        if count := self.surely_wrong:
            it = "it comes back" if count == 1 else "they come back"
            said.append(f"Of {count} you were sure, and wrong: {it} first, the next day.")
        return said


NOTHING = Tally(0, 0)


def tally(answers: Sequence[AnswerGiven | ItemRecalled]) -> Tally:
    """What the answers that count came to. Kept is whatever was not rated Again."""
    lost = [a for a in answers if rating(a.fraction, a.certainty, a.hints, a.tries) == Rating.AGAIN]
    return Tally(len(answers), len(answers) - len(lost), sum(a.certainty == "sure" for a in lost))
