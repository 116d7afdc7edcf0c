"""Advice on teaching: it fires on what is doubtful, and stays silent on what is well written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tui.course.check import check
from tui.course.prose import reading_grade, sentences, words

from .making import HEAD, LESSON, write_lesson


def codes(folder: Path, text: str) -> list[str]:
    return [problem.code for problem in check(write_lesson(folder, text)) if problem.severity == "advice"]


def asking(kind: str, *lines: str, prompt: str = "What is it?") -> str:
    body = "\n    ".join(lines)
    return (
        f"{HEAD}questions:\n  - id: q\n    kind: {kind}\n    section: first\n    prompt: {prompt!r}\n    {body}\n"
        "    general_feedback: Because.\n"
    )


@pytest.mark.parametrize(
    "prompt",
    [
        "Which of these is not a model?",
        "All of them are models EXCEPT which? Which of these is NOT a model?",
        "Which sentence does not follow?",
        "What isn't a model?",
        "A scene. Which of these do not learn?",
        "Which of these holds, except for plants:",
    ],
)
def test_a_negative_question_is_told(prompt: str, tmp_path: Path) -> None:
    answers = "answers: [{text: This, correct: true}, {text: That, feedback: No.}]"
    assert codes(tmp_path, asking("single_choice", answers, prompt=prompt)) == ["negative-stem"]


@pytest.mark.parametrize(
    "prompt",
    [
        "Why does a GAN not need labels?",
        "The pictures are grey and do not improve. What is the best explanation?",
        "Which way carries the least risk?",
        "Which network never sees the data?",
        "A model that was not trained on music cannot play. Which of these helps?",
        "Which note is a knot? Which is noted?",
    ],
)
def test_a_negative_elsewhere_is_not(prompt: str, tmp_path: Path) -> None:
    answers = "answers: [{text: This, correct: true}, {text: That, feedback: No.}]"
    assert codes(tmp_path, asking("single_choice", answers, prompt=prompt)) == []


def test_a_negative_question_is_fair_where_nothing_is_chosen(tmp_path: Path) -> None:
    answers = "answers: [{text: nothing, correct: true}]"
    assert codes(tmp_path, asking("short_answer", answers, prompt="What does not move?")) == []


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("All of the above", True),
        ("None of the above.", True),
        ("Both of these", True),
        ("Neither of them", True),
        ("a and c", True),
        ("Both b and d", True),
        ("None of these statements", True),
        ("All of the data", False),
        ("None of the pictures", False),
        ("Both networks", False),
        ("All of the words above the line", False),
        ("A and B are pictures", False),
    ],
)
def test_options_that_name_other_options(option: str, told: bool, tmp_path: Path) -> None:
    answers = f"answers: [{{text: This one here, correct: true}}, {{text: {option!r}, feedback: No.}}]"
    assert codes(tmp_path, asking("single_choice", answers)) == (["all-of-the-above"] if told else [])


@pytest.mark.parametrize(
    ("right", "others", "told"),
    [
        ("x" * 60, ["x" * 20, "x" * 30], True),
        ("x" * 50, ["x" * 20, "x" * 35], False),
        ("x" * 20, ["x" * 5, "x" * 6], False),
        ("x" * 27, ["x" * 5, "x" * 6], True),
        ("x" * 30, ["x" * 60], False),
    ],
)
def test_a_right_answer_that_is_much_the_longest(right: str, others: list[str], told: bool, tmp_path: Path) -> None:
    wrong = ", ".join(f"{{text: {text}{number}, feedback: No.}}" for number, text in enumerate(others))
    answers = f"answers: [{{text: {right}, correct: true}}, {wrong}]"
    assert codes(tmp_path, asking("single_choice", answers)) == (["longest-right"] if told else [])


@pytest.mark.parametrize(
    ("kind", "lines", "told"),
    [
        ("single_choice", ["answers: [{text: A, correct: true}, {text: B}, {text: C, feedback: No.}]"], 1),
        ("multiple_response", ["answers: [{text: A, correct: true}, {text: B}, {text: C}]"], 2),
        ("short_answer", ["answers: [{text: A, correct: true}, {text: B, fraction: 0.5}]"], 1),
        ("numerical", ["answers: [{value: 1, correct: true}, {value: 2}]"], 1),
        ("true_false", ["answer: true"], 1),
        ("true_false", ["answer: true", "feedback: {true: Yes.}"], 1),
        ("true_false", ["answer: true", "feedback: {false: No.}"], 0),
        (
            "cloze",
            [
                'text: "A {{1}} and a {{2}}."',
                "blanks:",
                "  - {kind: short_answer, answers: [{text: a, correct: true}]}",
                "  - {kind: single_choice, answers: [{text: A, correct: true}, {text: B}]}",
            ],
            1,
        ),
        ("ordering", ["items: [a, b, c]"], 0),
        ("matching", ["pairs: [{left: a, right: b}, {left: c, right: d}]"], 0),
        ("categorise", ["categories: [{id: a, name: A}, {id: b, name: B}]", "items: [{text: c, category: a}]"], 0),
    ],
)
def test_answers_to_which_nothing_is_said(kind: str, lines: list[str], told: int, tmp_path: Path) -> None:
    assert codes(tmp_path, asking(kind, *lines)) == ["no-feedback"] * told


@pytest.mark.parametrize(
    ("letters", "told"),
    [("aaaaa", True), ("aaaab", True), ("aaabb", False), ("aaaa", False), ("aaaabbbb", False), ("bbbbbbac", True)],
)
def test_the_same_place_too_often(letters: str, told: bool, tmp_path: Path) -> None:
    questions = "".join(
        f"  - {{id: q{number}, kind: single_choice, section: first, prompt: P, general_feedback: Because, answers: ["
        + ", ".join(
            f"{{text: {option}, correct: true}}" if option == right else f"{{text: {option}, feedback: No}}"
            for option in "abc"
        )
        + "]}\n"
        for number, right in enumerate(letters)
    )
    assert codes(tmp_path, HEAD + "questions:\n" + questions) == (["same-position"] if told else [])


@pytest.mark.parametrize(("minutes", "told"), [(0, False), (1, False), (5, False), (6, True), (60, True)])
def test_minutes_far_from_the_words(minutes: int, told: bool, tmp_path: Path) -> None:
    text = LESSON.replace("summary:", f"minutes: {minutes}\nsummary:", 1)
    assert codes(tmp_path, text) == (["minutes"] if told else [])


def test_a_long_lesson_has_more_room(tmp_path: Path) -> None:
    body = "\n".join("      " + "A short sentence for them. " * 10 for _ in range(100))
    text = LESSON.replace("      Some words to read.", body).replace("summary:", "minutes: N\nsummary:", 1)
    # 5,000 words and a question take 26 minutes.
    assert [
        minutes
        for minutes in (12, 14, 26, 38, 40)
        if codes(tmp_path, text.replace("minutes: N", f"minutes: {minutes}"))
    ] == [12, 40]


@pytest.mark.parametrize(("count", "told"), [(35, False), (36, True)])
def test_a_sentence_too_long(count: int, told: bool, tmp_path: Path) -> None:
    text = LESSON.replace("Some words to read.", "Go on. Go " + "go " * (count - 2) + "on. And so on.")
    assert codes(tmp_path, text) == (["long-sentence"] if told else [])


@pytest.mark.parametrize(
    "cell", ["one two three four five six seven eight nine ten eleven twelve", "[[one two|1]] [x](y)"]
)
def test_a_cell_short_enough(cell: str, tmp_path: Path) -> None:
    table = (
        "comparisons:\n  - {id: c, title: C, subjects: [{id: a, name: A}, {id: b, name: B}], rows: [\n"
        f"      {{id: r, dimension: D, cells: {{a: {{short: {cell!r}}}, b: {{short: B}}}}}}]}}\n"
    )
    assert codes(tmp_path, LESSON + table) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("It is 3.5 m long, e.g. here. Yes.", ["It is 3.5 m long, e.g. here.", "Yes."]),
        ('*One.* **Two.** (Three.) "Four." Five', ["*One.*", "**Two.**", "(Three.)", '"Four."', "Five"]),
        ("# A heading\n\nOne\ngoes on.\n\nTwo", ["One goes on.", "Two"]),
        ("- one\n- two\n  goes on\n1. three", ["one", "two goes on", "three"]),
        ("> **In short.** One.\n> Two.", ["**In short.**", "One.", "Two."]),
        ("| a | b |\n|---|---|\n| c | d |\n\nOne.", ["One."]),
        ("One.\n\n```python\nx = 1. Y = 2.\n```\n\nTwo `a. B` goes on.", ["One.", "Two   goes on."]),
        (
            "A [link. Yes](x) and [[large-language-model]]s and [[a|b]].",
            ["A link.", "Yes and large language models and b."],
        ),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


def test_words() -> None:
    assert words("It's 1,000 well-known words — or 3.5% of them, naïve 日本.") == [
        *["It's", "1,000", "well-known", "words", "or", "3.5", "of", "them", "naïve", "日本"],
    ]


def test_the_reading_grade_by_hand() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 6 / 6 - 15.59
    assert reading_grade(["The cat sat on the mat."]) == pytest.approx(-1.45)
    # 4 words, 2 sentences, 12 syllables (4, 3, 3, 2): 0.39 * 2 + 11.8 * 12 / 4 - 15.59
    assert reading_grade(["Generative animals.", "Computer learning."]) == pytest.approx(20.59)
    assert reading_grade([]) == 0


GOOD: dict[str, Any] = {
    "two grades apart": "We try it. Then we say what we saw, and why we think so.",
    "a usual textbook": "A network learns from examples, and each example changes it a little.",
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_plain_text_is_not_called_hard(text: str, tmp_path: Path) -> None:
    assert codes(tmp_path, LESSON.replace("Some words to read.", text)) == []
