"""Byte pairs: the lesson's own example, the textbook's count beside ours, and every text there and back."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.labs.bpe import BytePairs
from tui.labs.corpus import course_passages, learned

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


def taught(text: str, merges: int) -> BytePairs:
    tokenizer = BytePairs(text)
    for _ in range(merges):
        tokenizer.learn()
    return tokenizer


def pieces(tokenizer: BytePairs, text: str, merges: int | None = None) -> list[str]:
    return [tokenizer.piece(id) for id in tokenizer.encode(text, merges)]


LESSON = "\n".join(["cat"] * 4 + ["cats"] * 2 + ["hat"] * 3)
COURSE = learned(course_passages())[:20_000]
TAUGHT = taught(COURSE, 200)


def test_the_example_of_the_lesson() -> None:
    tokenizer = taught(LESSON, 3)
    assert [(tokenizer.piece(merge.id), merge.count) for merge in tokenizer.merges] == [
        ("at", 9),
        ("cat", 6),
        ("hat", 3),
    ]
    assert pieces(tokenizer, "hats") == ["hat", "s"]
    assert pieces(tokenizer, "chats") == ["c", "hat", "s"]


def test_counting_as_the_textbook_does_gives_the_same_merges() -> None:
    words = [(list(word.encode()), times) for word, times in Counter(_words(COURSE)).items()]
    for merge in TAUGHT.merges[:60]:
        counts: Counter[tuple[int, int]] = Counter()
        for ids, times in words:
            for pair in pairwise(ids):
                counts[pair] += times
        best = max(counts, key=lambda pair: (counts[pair], -pair[0], -pair[1]))
        assert (best, counts[best]) == (merge.pair, merge.count)
        words = [(_replaced(ids, best, merge.id), times) for ids, times in words]


def _words(text: str) -> list[str]:
    return re.findall(r" ?\w+| ?[^\w\s]+|\s+", text)


def _replaced(ids: list[int], pair: tuple[int, int], new: int) -> list[int]:
    found: list[int] = []
    for id in ids:
        # A pair that overlaps the one before it, as in `aaa`, is not replaced: its left half is gone already.
        if found and (found[-1], id) == pair:
            found[-1] = new
        else:
            found.append(id)
    return found


@given(ANY_TEXT)
def test_every_text_comes_back(text: str) -> None:
    assert TAUGHT.decode(TAUGHT.encode(text)) == text
    assert TAUGHT.decode(TAUGHT.encode(text, 0)) == text


def test_bytes_that_make_no_character_are_shown_and_do_no_harm() -> None:
    tokens = TAUGHT.encode("\N{CAT}")
    assert [TAUGHT.piece(id) for id in tokens] == ["<F0>", "<9F>", "<90>", "<88>"]
    assert TAUGHT.decode(tokens[:2]) == "\N{REPLACEMENT CHARACTER}"


@given(st.integers(0, 200))
def test_fewer_merges_are_as_if_the_rest_had_not_been_learned(merges: int) -> None:
    text = COURSE[:300]
    assert TAUGHT.lengths(text)[merges] == len(TAUGHT.encode(text, merges))
    assert max(TAUGHT.encode(text, merges)) < 256 + merges


def test_a_word_can_be_replayed() -> None:
    stages = taught(LESSON, 3).replay("chats")
    assert [(number, len(ids)) for number, ids in stages] == [(0, 5), (1, 4), (3, 3)]


def test_a_text_without_pairs_has_nothing_to_learn() -> None:
    tokenizer = BytePairs("a b c")
    assert tokenizer.learn() is None
    assert tokenizer.merges == []
    assert BytePairs("").learn() is None
