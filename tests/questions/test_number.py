from __future__ import annotations

import pytest

from tui.questions import AnswerError
from tui.questions.number import Number, read_number


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        # The forms that Moodle's numerical kind takes (its answer processor), with point and comma as in English.
        ("3.142", 3.142),
        (".2", 0.2),
        ("1.", 1),
        ("-1.", -1),
        ("+1.0", 1),
        ("1e4", 1e4),
        ("3.142E-4", 3.142e-4),
        (".2e+2", 20),
        ("1.e-1", 0.1),
        ("3x10^8", 3e8),
        ("3×10^8", 3e8),
        ("3.0*10^8", 3e8),
        ("3.00x10**-8", 3e-8),
        ("1.5 · 10^3", 1500),
        ("0001.000", 1),
        # What a keyboard or a copied text may hold instead of a hyphen and a space.
        ("−5", -5),
        ("–5", -5),
        ("- 5", -5),
        ("  12\u00a0", 12),
        ("1e−3", 1e-3),
        ("1e-999", 0),
    ],
)
def test_numbers_as_they_stand(typed: str, value: float) -> None:
    assert read_number(typed) == Number(value)


@pytest.mark.parametrize(
    ("typed", "value", "note"),
    [
        ("1,000", 1000, "1,000 read as 1000"),
        ("1,234", 1234, "1,234 read as 1234"),
        ("-1,234", -1234, "1,234 read as 1234"),
        ("1,000,000", 1e6, "1,000,000 read as 1000000"),
        ("1,234.5", 1234.5, "1,234.5 read as 1234.5"),
        ("1 000", 1000, "1 000 read as 1000"),
        ("1\u202f000\u202f000", 1e6, "1 000 000 read as 1000000"),
        ("1 234,5", 1234.5, "1 234,5 read as 1234.5"),
        ("1 234,567", 1234.567, "1 234,567 read as 1234.567"),
        ("3,14", 3.14, "3,14 read as 3.14"),
        (",5", 0.5, ",5 read as .5"),
        ("0,125", 0.125, "0,125 read as 0.125"),
        ("1234,567", 1234.567, "1234,567 read as 1234.567"),
        ("12,3456", 12.3456, "12,3456 read as 12.3456"),
        ("1,5e3", 1500, "1,5 read as 1.5"),
        ("1.234.567", 1234567, "1.234.567 read as 1234567"),
        ("1.234,5", 1234.5, "1.234,5 read as 1234.5"),
        ("1.234.567,8", 1234567.8, "1.234.567,8 read as 1234567.8"),
        # A lone point is the decimal point, as in English.
        ("1.234", 1.234, ""),
    ],
)
def test_separators_are_read_by_rule_and_said(typed: str, value: float, note: str) -> None:
    assert read_number(typed) == Number(value, "", note)


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("1m", 1, "m"),
        ("3.142 m", 3.142, "m"),
        ("1e4 km / h", 1e4, "km / h"),
        ("50%", 50, "%"),
        ("5 eV", 5, "eV"),
        ("5e", 5, "e"),
        ("1 000 ms", 1000, "ms"),
        ("3 frogs", 3, "frogs"),
    ],
)
def test_what_follows_is_the_unit(typed: str, value: float, unit: str) -> None:
    number = read_number(typed)
    assert (number.value, number.unit) == (value, unit)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "is not a number"),
        ("frog", "is not a number"),
        (". m", "is not a number"),
        (".e8 m", "is not a number"),
        (",", "is not a number"),
        ("nan", "is not a number"),
        ("NaN", "is not a number"),
        ("inf", "is not a number"),
        ("-Infinity", "is not a number"),
        ("∞", "is not a number"),
        ("$5", "is not a number"),
        ("٣", "is not a number"),
        ("1e400", "is too large"),
        ("9" * 200, ""),
        ("9" * 201, "at most 200"),
        ("1,2,3", "is not one number"),
        ("1,00,000", "is not one number"),
        ("12 34", "is not one number"),
        ("1.2.3", "is not one number"),
        ("1,000.5.5", "is not one number"),
        ("5-10", "is more than one number"),
        ("5 .. 6", "is more than one number"),
        ("1e5 6", "is more than one number"),
    ],
)
def test_what_is_no_number_is_refused_with_words(typed: str, words: str) -> None:
    if not words:
        assert read_number(typed).value == pytest.approx(1e200)
        return
    with pytest.raises(AnswerError, match=words):
        read_number(typed)
