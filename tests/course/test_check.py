"""The whole check: every problem in one run, one fault told once, courses and files by themselves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.course import check as checking
from tui.course.check import CourseCheck, check
from tui.course.problems import spot

from .making import HEAD, LESSON, another, write_course, write_lesson

ROOT = Path(__file__).parents[2]

MANY_FAULTS = """\
id: lesson
titel: A lesson
minutes: ten
sections:
  - id: first
    title: The first section
    body: |
      See [that](nowhere) and [this](#gone).
  - id: second
    title: The second section
questions:
  - id: misspelt
    kind: single_choice
    promt: Which network judges?
    section: frist
    answers: [{text: This}, {text: That}]
  - id: no-kind
    prompt: What?
  - id: sound
    kind: true_false
    prompt: It judges.
    answer: true
    penalty: 5
"""


def codes(path: Path) -> list[str]:
    return [problem.code for problem in check(path)]


def test_a_sound_course_has_no_problems(tmp_path: Path) -> None:
    assert check(write_course(tmp_path)) == []


def test_every_problem_is_told_in_one_run(tmp_path: Path) -> None:
    path = write_course(tmp_path, MANY_FAULTS) / "01-lesson.yaml"
    assert [(problem.line, problem.code) for problem in check(path)] == [
        (2, "unknown-key"),
        (3, "wrong-type"),
        (8, "unknown-lesson"),
        (8, "unknown-section"),
        (9, "missing-key"),
        (14, "unknown-key"),
        (17, "missing-kind"),
        (23, "penalty-range"),
    ]


def test_a_fault_of_form_does_not_hide_faults_of_meaning_elsewhere(tmp_path: Path) -> None:
    question = "  - {id: other, kind: true_false, prompt: P, answer: true, section: gone, wieght: 3}\n"
    assert codes(write_lesson(tmp_path, LESSON.replace("title: A lesson", "titel: A lesson") + question)) == [
        "unknown-key",
        "unknown-section",
        "unknown-key",
    ]


def test_names_of_faulty_entries_are_known_all_the_same(tmp_path: Path) -> None:
    faulty_section = LESSON.replace("    title: The first section\n", "")
    assert codes(write_lesson(tmp_path, faulty_section)) == ["missing-key"]


@pytest.mark.parametrize("broken", ["id: lesson\ntitle: 'A\n", "title: A lesson\nsections: []\n", "\xff"])
def test_what_names_a_broken_lesson_is_not_wrong_for_that(broken: str, tmp_path: Path) -> None:
    needs = another(LESSON, "second").replace("summary:", "requires: [lesson]\nsummary:", 1)
    course = write_course(tmp_path, broken, needs.replace("Some words", "Some [words](lesson#first)"))
    assert {Path(problem.file).name for problem in check(course)} == {"01-lesson.yaml"}


def test_without_a_readable_manifest_the_lessons_are_checked(tmp_path: Path) -> None:
    course = write_course(tmp_path, LESSON.replace("title: A lesson\n", ""))
    (course / "course.yaml").write_text("id: [\n")
    assert codes(course) == ["yaml-syntax", "missing-key"]


def test_mentions_of_an_unlisted_lesson_are_told_once(tmp_path: Path) -> None:
    course = write_course(tmp_path, LESSON.replace("Some words", "Some [words](second) and [more](second#first)"))
    write_lesson(course, another(LESSON, "second"), "02-lesson.yaml")
    assert codes(course) == ["unlisted-lesson"]


def test_a_file_of_a_course_is_checked_as_a_part_of_it(tmp_path: Path) -> None:
    course = write_course(tmp_path, LESSON, another(LESSON, "second").replace("Some words", "[Words](lesson#gone)"))
    assert codes(course / "01-lesson.yaml") == []
    assert codes(course / "02-lesson.yaml") == ["unknown-section"]
    assert codes(course / "course.yaml") == []


def test_an_unlisted_file_is_checked_too(tmp_path: Path) -> None:
    course = write_course(tmp_path)
    path = write_lesson(course, another(LESSON, "second").replace("prompt", "promt"), "02-lesson.yaml")
    assert codes(path) == ["unknown-key"]


def test_a_file_without_a_course_is_checked_by_itself(tmp_path: Path) -> None:
    assert codes(write_lesson(tmp_path, LESSON.replace("Some words", "Some [words](elsewhere)"))) == []
    assert codes(write_lesson(tmp_path, "terms: [{id: a, term: A}]\n", "glossary.yaml")) == ["missing-key"]


def test_a_folder_of_courses(tmp_path: Path) -> None:
    write_course(tmp_path / "a", "")
    write_course(tmp_path / "b", LESSON.replace("prompt", "promt"))
    assert codes(tmp_path) == ["empty-file", "unknown-key"]


def test_there_may_be_nothing_to_check(tmp_path: Path) -> None:
    write_lesson(tmp_path, LESSON)
    assert codes(tmp_path) == ["no-course"]
    (missing,) = check(tmp_path / "01-leson.yaml")
    assert (missing.code, missing.suggestion) == ("no-course", "did you mean `01-lesson.yaml`?")


def test_problems_come_in_the_order_of_the_course(tmp_path: Path) -> None:
    faulty = HEAD + "questions: x\n"
    course = write_course(tmp_path, another(faulty, "b"), another(faulty, "a"), manifest="pass: 80\n")
    places = [(Path(problem.file).name, problem.line) for problem in check(course)]
    assert places == [("course.yaml", 7), ("01-lesson.yaml", 9), ("02-lesson.yaml", 9)]


def test_only_changed_files_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = write_course(tmp_path, LESSON, another(LESSON, "second"))
    kept = CourseCheck(course)
    assert kept.problems() == []
    read: list[str] = []
    lesson = checking._check_lesson
    monkeypatch.setattr(checking, "_check_lesson", lambda path, *rest: read.append(path.name) or lesson(path, *rest))
    write_lesson(course, another(LESSON, "second").replace("prompt", "promt"), "02-lesson.yaml")
    assert [problem.code for problem in kept.problems()] == ["unknown-key"]
    assert read == ["02-lesson.yaml"]
    assert kept.problems() == check(course)


def test_a_glossary_that_has_no_terms_knows_no_term(tmp_path: Path) -> None:
    course = write_course(tmp_path, LESSON.replace("Some words", "Some [[words]]"), glossary="terms: []\n")
    assert codes(course) == ["unknown-term"]


@pytest.mark.parametrize("name", ["gan", "GAN", "generative network"])
def test_a_term_is_named_by_its_id_its_words_and_its_other_names(name: str, tmp_path: Path) -> None:
    glossary = "terms: [{id: gan, term: GAN, short: A contest., aliases: [generative network]}]\n"
    course = write_course(tmp_path, LESSON.replace("Some words", f"Some [[{name}|words]]"), glossary=glossary)
    assert codes(course) == []


def test_former_ids_are_known(tmp_path: Path) -> None:
    first = LESSON.replace("summary:", "aliases: [old-lesson]\nsummary:", 1)
    first = first.replace("    title: The first", "    aliases: [old-section]\n    title: The first")
    second = another(LESSON, "second").replace("Some words", "Some [words](old-lesson#old-section)")
    assert (
        codes(write_course(tmp_path, first, second.replace("summary:", "requires: [old-lesson]\nsummary:", 1))) == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "`[[gna]]` and ``[x](gone)``",
        "\\[[gna]] and [x\\](gone)",
        "[x](https://example.org/gone) <https://example.org>",
        "[x](mailto:me@example.org) and a\\[i](x)",
        "![a picture](https://example.org/p.png)",
        "```python\n      a[i](x)[[gna]]\n      ```",
        "~~~\n      [x](gone)\n      ```\n      [y](gone)\n      ~~~",
        "- a list\n\n        ```\n        [x](gone)\n        ```",
        "[[ ]] and [[a\n      b]] and [[a[b]]]",
        "![a picture](cat.png) and ![another][cat]\n\n      [cat]: pictures/cat.PNG 'A cat'",
        "a claim[^1] here\n\n      [^1]: The source of it.",
        "- [x] done and [ ] open (soon)",
    ],
)
def test_what_only_looks_like_a_link_or_term_is_none(text: str, tmp_path: Path) -> None:
    glossary = "terms: [{id: gan, term: GAN, short: A contest.}]\n"
    assert codes(write_course(tmp_path, LESSON.replace("Some words to read.", text), glossary=glossary)) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("``a`` [x](gone) ``b``", "unknown-lesson"),
        ("a ` tick, [x](gone)\n\n      and ` another", "unknown-lesson"),
        ("[x][ref]\n\n      [ref]: gone", "unknown-lesson"),
        ("[x](<gone> 'a title')", "unknown-lesson"),
        ("[x]( gone )", "unknown-lesson"),
        ("**[[gna|bold]]**", "unknown-term"),
        ("[[gna|bold\n      words]]", "unknown-term"),
        ("[two\n      words](gone)", "unknown-lesson"),
        ("```\n      code\n      ```\n      [[gna]]", "unknown-term"),
    ],
)
def test_links_and_terms_are_found_where_they_are(text: str, code: str, tmp_path: Path) -> None:
    glossary = "terms: [{id: gan, term: GAN, short: A contest.}]\n"
    assert codes(write_course(tmp_path, LESSON.replace("Some words to read.", text), glossary=glossary)) == [code]


def test_words_from_the_file_stay_on_one_line_and_short() -> None:
    problem = spot("file.yaml", "a: b", 1, 4).problem(
        "code", "says `two\nlines\x1b[2J`" * 100, "write `this\n`" * 100
    )
    for words in (problem.message, problem.suggestion):
        assert words == " ".join(words.split())
        assert len(words) == 300 and "\x1b" not in words


def test_advice_on_wording_knows_english_only(tmp_path: Path) -> None:
    text = LESSON.replace("text: The generator,", "text: All of the above,")
    assert codes(write_course(tmp_path / "en", text)) == ["all-of-the-above"]
    assert codes(write_course(tmp_path / "de", text, manifest="language: de\n")) == []


def test_a_lesson_that_holds_an_exam_need_not_ask_about_its_sections(tmp_path: Path) -> None:
    second = "  - id: second\n    title: The second section\n    body: More.\nquestions:"
    text = LESSON.replace("questions:", second)
    assert codes(write_course(tmp_path / "a", text)) == ["unasked-section"]
    assert codes(write_course(tmp_path / "b", text, manifest="exams: [{id: lesson}]\n")) == []


def test_a_long_chain_of_requirements_is_no_circle(tmp_path: Path) -> None:
    lessons = [
        another(LESSON, f"lesson-{n}", f"q-{n}").replace("summary:", f"requires: [lesson-{n - 1}]\nsummary:", 1)
        for n in range(1, 1_200)
    ]
    course = write_course(tmp_path, another(LESSON, "lesson-0", "q-0"), *lessons)
    assert codes(course) == []


def test_circles_are_each_told_once(tmp_path: Path) -> None:
    def lesson(name: str, *requires: str) -> str:
        return another(LESSON, name, f"q-{name}").replace(
            "summary:", f"requires: [{', '.join(requires)}]\nsummary:", 1
        )

    course = write_course(tmp_path, lesson("a", "b"), lesson("b", "c"), lesson("c", "a", "d"), lesson("d", "d"))
    found = check(course)
    assert {problem.message for problem in found if problem.code == "circle"} == {
        "requires itself: a → b → c → a",
        "requires itself: d → d",
    }
    assert [problem.code for problem in found if problem.severity == "error"] == ["circle", "circle"]


@pytest.mark.skipif(os.environ.get("USER") == "root" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    course = write_course(tmp_path)
    (course / "01-lesson.yaml").chmod(0)
    assert codes(course) == ["unreadable-file"]


@pytest.mark.parametrize(
    "folder", sorted((ROOT / "lessons").glob("*/course.yaml")), ids=lambda path: path.parent.name
)
def test_the_bundled_courses_have_no_errors(folder: Path) -> None:
    found = check(folder.parent)
    assert [problem.sentence() for problem in found if problem.severity == "error"] == []


TABLE = """comparisons:
  - id: t
    title: T
    subjects: [{id: a, name: A1}, {id: b, name: B1}]
    rows: [{id: r, dimension: R, cells: {a: {short: One}, b: {short: "**one**."}}}]
"""


def test_a_table_that_asks_needs_cells_that_can_be_told_apart(tmp_path: Path) -> None:
    table = HEAD + TABLE
    assert codes(write_course(tmp_path / "silent", table)) == []
    assert codes(write_course(tmp_path / "alike", table + "    ask: [which]\n")) == ["nothing-to-ask"]
    assert codes(write_course(tmp_path / "apart", table.replace("**one**.", "Two") + "    ask: [which]\n")) == []
    (wrong,) = check(write_course(tmp_path / "form", table.replace("**one**.", "Two") + "    ask: [wich]\n"))
    assert (wrong.code, wrong.suggestion) == ("wrong-value", "did you mean `which`?")


def test_an_accepted_wording_of_a_cell_says_something(tmp_path: Path) -> None:
    wording = HEAD + TABLE.replace("short: One", 'short: One, accept: [single, "*"]')
    assert codes(write_course(tmp_path / "said", wording)) == []
    assert codes(write_course(tmp_path / "empty", wording.replace("single", '"?"'))) == ["empty-answer"]
