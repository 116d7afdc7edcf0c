"""Words typed from memory against the wordings of a cell: patterns, slips of spelling, and what is no slip."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.course.cells import words
from tui.quiz.recall_words import is_worded, respelt, says, wordings


def test_wordings_are_folded_and_keep_their_wildcards() -> None:
    assert wordings("By **contest**.", ("*The duel*", "*", r"a \* star")) == ["by contest", "*duel*", "star"]


@pytest.mark.parametrize(
    ("pattern", "said", "fits"),
    [
        ("*gan*", "stylegan", True),
        ("*gan*", "tuning any", False),
        ("style gan", "stylegan", True),
        ("stylegan", "style gan", True),
        ("keep*balance", "keep both in balance", True),
        ("keep*balance", "they keep in balance", False),
    ],
)
def test_spaces_count_where_there_is_a_wildcard(pattern: str, said: str, fits: bool) -> None:
    assert says([pattern], said) is fits


def test_a_wording_is_met_word_for_word() -> None:
    assert is_worded(["the tail", "two*"], "the tail")
    assert not is_worded(["the tail", "two*"], "two"), "a pattern is none"


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        ("it adds noise", True),
        ("it doesn't add noise", False),
        ("it does not add noise", False),
        ("noise, never", False),
        ("no noise at all", False),
        ("text instead of noise", False),
        ("rather than noise, text", False),
        ("notable noise", True),
        ("nothing is added", True),
    ],
)
def test_a_denial_fits_only_a_pattern_that_denies(said: str, fits: bool) -> None:
    assert says(["*noise*", "*nothing*"], words(said)) is fits


def test_a_wording_may_deny_what_it_likes() -> None:
    assert says(["not noise"], "not noise") and says(["*no labels*", "*labels*"], "many texts no labels")


@pytest.mark.parametrize(
    ("said", "patterns", "read"),
    [
        ("predicts the nosie", ["*noise*"], "predicts the noise"),
        ("denosing", ["*denois*"], "denoising"),
        ("hallucinaton", ["hallucination"], "hallucination"),
        ("pitcures", ["*picture*"], "pictures"),
        ("evry token", ["*every token*"], "every token"),
        ("halucinatoin", ["hallucination"], "hallucination"),
    ],
)
def test_slips_are_put_right(said: str, patterns: list[str], read: str) -> None:
    assert respelt(said, patterns) == read


@pytest.mark.parametrize(
    ("said", "patterns"),
    [
        ("in 2015", ["in 2014"]),
        ("supervised", ["unsupervised"]),
        ("unlabelled", ["labelled*"]),
        ("can", ["cat"]),
        ("GPT3", ["GPT4"]),
        ("noise", ["poise"]),
        ("text data", ["*test data*"]),
        ("content", ["*contest*"]),
        ("computers", ["*compet*"]),
        ("some", ["same*"]),
        ("short words", ["*sort*"]),
        ("clear", ["*clean*"]),
        ("generative", ["*generator*"]),
        ("country", ["*counts*"]),
        ("not so", ["*note of*"]),
        ("noise and nosy", ["*noise*", "nosy"]),
        ("anything else", ["*contest*"]),
    ],
)
def test_what_is_no_slip_stays(said: str, patterns: list[str]) -> None:
    """Another number, another beginning, a short word, a word that is known itself, one letter for another in a word
    of few, a letter more in a beginning of few."""
    assert respelt(said, patterns) == said


PATTERNS = st.lists(st.text(alphabet="abeno *", max_size=12).map(words), max_size=6)


@settings(max_examples=200, deadline=None)
@given(PATTERNS, st.text(alphabet="abeno ", max_size=20))
def test_respelling_changes_no_known_word_and_no_number_of_words(patterns: list[str], typed: str) -> None:
    said = words(typed)
    known = {word for pattern in patterns if "*" not in pattern for word in pattern.split()}
    pairs = list(zip(said.split(), respelt(said, patterns).split(), strict=True))
    assert [pair for pair in pairs if pair[0] in known and pair[0] != pair[1]] == []
