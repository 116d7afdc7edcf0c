"""Put in order, with the nine ways of giving credit for a nearly right order that Moodle's kind has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from .base import Question
from .faults import Fault, doubled, number_of_choices
from .letters import AnswerError, lettered, letters, out_of_order, places_from_letters, scrambled
from .worth import Grade, Part, clamped

Credit = Literal[
    "all_or_nothing",
    "absolute_position",
    "relative_to_correct",
    "relative_next_exclude_last",
    "relative_next_include_last",
    "relative_one_previous_and_next",
    "relative_all_previous_and_next",
    "longest_ordered_subset",
    "longest_contiguous_subset",
]


class Ordering(Question, frozen=True, kw_only=True, tag="ordering"):
    """Put the items in order. A response is all their letters, such as `c a b`: letters are the author's
    order, which is the right one. The grade is the mean of what the items earn (see `item_scores`); with
    `all_or_nothing` it is 1 or 0."""

    how_to_answer: ClassVar[str] = "all the letters in order, such as: c a b"

    items: Annotated[tuple[str, ...], Meta(description="The items in the right order; they are shown in another.")]
    credit: Annotated[Credit, Meta(description="How an order that is partly right is rewarded; see README.")] = (
        "absolute_position"
    )

    def order(self, response: str) -> list[int]:
        """The places in the order given. Raises AnswerError unless each letter stands in it once."""
        places = places_from_letters(response, len(self.items), "letters")
        if sorted(places) != list(range(len(self.items))):
            raise AnswerError(f"Give each of {letters(range(len(self.items)))} once, in order.")
        return places

    def grade(self, response: str) -> Grade:
        order = self.order(response)
        scores = item_scores(order, self.credit)
        fraction = sum(scores.values()) / len(scores)
        if self.credit == "all_or_nothing":
            fraction = float(order == sorted(order))
        at_place = sum(position == place for position, place in enumerate(order))
        return Grade(
            fraction=clamped(fraction),
            rule=f"credit {self.credit}: {at_place} of {len(order)} in the right position",
            parts=tuple(
                Part(
                    label=self.items[place],
                    given=str(order.index(place) + 1),
                    right=str(place + 1),
                    fraction=scores[place],
                )
                for place in sorted(scores)
            ),
        )

    def model_answer(self) -> str:
        return letters(range(len(self.items)))

    def in_words(self, response: str) -> str:
        return " → ".join(self.items[place] for place in self.order(response))

    def choices(self) -> list[str]:
        return list(self.items)

    def arrangement(self, random: Random) -> tuple[int, ...]:
        """The order in which the items are first shown; never the right one, which would answer by itself."""
        return out_of_order(super().arrangement(random)) if self.shuffle else scrambled(self.items)

    def as_text(self) -> list[str]:
        """The items scrambled, always in the same way, each after the letter of its author's place."""
        return lettered(self.items, scrambled(self.items))

    def telling_order(self) -> tuple[int, ...]:
        return scrambled(self.items)

    def meaning_faults(self) -> Iterator[Fault]:
        yield from super().meaning_faults()
        yield from number_of_choices(len(self.items), "items", "items")
        yield from doubled(self.items, "items")


def item_scores(order: Sequence[int], credit: Credit) -> dict[int, float]:
    """What each item (by its right place, from 0) earns where it was put: 0 to 1.

    Definitions: the help text of Moodle's ordering question type, and its grading where that is silent.
    - all_or_nothing, absolute_position: 1 at its right position;
    - relative_to_correct: 1 less its distance from there, over the greatest distance possible;
    - relative_next_exclude_last: 1 when the right item follows; the last item is not scored;
    - relative_next_include_last: the same, and the last item is right when nothing follows;
    - relative_one_previous_and_next: a half each for the right item (or nothing) just before and just after;
    - relative_all_previous_and_next: the share of the other items that stand on the right side of it;
    - longest_ordered_subset: 1 in the longest run that rises, with others between; runs of one don't count;
    - longest_contiguous_subset: the same of items that follow one another in the right order.
    """
    count = len(order)
    position = {place: index for index, place in enumerate(order)}
    follower = {place: order[index + 1] if index + 1 < count else count for index, place in enumerate(order)}
    leader = {place: order[index - 1] if index else -1 for index, place in enumerate(order)}
    match credit:
        case "all_or_nothing" | "absolute_position":
            return {place: float(position[place] == place) for place in order}
        case "relative_to_correct":
            return {place: 1 - abs(position[place] - place) / (count - 1) for place in order}
        case "relative_next_exclude_last":
            return {place: float(follower[place] == place + 1) for place in order if place != count - 1}
        case "relative_next_include_last":
            return {place: float(follower[place] == place + 1) for place in order}
        case "relative_one_previous_and_next":
            return {place: ((leader[place] == place - 1) + (follower[place] == place + 1)) / 2 for place in order}
        case "relative_all_previous_and_next":
            return {place: _on_right_side(order, place) / (count - 1) for place in order}
        case "longest_ordered_subset":
            kept = longest_rising(order)
        case "longest_contiguous_subset":
            kept = longest_contiguous(order)
    return {place: float(place in kept and len(kept) > 1) for place in order}


def _on_right_side(order: Sequence[int], place: int) -> int:
    at = order.index(place)
    return sum(other < place for other in order[:at]) + sum(other > place for other in order[at + 1 :])


def longest_rising(order: Sequence[int]) -> set[int]:
    """The items of a longest subsequence that rises; of equal ones the one found first from the left."""
    lengths: dict[int, int] = {}
    for index, place in reversed(list(enumerate(order))):
        lengths[place] = 1 + max((lengths[later] for later in order[index + 1 :] if later > place), default=0)
    kept: set[int] = set()
    wanted = max(lengths.values())
    for place in order:
        # Items that as much can follow come in falling order, so the first one met rises above the last kept.
        if lengths[place] == wanted:
            kept.add(place)
            wanted -= 1
    return kept


def longest_contiguous(order: Sequence[int]) -> set[int]:
    """The longest stretch of the right order whose items come in that order (others may stand between, as in
    Moodle); of equal ones the one that begins first."""
    stretches: dict[int, list[int]] = {}
    for place in order:
        # A stretch is kept under its last item, so that the next one finds it.
        stretches[place] = [*stretches.pop(place - 1, []), place]
    begun = sorted(stretches.values(), key=lambda stretch: order.index(stretch[0]))
    longest = max(begun, key=len)
    return set(longest)
