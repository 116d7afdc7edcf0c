from __future__ import annotations

from random import Random

import pytest

from tui.questions.wording import Wording, edit_distance

STRICT = {"case": True, "accents": True, "spaces": True, "punctuation": True}


@pytest.mark.parametrize(
    ("options", "pattern", "typed", "why"),
    [
        # Moodle's short answer: case is ignored unless it counts, white space around is trimmed, `*` is any run of
        # characters, `\*` is a star.
        ({}, "GAN", "GAN", "exactly as written"),
        ({}, "GAN", "  GAN\t", "exactly as written"),
        ({}, "GAN", "gan", "case ignored"),
        ({"case": True}, "GAN", "gan", None),
        ({"case": True}, "GAN", "GAN", "exactly as written"),
        ({}, "Straße", "STRASSE", "case ignored"),
        ({}, "language model", "language  model", "exactly as written"),
        ({}, "language model", "languagemodel", None),
        ({"spaces": False}, "language model", "languagemodel", "spaces ignored"),
        ({"spaces": False}, "language model", "language model", "exactly as written"),
        ({"spaces": False}, "language model", "LanguageModel", "case ignored, spaces ignored"),
        # Unicode's canonical equivalence: é as one character or as e with an accent.
        ({"case": True}, "caf\u00e9", "cafe\u0301", "exactly as written"),
        ({}, "café", "cafe", None),
        ({"accents": False}, "café", "cafe", "accents ignored"),
        ({"accents": False}, "cafe", "CAFÉ", "case ignored, accents ignored"),
        ({"accents": False}, "Hàlo", "halò", "case ignored, accents ignored"),
        ({"accents": False}, "한국", "한국", "exactly as written"),
        ({}, "state-of-the-art", "state of the art", None),
        ({"punctuation": False}, "state-of-the-art", "state of the art", "punctuation ignored"),
        ({"punctuation": False}, "don't", "dont", "punctuation ignored"),
        ({"punctuation": False}, "don't", "don’t", "punctuation ignored"),
        ({"punctuation": False}, "yes", "Yes!", "case ignored, punctuation ignored"),
        # Either folding alone would do: one of them has to be named.
        ({"punctuation": False, "spaces": False}, "a.b", "a. b", "spaces ignored"),
        ({}, "gener*e model", "generative model", "fits 'gener*e model'"),
        ({}, "gener*e model", "Generative Model", "case ignored, fits 'gener*e model'"),
        ({}, "gener*e model", "genere model", "fits 'gener*e model'"),
        ({}, "gener*e model", "generator", None),
        ({}, "*token*", "a token or two", "fits '*token*'"),
        ({}, "a*b*c", "axxbxxc", "fits 'a*b*c'"),
        ({}, "a*b*c", "axxcxxb", None),
        ({}, "ab*ba", "aba", None),
        ({}, "ab*ba", "abba", "fits 'ab*ba'"),
        ({}, r"a\*b", "a*b", "exactly as written"),
        ({}, r"a\*b", "axb", None),
        ({}, r"a\*b", r"a\*b", None),
        ({}, "a*b", "a*b", "fits 'a*b'"),
        ({}, r"2 \* *", "2 * 3", r"fits '2 \\* *'"),
        ({"punctuation": False}, r"a\*b", "a b", None),
        ({"punctuation": False}, "gener*e", "generative", "fits 'gener*e'"),
        ({}, "gan", "", None),
        ({}, "a.c", "abc", None),
    ],
)
def test_why_a_wording_is_accepted(options: dict[str, bool], pattern: str, typed: str, why: str | None) -> None:
    assert Wording(**options).accepts(pattern, typed) == why


@pytest.mark.parametrize(
    ("spelling", "pattern", "typed", "why"),
    [
        (0, "token", "tokem", None),
        (1, "token", "tokem", "close spelling of 'token' (1 edit)"),
        (1, "token", "toke", "close spelling of 'token' (1 edit)"),
        (1, "token", "tokens", "close spelling of 'token' (1 edit)"),
        (1, "token", "toekn", "close spelling of 'token' (1 edit)"),
        (1, "token", "TOKEM", "close spelling of 'token' (1 edit)"),
        (1, "token", "tkoem", None),
        (2, "token", "tkoem", "close spelling of 'token' (2 edits)"),
        (1, "GAN", "CAN", None),
        (1, "gate", "gats", "close spelling of 'gate' (1 edit)"),
        (9, "tok*n", "tokxm", None),
        (1, r"tok\*n", "tok*m", r"close spelling of 'tok\\*n' (1 edit)"),
    ],
)
def test_close_spellings(spelling: int, pattern: str, typed: str, why: str | None) -> None:
    assert Wording(spelling=spelling).nearly_accepts(pattern, typed) == why


@pytest.mark.parametrize(
    ("a", "b", "edits"),
    # Optimal string alignment, so that CA to ABC is 3 (no edit within a swapped pair), as in the literature.
    [("", "", 0), ("a", "", 1), ("abc", "abc", 0), ("abcd", "acbd", 1), ("ca", "abc", 3), ("kitten", "sitting", 3)],
)
def test_edit_distance(a: str, b: str, edits: int) -> None:
    for most in range(5):
        assert edit_distance(a, b, most) == min(edits, most + 1)
        assert edit_distance(b, a, most) == min(edits, most + 1)


def test_the_narrow_band_of_edit_distance_loses_nothing() -> None:
    random = Random(4)
    for _ in range(300):
        a, b = ("".join(random.choices("ab", k=random.randrange(9))) for _ in range(2))
        whole = edit_distance(a, b, 20)
        assert [edit_distance(a, b, most) for most in range(9)] == [min(whole, most + 1) for most in range(9)]
