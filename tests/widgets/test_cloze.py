"""Cloze: blanks filled where they stand."""

from __future__ import annotations

import pytest

from tests.questions.asking import ask
from tests.widgets.hosting import SIZES, hosted
from tests.widgets.samples import SAMPLES
from tui.questions import Question
from tui.widgets.answers.blanks import TypedBlank
from tui.widgets.answers.cloze import CARET, ClozeAnswer

# Reading order is blank 2 (lamp, clock, maker), blank 1 (words), blank 3 (a number).
QUESTION = SAMPLES["cloze"].question


def words(*texts: str, text: str = "", **fields: object) -> Question:
    """A cloze of typed blanks, one for each of these answers."""
    blanks = [{"kind": "short_answer", "answers": [{"text": answer, "correct": True}]} for answer in texts]
    text = text or " ".join(f"{{{{{n}}}}}" for n in range(1, len(texts) + 1))
    question = ask("cloze", text=text, blanks=blanks, **fields)
    assert not list(question.meaning_faults())
    return question


@pytest.mark.parametrize("size", SIZES)
async def test_the_text_is_read_with_its_blanks_in_place(size: tuple[int, int]) -> None:
    async with hosted(QUESTION, size=size) as driver:
        assert driver.answer.split("\n")[:2] == ["A [2: …] makes, a [1: …] judges.", "That takes [3: …] epochs."]


async def test_a_choice_blank_shows_its_options_while_one_is_in_it() -> None:
    async with hosted(QUESTION) as driver:
        assert driver.answer.split("\n")[2:] == [
            "",
            "Blank 2: a letter or ← → chooses.",
            "a ( ) lamp",
            "b ( ) clock",
            "c ( ) maker",
        ]
        await driver.press("right", "right")
        assert "A [2: clock] makes" in driver.answer
        assert "b (•) clock" in driver.answer
        await driver.press("tab")
        assert driver.answer.split("\n")[2:] == ["", "Blank 1: type a word or a few."]


async def test_the_arrows_and_tab_go_through_the_blanks_in_reading_order() -> None:
    async with hosted(QUESTION) as driver:
        seen = []
        for key in ("", "down", "down", "down", "up", "shift+tab", "shift+up", "tab", "tab"):
            await driver.press(*[key] if key else [])
            seen.append(next(line for line in driver.answer.split("\n") if line.startswith("Blank"))[:7])
        numbers = [2, 1, 3, 3, 1, 2, 2, 1, 3]
        assert seen == [f"Blank {number}" for number in numbers]
        assert driver.app.focused is driver.widget
        await driver.press("tab")
        assert driver.app.focused is not driver.widget
        await driver.press("u", "1")
        assert driver.app.free_keys == ["u", "1"]


async def test_letters_are_text_only_in_blanks_that_are_typed() -> None:
    async with hosted(QUESTION) as driver:
        assert not driver.widget.types_text
        await driver.press("1", "u", "i", "m", "w", "q", "n", "p")
        assert len(driver.app.free_keys) == 8
        await driver.press("down", "1", "u", "i", "left", "right")
        assert driver.widget.types_text
        assert driver.widget.response() == "1ui; ; "
        assert len(driver.app.free_keys) == 8


async def test_the_caret_is_shown_and_text_edited_where_it_is() -> None:
    async with hosted(words("x", "y")) as driver:
        await driver.type("judgd")
        await driver.press("left", "backspace", "g", "delete", "e")
        assert driver.widget.response() == "judge; "
        # Moving the caret changes no answer.
        assert driver.app.changes == 9
        assert driver.answer.startswith("[1: judge ] [2: …]")
        await driver.press("tab")
        assert driver.answer.startswith("[1: judge] [2:  ]")


async def test_the_caret_is_seen_wherever_lines_break() -> None:
    async with hosted(words("x", "y"), size=(40, 12)) as driver:
        assert isinstance(driver.widget, ClozeAnswer)
        blank = driver.widget.here
        assert isinstance(blank, TypedBlank)
        blank.insert("ab cd  efg " * 12)
        for caret in range(len(blank.text) + 1):
            blank.caret = caret
            driver.widget.point(0)
            lines = driver.widget.lines(driver.widget.size.width)
            assert any(piece.role == CARET and piece.text for line in lines for piece in line.pieces)
            assert not driver.too_wide


async def test_the_terminal_is_told_where_the_caret_is() -> None:
    async with hosted(words("x", "y", text="語 {{1}} and {{2}}")) as driver:
        await driver.type("語x")
        x, y = driver.find("[1:")
        # The page's lines have 語 once in front, two cells wide.
        assert driver.app.cursor_position == (x + 1 + len("[1: ") + 3, y)
        await driver.press("tab")
        assert driver.app.cursor_position[0] > x + 10


async def test_pasted_text_goes_into_the_blank() -> None:
    async with hosted(words("x", "y")) as driver:
        await driver.paste("two\nlines; and \\ more")
        assert driver.widget.response() == "two lines\\; and \\\\ more; "
        assert driver.app.changes == 1
        driver.app.copy_to_clipboard("kept")
        await driver.press("tab", "ctrl+v")
        assert driver.widget.response() == "two lines\\; and \\\\ more; kept"
        grade = driver.app.question.grade(driver.widget.response())
        assert [part.given for part in grade.parts] == ["two lines; and \\ more", "kept"]


