"""The course as a text: no Markdown in it, each passage with its place, and some held out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.labs import corpus
from tui.labs.base import LabError
from tui.labs.corpus import Passage, course_passages, held_out, known_words, learned, plain_text

MARKDOWN = """\
# A heading

> **In short.** A [[tokenizer]] cuts *text* into [[token|tokens]],
> see [the lesson](next#there), `code` too.

| a | table |
|---|---|

```text
a drawing
```

- one item
1. another
"""


def test_only_the_words_are_left() -> None:
    assert plain_text(MARKDOWN) == (
        "In short. A tokenizer cuts text into tokens, see the lesson, code too.\none item another"
    )
    assert plain_text("[[generative-model]]") == "generative model"


def test_the_course_is_there() -> None:
    passages = course_passages()
    assert len(learned(passages)) > 200_000
    places = {passage.place for passage in passages}
    assert len(places) == 17  # sixteen lessons and the glossary
    assert "Glossary" in places
    text = learned(passages)
    assert not [mark for mark in ("[[", "**", "```", "{{", "](") if mark in text]


def test_what_is_held_out_is_not_learned() -> None:
    passages = course_passages()
    to_learn, kept = (text(passages).split("\n\n") for text in (learned, held_out))
    assert len(to_learn) + len(kept) == len(passages)
    assert 0.03 < len(kept) / len(passages) < 0.07
    assert not set(to_learn) & set(kept)


def test_what_is_held_out_stays_so_when_the_course_grows() -> None:
    passages = course_passages()
    new = Passage("A new lesson", "Something that was not there before, at the very beginning.")
    assert held_out(passages) in held_out((new, *passages))


def test_single_letters_are_no_words_but_two() -> None:
    assert known_words("I saw a cat's B, c and 4 DOGS") == {"i", "saw", "a", "cat's", "and", "dogs"}


def test_a_course_that_is_missing_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "shipped", lambda name: tmp_path)
    course_passages.cache_clear()
    try:
        with pytest.raises(LabError, match="can't be read; give it a text of your own"):
            course_passages()
    finally:
        course_passages.cache_clear()
