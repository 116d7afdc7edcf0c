"""What a problem's code means, with a wrong and a right example."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from textwrap import fill
from typing import Literal

from msgspec import Struct, field

from .loading import read_record

TABLE = Path(__file__).with_name("explanations.yaml")
WIDTH = 80


class Explanation(Struct, frozen=True, forbid_unknown_fields=True):
    """One code. `place` says where the examples stand: in a question, a lesson, … or '' when they are words."""

    code: str
    about: str
    wrong: str
    right: str
    place: Literal["", "question", "lesson", "course", "glossary", "file"] = field(name="in", default="")

    def as_text(self) -> str:
        """The explanation as lines for a terminal."""
        examples = [f"{name}:\n\n{_indented(text)}" for name, text in (("Wrong", self.wrong), ("Right", self.right))]
        return "\n\n".join([self.code, fill(self.about, WIDTH), *examples])


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    codes: tuple[Explanation, ...]


@cache
def explanations() -> dict[str, Explanation]:
    """Every explanation by its code."""
    return {explanation.code: explanation for explanation in read_record(TABLE, _Table).codes}


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.rstrip("\n").split("\n"))