async def test_pasting_into_a_choice_does_nothing() -> None:
    async with hosted(QUESTION) as driver:
        await driver.paste("abc")
        assert driver.widget.response() == ""


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_typed_can_be_read_however_long(size: tuple[int, int]) -> None:
    async with hosted(words("x", "y"), size=size) as driver:
        await driver.paste("many words that will not fit on one line of the screen, whatever its size, ever")
        assert not driver.too_wide
        assert "whatever its size, ever ] [2: …]" in " ".join(driver.answer.split())


async def test_enter_goes_to_the_next_empty_blank_and_then_answers() -> None:
    async with hosted(words("x", "y", "z")) as driver:
        await driver.press("down", "b", "enter", "c", "enter")
        assert "Blank 1:" in driver.answer
        await driver.press("a", "enter")
        assert driver.widget.response() == "a; b; c"
        assert driver.widget.graded is not None


async def test_blanks_can_be_left_empty_with_one_more_enter() -> None:
    async with hosted(words("x", "y", "z")) as driver:
        await driver.press("down", "down", "c", "enter", "enter")
        assert "Blank 2:" in driver.answer
        await driver.press("enter")
        assert driver.app.said == "Blanks 1 and 2 are still empty. Press Enter again to answer as it is."
        await driver.press("b", "enter", "enter")
        assert driver.app.said == "Blank 1 is still empty. Press Enter again to answer as it is."
        assert driver.widget.graded is None
        await driver.press("enter")
        assert driver.widget.graded is not None
        assert driver.widget.response() == "; b; c"


async def test_nothing_at_all_is_asked_for() -> None:
    async with hosted(words("x", "y")) as driver:
        await driver.press(*["enter"] * 5)
        assert driver.app.said == "Fill a blank first."
        assert driver.widget.graded is None


async def test_the_mouse_goes_into_blanks_and_chooses() -> None:
    async with hosted(QUESTION) as driver:
        await driver.click("b ( )")
        assert driver.widget.response() == "; b; "
        await driver.click("3: …")
        await driver.press("9")
        await driver.click("[2:")
        await driver.click("maker")
        assert driver.widget.response() == "; a; 9"
        await driver.click("c (•)")
        assert driver.widget.response() == "; ; 9"


async def test_units_and_numbers_are_asked_for_in_words() -> None:
    blank = {"kind": "numerical", "answers": [{"value": 1, "correct": True}], "units": [{"name": "m", "factor": 1}]}
    question = ask("cloze", text="{{1}} {{2}}", blanks=[blank, {**blank, "unit_penalty": 0}])
    async with hosted(question) as driver:
        assert "Blank 1: type a number. Write the unit after the number: it counts." in driver.answer
        await driver.press("tab")
        assert "Blank 2: type a number. A unit may follow the number: m." in driver.answer


async def test_emphasis_code_and_lines_of_the_text_stay() -> None:
    text = "**Bold {{1}}** and `code({{2}})`:\n\n    indented {{3}}\nlast"
    async with hosted(words("x", "y", "z", text=text)) as driver:
        assert driver.answer.split("\n")[:4] == ["Bold [1:  ] and code([2: …]):", "", "indented [3: …]", "last"]
        assert any("     indented [3:" in line for line in driver.lines)


async def test_no_blank_is_lost_in_an_address() -> None:
    async with hosted(words("x", "y", text="See [this](https://x.org/{{1}}) and {{2}}.")) as driver:
        assert driver.answer.split("\n")[:2] == ["See this and [2:  ].", "[1: …]"]


async def test_typed_markdown_is_text() -> None:
    async with hosted(words("2 \\* 3 \\* 4", "y")) as driver:
        await driver.paste("_a_ *b* `c`")
        assert "[1: _a_ *b* `c` ]" in driver.answer
        await driver.press("tab", "x", "enter")
        lines = driver.answer.split("\n")
        assert "[1: _a_ *b* `c` ✗] [2: x ✗]" in lines[0]
        assert "✗ 1 _a_ *b* `c`" in lines
        assert "right: 2 * 3 * 4" in lines


@pytest.mark.parametrize("size", SIZES)
async def test_the_blank_one_is_in_stays_in_sight_with_its_options(size: tuple[int, int]) -> None:
    options = [{"text": f"option {n}", "correct": n == 0} for n in range(4)]
    blanks = [{"kind": "single_choice", "answers": options} for _ in range(4)]
    text = " ".join(f"Here are some words of the text, and then there is a gap {{{{{n}}}}}." for n in range(1, 5))
    async with hosted(ask("cloze", text=text, blanks=blanks), size=size) as driver:
        for key, number in (("a", 1), ("down", 2), ("tab", 3), ("down", 4), ("up", 3), ("shift+tab", 2), ("up", 1)):
            await driver.press(key)
            assert f"[{number}:" in driver.text
            assert f"Blank {number}:" in driver.text
            assert "d ( ) option" in driver.text
