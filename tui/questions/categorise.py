"""Which kind is it: each item into one of the categories, equal credit for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from .base import Question
from .faults import Fault, doubled, number_of_choices
from .letters import lettered
from .pairing import (
    HOW,
    Wanted,
    grade_pairs,
    numbered,
    pairs_in_words,
    read_pairs,
    right_pairs,
    write_pairs,
)
from .worth import Grade


class Category(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the categories; items name it by its id."""

    id: Annotated[str, Meta(description="Unique in the question: the items name it.")]
    name: Annotated[str, Meta(description="What the category is called.")]


class Item(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something to put in its category; `feedback` is said when it was put in another one or in none."""

    text: Annotated[str, Meta(description="What is to be put in a category.")]
    category: Annotated[str, Meta(description="The id of the category that it belongs in.")]
    feedback: Annotated[str, Meta(description="Said when it was given something else, or nothing.")] = ""


class Categorise(Question, frozen=True, kw_only=True, tag="categorise"):
    """Put each item in its category. A response is `1b 2a 3b`, as far as one got: numbers are the items,
    letters the categories, both in the author's order. A category may stay empty."""

    how_to_answer: ClassVar[str] = HOW

    categories: Annotated[tuple[Category, ...], Meta(description="Where to put things: two categories or more.")]
    items: Annotated[tuple[Item, ...], Meta(description="What is to be put there, each in one category.")]

    def names(self) -> list[str]:
        """The categories' names, in the author's order."""
        return [category.name for category in self.categories]

    def grade(self, response: str) -> Grade:
        return grade_pairs(self._wanted(), self.names(), self._given(response))

    def _given(self, response: str) -> dict[int, int]:
        return read_pairs(response, len(self.items), len(self.categories))

    def _wanted(self) -> list[Wanted]:
        ids = [category.id for category in self.categories]
        return [Wanted(item.text, ids.index(item.category), item.feedback) for item in self.items]

    def model_answer(self) -> str:
        known = {category.id for category in self.categories}
        if any(item.category not in known for item in self.items):
            return ""
        return write_pairs([wanted.right for wanted in self._wanted()])

    def in_words(self, response: str) -> str:
        return pairs_in_words(self._wanted(), self.names(), self._given(response))

    def without_wrong(self, response: str) -> str:
        return right_pairs(self._wanted(), self._given(response))

    def choices(self) -> list[str]:
        """The items, which are what moves."""
        return [item.text for item in self.items]

    def as_text(self) -> list[str]:
        """The items, numbered, then the categories, lettered."""
        return [*numbered(self.choices()), *lettered(self.names())]

    def meaning_faults(self) -> Iterator[Fault]:
        yield from super().meaning_faults()
        yield from number_of_choices(len(self.categories), "categories", "categories")
        yield from doubled([category.id for category in self.categories], "categories", "id")
        yield from doubled(self.names(), "categories", "name")
        if not self.items:
            yield Fault(("items",), "no-items", "has no items to put in a category")
        yield from doubled(self.choices(), "items", "text")
        ids = [category.id for category in self.categories]
        for place, item in enumerate(self.items):
            if item.category not in ids:
                message = f"puts an item in `{item.category}`, which is no category of it"
                advice = "one of: " + ", ".join(ids)
                yield Fault(("items", place, "category"), "unknown-category", message, advice)
