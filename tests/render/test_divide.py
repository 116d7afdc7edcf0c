"""Long texts in parts: the same lines as laid out at once, no part heavy, and every link, number and letter there."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.constructs import behind
from tests.render.showing import fitting, letters, shown
from tui.render.divide import divided
from tui.render.markdown import lay_out, layout
from tui.render.part import HEAVIEST, Part, weight

COUNT = 400


def words(number: int) -> str:
    return f"Words number {number} with *some* `code{number}` and a [link{number}](u) that go on for a while."


def numbered(form: str, separator: str, count: int = COUNT) -> str:
    return separator.join(form.replace("WORDS", words(number)) for number in range(count))


# Each is several times too long for one part.
LONG = {
    "paragraphs": numbered("WORDS", "\n\n"),
    "headings": numbered("## WORDS\n\ntext", "\n\n"),
    "one paragraph of lines": numbered("WORDS", "\n"),
    "one line": numbered("WORDS", " "),
    "tight list": numbered("- WORDS", "\n"),
    "loose list": numbered("- WORDS", "\n\n"),
    "list of paragraphs": numbered("- WORDS\n\n  WORDS", "\n"),
    "numbers": "\n".join(f"{number}. {words(number)}" for number in range(1, COUNT)),
    "nested list": numbered("- WORDS\n  - WORDS\n    1. WORDS", "\n", 150),
    "one item": behind("- ", "  ")(numbered("WORDS", "\n\n")),
    "one quote": behind("> ", "> ")(numbered("WORDS", "\n\n")),
    "a lazy quote": "> " + numbered("WORDS", "\n"),
    "admonition": "> [!TIP]\n" + behind("> ", "> ")(numbered("WORDS", "\n\n")),
    "list in a quote": behind("> ", "> ")(numbered("- WORDS", "\n")),
    "quote in an item in a quote": behind("> 1. > ", ">    > ")(numbered("WORDS", "\n\n")),
    "footnote": "x[^1]\n\n" + behind("[^1]: ", "    ")(numbered("WORDS", "\n\n")),
    "table": "| A | B |\n|---|---|\n" + numbered("| WORDS | |", "\n"),
    "fence": "```\n" + numbered("WORDS", "\n") + "\n```",
    "fence with blanks": "~~~\n" + numbered("WORDS\n\n# no heading", "\n\n") + "\n~~~",
    "fence in items": numbered("- ```\n  WORDS\n\n  WORDS\n  ```\n\n  WORDS", "\n\n", 150),
    "unclosed fence": "text\n\n```\n" + numbered("WORDS", "\n\n"),
    "indented code": behind("    ", "    ")(numbered("WORDS", "\n\n")),
    "tags": numbered("<p>WORDS</p>", "\n"),
    "everything": numbered(
        "# WORDS\nWORDS\n> - WORDS\n>   1. WORDS\n\n```\nWORDS\n```\n| a |\n|---|\n| c |", "\n\n", 100
    ),
}
# A paragraph that is divided breaks where it is divided.
PARAGRAPHS = {"one line", "one paragraph of lines", "tags", "a lazy quote"}


@pytest.mark.parametrize("name", LONG)
def test_no_part_is_heavy(name: str) -> None:
    parts = divided(LONG[name])
    assert len(parts) > 2
    assert all(weight(part.source) <= HEAVIEST for part in parts)


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("width", [40, 100])
def test_every_letter_is_shown_in_order(name: str, width: int) -> None:
    found = letters(line.plain for line in fitting(layout(LONG[name], width), width))
    place = 0
    for number in re.findall(r"number (\d+)", LONG[name]):
        place = found.find(f"Wordsnumber{number}withsomecode{number}andalink{number}", place) + 1
        assert place, number


@pytest.mark.parametrize("name", sorted(LONG.keys() - PARAGRAPHS - {"table"}))
def test_the_lines_are_those_of_the_whole(name: str) -> None:
    whole = [line.plain.rstrip() for line in lay_out(Part(LONG[name]), 80).lines]
    parts = shown(LONG[name], 80)
    if name == "numbers":
        # The whole knows how wide its widest number will be; a part knows only its own.
        whole, parts = [" ".join(line.split()) for line in whole], [" ".join(line.split()) for line in parts]
        assert letters(whole) == letters(parts)
    else:
        assert parts == whole


@pytest.mark.parametrize("name", LONG)
def test_places_rise_from_line_to_line(name: str) -> None:
    places = [(line.source, line.offset) for line in layout(LONG[name], 60)]
    assert places == sorted(places)


@pytest.mark.parametrize("name", sorted(LONG.keys() - PARAGRAPHS))
def test_each_line_knows_where_it_stands(name: str) -> None:
    source = LONG[name].split("\n")
    for line in layout(LONG[name], 300):
        for said in re.findall(r"number \d+ ", line.plain):
            assert said in source[line.source]


def test_a_long_line_is_cut_after_a_sentence_and_goes_on() -> None:
    parts = divided(LONG["one line"])
    assert all(part.source.startswith("Words number") and part.source.endswith("a while.") for part in parts)
    assert [part.offset for part in parts] == [LONG["one line"].index(part.source) for part in parts]
    lines = [lay_out(part, 80) for part in parts]
    assert all(laid.lines[-1].wraps and not laid.after for laid in lines[:-1])
    assert not lines[-1].lines[-1].wraps and lines[-1].after


def test_a_long_word_is_cut_and_loses_nothing() -> None:
    word = "".join(f"{number:06}" for number in range(50_000))
    assert letters(shown(word, 77)) == word
    assert letters(shown(f"> - {word}", 77)) == word
    assert letters(shown(f"```\n{word}\n```", 77)) == word


def test_hard_breaks_stay_in_a_long_paragraph() -> None:
    lines = shown("\n".join(["one line of words  ", "and another\\"] * 1000), 80)
    assert lines == ["one line of words", "and another"] * 999 + ["one line of words", "and another\\"]


@pytest.mark.parametrize("sign", ["7. ", "> 7. "])
def test_an_item_of_blanks_keeps_its_number(sign: str) -> None:
    assert letters(shown(sign + " " * 100_000 + "\n\ntext", 80)) == "7text"


def test_a_shorter_fence_does_not_end_long_code() -> None:
    code = "\n".join(["some code", "```"] * 2000)
    assert shown(f"`````\n{code}", 80) == code.split("\n")


def test_numbers_go_on_from_part_to_part() -> None:
    found = [line.strip() for line in shown("\n".join(["1. item of a list"] * 1000), 80)]
    assert found == [f"{number}. item of a list" for number in range(1, 1001)]


def test_numbers_begin_anew_in_another_list() -> None:
    source = "\n".join([*["5. item of a list"] * 500, *["5) item of a list"] * 500])
    found = [line.strip() for line in shown(source, 80) if line]
    assert found[0] == "5. item of a list" and found[499:501] == ["504. item of a list", "5) item of a list"]
    assert found[-1] == "504) item of a list"


def test_links_and_footnotes_are_known_in_every_part() -> None:
    paragraph = "See [the one][far], [Far][], [far], [other][no] and a note[^n]. " + "More words. " * 20
    body = "\n\n".join([paragraph] * 60) + "\n\n[FAR]:\n  https://example.org 'title'\n[^n]: The note."
    parts = divided(body)
    assert len(parts) > 2
    for part in parts[:-1]:
        lines = lay_out(part, 200).lines
        assert {piece.text for line in lines for piece in line.pieces if piece.target} == {"the one", "Far", "far"}
        assert any(piece.text == "¹" or piece.text == "[n]" for line in lines for piece in line.pieces)
        assert any("[other][no]" in line.plain for line in lines)


def test_a_definition_in_code_defines_nothing() -> None:
    body = "\n\n".join(["See [far] there. " + "More words. " * 20] * 60) + "\n\n```\n[far]: /url\n```"
    assert not any(piece.target for line in layout(body, 80) for piece in line.pieces)


def test_definitions_do_not_outweigh_their_part() -> None:
    body = "\n".join(f"[{number}]: /{'x' * 1900}" for number in range(300))
    body += "\n\n" + "\n\n".join(" ".join(f"[{number}]" for number in range(300)) for _ in range(20))
    assert all(len(part.definitions) <= 2 * HEAVIEST for part in divided(body))


def test_a_table_says_its_heading_in_every_part() -> None:
    parts = divided(LONG["table"])
    for part in parts:
        lines = lay_out(part, 200)
        assert lines.lines[0].plain.startswith("A ") and "┼" in lines.lines[1].plain
        assert min(line.source for line in lines.lines) >= part.first_line
        assert bool(lines.after) == (part is parts[-1])


def test_code_keeps_its_language_and_its_lines() -> None:
    body = "```python\n" + "\n".join(f"x{number} = {number}" for number in range(1000)) + "\n```"
    lines = layout(body, 40)
    assert [line.plain.rstrip() for line in lines] == [f"x{number} = {number}" for number in range(1000)]
    assert [line.source for line in lines] == list(range(1, 1001))
    assert all(any(piece.role == "code-number" for piece in line.pieces) for line in lines)


def test_only_the_first_part_shows_the_bullet_and_all_are_indented() -> None:
    lines = shown(LONG["one item"], 80)
    assert lines[0].startswith("• Words number 0") and not any("•" in line for line in lines[1:])
    assert all(line.startswith("  ") for line in lines[1:] if line)


def test_an_admonition_keeps_its_bar() -> None:
    lines = layout(LONG["admonition"], 80)
    assert lines[0].plain == "▌ Tip"
    assert all(line.pieces[0].role == "right" and line.pieces[0].text.startswith("▌") for line in lines)


def test_a_short_text_is_one_part() -> None:
    text = LONG["everything"][: HEAVIEST // 3]
    assert divided(text) == [Part(text)]


MARKS = [
    *("> ", "- ", "1. ", "  ", "   ", "    ", "\n", "\n", "\n\n", "```\n", "| a | b |\n|---|---|\n"),
    *("# ", "***\n", "[x]: /u\n", "[^n]: ", "$$\n"),
]
CHUNKY = st.lists(st.one_of(st.sampled_from(MARKS), st.just("WORD ")), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(CHUNKY, st.integers(40, 400))
def test_whatever_is_repeated_no_word_is_lost(pattern: list[str], count: int) -> None:
    numbers = iter(range(1_000_000))
    source = "".join(f"w{next(numbers)}w " if sign == "WORD " else sign for sign in pattern * count)
    found = letters(line.plain for line in fitting(layout(source, 50), 50))
    place = 0
    defined = "[x]: /u" in source or "```" in source
    for number in range(next(numbers)):
        after = found.find(f"w{number}w", place)
        # The info string of a fence and the title of a link's definition are not shown.
        assert after >= 0 or defined, number
        place = max(after, place)


@given(CHUNKY)
def test_parts_stand_one_after_the_other(pattern: list[str]) -> None:
    parts = divided("".join(pattern) * 800)
    assert all(before.first_line <= after.first_line for before, after in pairwise(parts))


SEEN_AS_ONE = [
    "e\u0301",
    "a\u0308\u0323",
    "👩\u200d👩\u200d👧",
    "❤\ufe0f",
    "👍🏽",
    "1\ufe0f\u20e3",
    "ש\u05bc",
    "漢",
    "x",
]
KINDS = ["", "- ", "> ", "# ", "```\n", "| a |\n|---|\n| "]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(SEEN_AS_ONE), min_size=1, max_size=7), st.sampled_from(KINDS), st.integers(20, 80))
def test_a_word_of_many_parts_is_cut_between_whole_characters(pattern: list[str], kind: str, width: int) -> None:
    source = kind + "".join(pattern) * (30_000 // len("".join(pattern)))
    texts = [line.plain[line.margin :] for line in layout(source, width)]
    starts = {text[0] for text in texts if text}
    assert not starts & set("\u0301\u0308\u0323\u200d\ufe0f\u20e3\u05bc🏽"), starts
    assert not any(text.endswith("\u200d") for text in texts)


def test_a_flood_of_accents_is_cut_like_any_text() -> None:
    assert len(divided("e" + "\u0301" * 200_000)) > 10
