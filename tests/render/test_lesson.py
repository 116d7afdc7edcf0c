"""A lesson in chunks: what each holds, what it costs to have them, and finding one's place again."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from tests.render.showing import body_chunks, lesson
from tui.course.model import Section, Source
from tui.course.problems import Problem
from tui.render.lesson import Chunk, chunks, problem_chunks
from tui.render.text import Line


def texts(chunk: Chunk, width: int = 40) -> list[str]:
    return [line.plain.rstrip() for line in chunk.lines(width)]


def test_a_lesson_has_a_head_its_sections_and_its_sources() -> None:
    sections = (
        Section(id="one", title="First  *one*", body="Some **words**."),
        Section(id="two", title="Second", body=""),
    )
    sources = (Source(title="A *book*", by="Someone & [other]", year="1984"), Source(title="1. <b>"))
    found = chunks(lesson("", minutes=7, sections=sections, sources=sources))
    assert [(chunk.section, chunk.title) for chunk in found] == [
        *(("", "Title"), ("one", "First  *one*"), ("two", "Second"), ("", "Sources"))
    ]
    assert [line for chunk in found for line in texts(chunk)] == [
        *("Title", "", "about 7 minutes", ""),
        *("First *one*", "", "Some words.", ""),
        *("Second", ""),
        *("Sources", "", "• A *book* (Someone & [other], 1984)", "• 1. <b>", ""),
    ]


def test_a_lesson_without_anything_has_its_title() -> None:
    assert [texts(chunk) for chunk in chunks(lesson("", sections=()))] == [["Title", ""]]


def test_titles_stand_before_their_section() -> None:
    lines = [chunk.lines(40) for chunk in chunks(lesson("text"))]
    assert [line.source for line in lines[0]] == [-1, -1]
    assert [line.source for line in lines[1]] == [-1, -1, 0, 0]


def test_a_long_section_has_its_title_once() -> None:
    found = body_chunks("Some words. \n\n" * 2000)
    assert len(found) > 3
    assert [chunk.title for chunk in found] == ["One", *[""] * (len(found) - 1)]
    lines = [line for chunk in found for line in texts(chunk)]
    assert lines == ["One", "", *["Some words.", ""] * 2000]


def test_chunks_of_one_block_have_no_blank_line_between_them() -> None:
    found = body_chunks("```\n" + "x = 1\n" * 2000 + "```\n\nend")
    assert len(found) > 3
    lines = [line for chunk in found for line in texts(chunk)]
    assert lines == ["One", "", *["x = 1"] * 2000, "", "end", ""]


def test_a_chunk_with_nothing_to_show_leaves_no_blank_line() -> None:
    body = "text\n\n" + "\n".join(f"[{number}]: /url" for number in range(2000)) + "\n\ntext"
    assert [line for chunk in body_chunks(body) for line in texts(chunk)] == ["One", "", "text", "", "text", ""]


def test_a_lesson_that_cannot_be_read_says_why() -> None:
    problem = Problem(code="x", message="the *key* `titel` is [unknown]", file="a_b/c_d.yaml", line=3)
    said = " ".join(line for chunk in problem_chunks("Lesson", (problem,)) for line in texts(chunk, 200))
    assert problem.sentence().removeprefix("a_b/") in said and "can't be shown" in said


def test_importing_it_costs_neither_pygments_nor_markdown_it() -> None:
    script = (
        "import sys, tui.render.lesson\n"
        "print([m for m in ('pygments', 'markdown_it', 'linkify_it', 'textual') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


# Speed. CPU time of the best of a few tries, so that a busy machine does not fail them.

PROSE = (
    "Some words of *prose* with [[term|terms]], `code` and a [link](lesson#part) that go on for some lines, as the\n"
    "bundled lessons do, **bold** now and then. A program called a [[tokenizer]] cuts the text into pieces\n"
    "and swaps each piece for its number in a fixed list, and a space belongs to the token after it.\n\n"
    "- an item that says something in a line of its own, as items of lists should\n- another with *more* words\n\n"
    "| Round | Most frequent |\n|---|---|\n| one | two words |\n\n```text\ncode  here\n```\n\n> a quote of a line\n\n"
)


def best(work: Callable[[], object], tries: int = 12) -> float:
    """CPU seconds of the fastest of several tries."""
    seconds = []
    for _ in range(tries):
        begin = time.process_time()
        work()
        seconds.append(time.process_time() - begin)
    return min(seconds)


def test_five_kilobytes_are_laid_out_well_under_ten_milliseconds() -> None:
    (chunk,) = body_chunks((PROSE * 20)[:5000])
    assert best(lambda: chunk.lines(80)) < 0.010


def test_half_a_megabyte_is_divided_in_thirty_milliseconds() -> None:
    text = lesson((PROSE * 2000)[:500_000])
    assert best(lambda: chunks(text)) < 0.030


# Places: the Reader keeps (section, line, offset) and looks for the last line at or before it.

BODY = (
    "# Heading with several words in it\n\nA paragraph " + "of many words and *more* words " * 12 + "\nand lines.\n\n"
    "- an item " + "with words enough to wrap several times " * 4 + "\n  - nested " + "with words " * 20 + "\n\n"
    "> quoted " + "words that go on and on " * 10 + "\n\n1. one\n2. two\n\n```\ncode\nmore code\n```\n\n"
    "| a | b |\n|---|---|\n| " + "cell words " * 12 + "| x |\n| c | d |\n\nThe last paragraph.\n"
)


def found_again(lines: list[Line], source: int, offset: int) -> Line:
    return [line for line in lines if line.pieces and (line.source, line.offset) <= (source, offset)][-1]


@pytest.mark.parametrize("before", [20, 40, 80])
@pytest.mark.parametrize("after", [20, 40, 80, 200])
def test_a_place_is_found_again_at_another_width(before: int, after: int) -> None:
    (chunk,) = body_chunks(BODY)
    others = chunk.lines(after)
    for line in chunk.lines(before):
        if line.pieces and "│" not in line.plain and "─" not in line.plain and line.source < 14:
            words = line.plain[line.margin :].split()
            same = found_again(others, line.source, line.offset)
            rest = others[others.index(same) :]
            said = " ".join(" ".join(other.plain[other.margin :].split()) for other in rest[:30])
            # The line's first word stands on the line that is found.
            assert words[0] in same.plain, (line, same)
            assert " ".join(words) in said or after < before


@pytest.mark.parametrize("width", [20, 80])
def test_a_place_in_a_line_of_a_megabyte_is_found_in_its_chunk(width: int) -> None:
    found = body_chunks(" ".join(f"w{number}" for number in range(100_000)))
    for wanted in (0, 1, len(found) // 2, len(found) - 1):
        line = [line for line in found[wanted].lines(width) if line.pieces and line.source >= 0][2]
        place = (line.source, line.offset)
        index = [i for i, chunk in enumerate(found) if (chunk.first_line, chunk.offset) <= place][-1]
        assert index == wanted
        assert found_again(found[index].lines(width), *place) == line


def test_estimates_are_near_enough() -> None:
    for body in (PROSE * 20, "word " * 5000, "- item\n" * 1000):
        for chunk in body_chunks(body):
            for width in (40, 80):
                assert len(chunk.lines(width)) / 4 <= chunk.estimate(width) <= len(chunk.lines(width)) * 4 + 8
