"""The blanks of a cloze without a screen: editing a line of text, and choosing an option."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.questions.asking import ask
from tui.questions.single_choice import SingleChoice
from tui.widgets.answers.blanks import LONGEST, ChosenBlank, TypedBlank

WORDS = ask("short_answer", answers=[{"text": "x", "correct": True}])
EDITS = {
    "left": "one tw|o three",
    "right": "one two |three",
    "home": "|one two three",
    "ctrl+a": "|one two three",
    "end": "one two three|",
    "ctrl+e": "one two three|",
    "ctrl+left": "one |two three",
    "ctrl+right": "one two three|",
    "backspace": "one tw| three",
    "ctrl+h": "one tw| three",
    "delete": "one two|three",
    "ctrl+d": "one two|three",
    "ctrl+w": "one | three",
    "alt+backspace": "one | three",
    "ctrl+backspace": "one | three",
    "ctrl+u": "| three",
    "ctrl+k": "one two|",
}


def typed(text: str) -> TypedBlank:
    """A blank with this text, its caret where the bar is."""
    blank = TypedBlank(WORDS)
    before, _, after = text.partition("|")
    blank.restore(before + after)
    blank.caret = len(before)
    return blank


def shown(blank: TypedBlank) -> str:
    return f"{blank.text[: blank.caret]}|{blank.text[blank.caret :]}"


@pytest.mark.parametrize(("key", "after"), EDITS.items())
def test_a_key_edits_as_in_any_line_of_text(key: str, after: str) -> None:
    blank = typed("one two| three")
    assert blank.press(key, None)
    assert shown(blank) == after


@pytest.mark.parametrize("key", [*EDITS, "x"])
def test_keys_on_an_empty_line_do_no_harm(key: str) -> None:
    blank = typed("|")
    assert blank.press(key, None) == (key in EDITS)
    assert shown(blank) == "|"


def test_what_is_typed_goes_in_at_the_caret() -> None:
    blank = typed("g|n")
    for character in "éñ語 ":
        assert blank.press("", character)
    assert shown(blank) == "géñ語 |n"
    assert blank.response == "géñ語 n"


@pytest.mark.parametrize(("key", "character"), [("enter", "\r"), ("tab", "\t"), ("escape", "\x1b"), ("f1", None)])
def test_keys_that_are_no_text_are_left_to_others(key: str, character: str | None) -> None:
    blank = typed("a|")
    assert not blank.press(key, character)
    assert shown(blank) == "a|"


@pytest.mark.parametrize("whole", ["e\u0301", "👩\u200d", "☺\ufe0f"])
def test_a_character_goes_with_the_marks_on_it(whole: str) -> None:
    blank = typed(f"x{whole}|y")
    blank.press("left", None)
    assert shown(blank) == f"x|{whole}y"
    assert blank.around_caret() == ("x", whole, "y")
    blank.press("right", None)
    assert shown(blank) == f"x{whole}|y"
    blank.press("backspace", None)
    assert shown(blank) == "x|y"
    blank = typed(f"x|{whole}y")
    blank.press("delete", None)
    assert shown(blank) == "x|y"


def test_pasted_lines_become_one_and_harmless() -> None:
    blank = typed("a|d")
    blank.insert("b\nc\t\x1b]52;c;aGk=\x07\x1b[31m\u202e")
    assert shown(blank) == "ab c |d"


def test_there_is_an_end_to_what_can_be_typed() -> None:
    blank = typed("|")
    blank.insert("x" * 5000)
    blank.press("", "y")
    assert blank.response == "x" * LONGEST


@given(st.lists(st.sampled_from([*EDITS, *"ab 語", "e\u0301"]), max_size=40))
def test_the_caret_never_leaves_the_text(keys: list[str]) -> None:
    blank = typed("|")
    for key in keys:
        blank.press(key, None) if key in EDITS else blank.insert(key)
        before, under, after = blank.around_caret()
        assert before + under + after == blank.text
        assert 0 <= blank.caret <= len(blank.text)
        # A caret on a mark that has no cell of its own could not be seen.
        assert not under or cell_len(under) >= 1


def options(*order: int) -> ChosenBlank:
    texts = ["one", "two", "three"]
    question = ask("single_choice", answers=[{"text": text, "correct": text == "one"} for text in texts])
    assert isinstance(question, SingleChoice)
    return ChosenBlank(question, order)


@pytest.mark.parametrize(
    ("keys", "response"),
    [
        ("a", "c"),
        ("b", "a"),
        ("c", "b"),
        ("right", "c"),
        ("right right", "a"),
        ("space space space space", "c"),
        ("left", "b"),
        ("left left left left", "b"),
        ("right left", "b"),
        ("a backspace", ""),
        ("a delete", ""),
        ("a b", "a"),
    ],
)
def test_keys_choose_in_the_order_on_the_screen(keys: str, response: str) -> None:
    blank = options(2, 0, 1)
    for key in keys.split():
        assert blank.press(key, key)
    assert blank.response == response


@pytest.mark.parametrize("key", ["d", "1", "2", "3", "i", "u", "m", "w", "q", "question_mark", "n", "p", "enter"])
def test_other_keys_are_not_for_options(key: str) -> None:
    blank = options(2, 0, 1)
    blank.press("a", "a")
    assert not blank.press(key, key)
    assert blank.response == "c"


def test_a_click_chooses_and_takes_back() -> None:
    blank = options(2, 0, 1)
    blank.toggle(1)
    assert blank.response == "a"
    blank.toggle(2)
    assert blank.response == "b"
    blank.toggle(2)
    assert blank.response == ""


@pytest.mark.parametrize("gone", ["", "d", "a b", "?"])
def test_an_option_that_is_no_more_is_not_chosen(gone: str) -> None:
    blank = options(2, 0, 1)
    blank.restore("b")
    assert blank.response == "b"
    blank.restore(gone)
    assert blank.response == ""
