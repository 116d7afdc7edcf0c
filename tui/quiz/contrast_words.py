"""How contrast questions word what a comparison says, what gives a cell away, and an order for it that nobody set."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar
from zlib import crc32

from ..course.cells import Said, words

T = TypeVar("T")
# Names are plain text; in a question they stand in Markdown.
_MARKS = re.compile(r"([\\`*_\[\]<>&~])")
# What a row's name may end with that needs no colon after it.
_ENDS = ("?", "!", ".", ":", "…")
# An acronym (GAN, LLMs), which often stands within a name (StyleGAN).
_ACRONYM = re.compile(r"\b[A-Z]{2,}s?\b")
# From so many letters on a word is no small one (and, its), and is known by its beginning (prompting, prompts).
_TELLING, _ENDING = 4, 3


def literal(name: str) -> str:
    """A name, on one line, as Markdown that shows it as it is."""
    return _MARKS.sub(r"\\\1", " ".join(name.split()))


def headed(row: str, mark: str = "**") -> str:
    """A row's name, to stand before what is said in it: `**Speed**: `, but `**Is it fast?** `; '' without one."""
    name = literal(row)
    return f"{mark}{name}{mark}{'' if name.endswith(_ENDS) else ':'} " if name else ""


def asked_of(row: str, question: str) -> str:
    """A question about a row, after its name."""
    head = headed(row)
    return head + (question if head.endswith(": ") else question[0].upper() + question[1:])


def names_itself(said: Said, row: Iterable[Said]) -> bool:
    """Whether a cell gives its subject away by a word of that subject's name alone."""
    return gives_away(said.text, said.subject.name, [one.subject.name for one in row if one.subject != said.subject])


def gives_away(text: str, name: str, others: Iterable[str]) -> bool:
    """Whether the text has a word, or the stem of one, that is in this name and in none of the others: who reads that
    a `rule` decides need not know what a rule-based system is."""
    elsewhere = {word for other in others for word in words(other).split()}
    acronyms = {words(found).removesuffix("s") for found in _ACRONYM.findall(name)}
    own = [word for word in words(name).split() if word not in elsewhere]
    return any(_tells(part, word, acronyms) for part in own for word in words(text).split())


def _tells(part: str, word: str, acronyms: set[str]) -> bool:
    if (acronym := part.removesuffix("s")) in acronyms:
        return word.startswith(acronym) or word.endswith(acronym)
    if len(part) >= _TELLING:
        return word.startswith(part[: max(_TELLING, len(part) - _ENDING)])
    return len(part) == 1 and part.isalpha() and word == part


def explained(said: Said) -> str:
    """What is said of the subject, with the cell's note."""
    cell = f"**{literal(said.subject.name)}**: {said.text}"
    return f"{cell}\n\n{said.cell.note}" if said.cell.note else cell


def by_subject(said: Iterable[Said], salt: str) -> list[Said]:
    """The cells in an order that their subjects' ids decide, and another one for each salt."""
    return ranked(said, salt, lambda one: one.subject.id)


def ranked(things: Iterable[T], salt: str, name: Callable[[T], str]) -> list[T]:
    """The things in an order that their names decide, as if shuffled, and another one for each salt."""
    return sorted(things, key=lambda thing: (crc32(f"{salt}:{name(thing)}".encode()), name(thing)))
