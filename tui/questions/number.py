"""A number as people type it, read without guessing: what is ambiguous is decided by one rule, and said."""

from __future__ import annotations

import math
import re

from msgspec import Struct

from .letters import AnswerError, quoted

LONGEST = 200
NO_UNIT_STARTS = tuple("0123456789.,+-")

_MINUSES = str.maketrans({"−": "-", "–": "-", "‒": "-", "‑": "-"})
_NUMBER = re.compile(
    r"(?P<sign>[+-]?) ?"
    r"(?P<digits>[.,]?[0-9](?:[., ]?[0-9])*[.,]?)"
    r"(?: ?(?:e|[x×*·] ?10 ?(?:\^|\*\*)) ?(?P<exponent>[+-]?[0-9]+))?"
    r" ?(?P<unit>.*)",
    re.IGNORECASE,
)
# The ways to write the digits, the first that fits decides: a pattern, and the separator of thousands in it.
# What is left without that has one mark at most, which is the decimal one. `1,234` could be either: its comma
# is taken for a separator of thousands, and the note says so; in `0,125` and `3,14` it can only be decimal.
_SPELLINGS = [
    (re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]*)?"), " "),
    (re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]*)?"), ","),
    (re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}(?:,[0-9]*)?"), "."),
    (re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3},[0-9]*"), "."),
    (re.compile(r"[0-9]*[.,]?[0-9]*"), ""),
]


class Number(Struct, frozen=True):
    """A number that was typed: its value, the unit after it ('' for none), and how its digits were read when
    other readings are thinkable ("1,000 read as 1000"), else ''."""

    value: float
    unit: str = ""
    note: str = ""


def read_number(text: str) -> Number:
    """The number that a text begins with, and the rest as its unit. Raises AnswerError when there is none.

    Read are `1.5`, `.5`, `-3`, `1e3`, `1.5 x 10^3`, thousands as `1,000`, `1 000` or `1.000.000`, and a
    decimal comma where it can't part thousands (`3,14`, `1.234,5`).
    """
    if len(text) > LONGEST:
        raise AnswerError(f"A number has at most {LONGEST} characters.")
    found = _NUMBER.fullmatch(" ".join(text.translate(_MINUSES).split()))
    if found is None:
        raise AnswerError(f"{quoted(text)} is not a number. Type digits, such as 12.5 or 1e3.")
    digits = found["digits"]
    if found["unit"].startswith(NO_UNIT_STARTS):
        raise AnswerError(f"{quoted(text)} is more than one number.")
    plain = _plain(digits)
    value = float(f"{found['sign']}{plain}e{found['exponent'] or 0}")
    if not math.isfinite(value):
        raise AnswerError(f"{quoted(text)} is too large a number.")
    return Number(value, found["unit"], f"{digits} read as {plain}" if plain != digits else "")


def _plain(digits: str) -> str:
    """The digits with a decimal point at most. Raises AnswerError when their separators make no sense."""
    for spelling, thousands in _SPELLINGS:
        if spelling.fullmatch(digits):
            return (digits.replace(thousands, "") if thousands else digits).replace(",", ".")
    raise AnswerError(f"{quoted(digits)} is not one number. Write it without separators, such as 1234.5.")
