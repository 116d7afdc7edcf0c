"""YAML read as the text that was written, with the place of everything, by either of PyYAML's parsers alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.courses import write_course
from tests.bench.large_table import add_tables
from tui.course.check import check
from tui.course.files import read_text
from tui.course.loading import read_record
from tui.course.model import Lesson
from tui.course.problems import CourseError
from tui.course.reading import parse_yaml, read_yaml

from .making import HEAD, write_lesson

ROOT = Path(__file__).parents[2]
BROKEN = ROOT / "tests" / "courses" / "broken"


@pytest.fixture(params=["C parser", "Python parser"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the two parsers; the second stands in where PyYAML was built without the first."""
    if request.param == "Python parser":
        monkeypatch.delattr(yaml, "CBaseLoader")
    return str(request.param)


def values(text: str) -> Any:
    return parse_yaml(text, "file.yaml").data


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "written",
    [
        "no",
        "NO",
        "yes",
        "on",
        "5:20",
        "1.10",
        "0x1F",
        "010",
        "1e3",
        "~",
        "null",
        "2001-01-01",
        "=",
        "<<",
        ".inf",
        "1_000",
    ],
)
def test_a_value_is_the_text_that_was_written(written: str) -> None:
    assert values(f"a: {written}") == {"a": written}
    assert values(f"[{written}, b]") == [written, "b"]
    assert values(f"{written}: b") == {written: "b"}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hints: [Which is it?]", {"hints": ["Which is it?"]}),
        ("hints: [Is it so? Think., Why?]", {"hints": ["Is it so? Think.", "Why?"]}),
        ("{text: Is it?, feedback: Yes?}", {"text": "Is it?", "feedback": "Yes?"}),
        ("hints: [What? ]", {"hints": ["What?"]}),
        ("text: Is it so? Yes", {"text": "Is it so? Yes"}),
        ("? a\n: b", {"a": "b"}),
        ("- ? a\n  : b", [{"a": "b"}]),
        ("a: ?b", {"a": "?b"}),
        ('a: "Is\tit?"', {"a": "Is\tit?"}),
        ("a: |\n  x\ty\n", {"a": "x\ty\n"}),
        ("a: b # why\tso", {"a": "b"}),
        ("# why\tso\na: b", {"a": "b"}),
        ("a: http://example.org/?q=1", {"a": "http://example.org/?q=1"}),
        ("a: 'it''s'", {"a": "it's"}),
        ("a:\n", {"a": ""}),
        ("\ufeffa: b", {"a": "b"}),
        ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
    ],
)
def test_both_parsers_read(text: str, expected: Any) -> None:
    assert values(text.removeprefix("\ufeff")) == expected


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("hints: [Note: this]", "yaml-syntax", 1, 9),
        ("hints: [?b]", "yaml-syntax", 1, 9),
        ("a:\tb", "yaml-tab", 1, 3),
        ("a: b\tc", "yaml-tab", 1, 5),
        ("a: b\t# c", "yaml-tab", 1, 5),
        ("[a,\tb]", "yaml-tab", 1, 4),
        ("a: b\n\tc: d", "yaml-tab", 2, 1),
        ('a: "\\ud800"', "yaml-syntax", 1, None),
        ("a: ! b", "yaml-tag", 1, 4),
        ("%YAML 1.1\n---\na: b", "yaml-tag", 1, 1),
        ("a: &b c", "yaml-alias", 1, 4),
        ("a: *b", "yaml-alias", 1, 4),
        ("a: b\na: c", "doubled-key", 2, 1),
        ("[a]: b", "key-not-text", 1, 1),
        ("a: b\n--- \nc: d", "several-documents", 2, 1),
        ("", "empty-file", 1, 1),
    ],
)
def test_both_parsers_refuse(text: str, code: str, line: int, column: int | None) -> None:
    with pytest.raises(CourseError) as refused:
        values(text)
    (problem,) = refused.value.problems
    assert (problem.code, problem.line) == (code, line)
    assert column in (None, problem.column)


PIECES = [
    *"?:-[]{},\"'#*&!%@~\\\t\n ",
    "? ",
    ": ",
    "- ",
    ", ",
    " # ",
    "\n  ",
    "\r\n",
    "|\n",
    ">+\n",
    "a",
    "b c?",
    "é",
    "---",
]
WORDS = st.lists(st.sampled_from([*PIECES, "<<", "\u2028", "\x85"]), max_size=12).map("".join)


@settings(max_examples=300, deadline=None)
@given(WORDS, st.sampled_from(["{}", "k: {}", "k: [{}]", "k: {{{}}}", "- {}"]))
def test_what_both_parsers_read_is_the_same(words: str, form: str) -> None:
    text = form.format(words)
    read = [outcome(text), outcome(text, without_c=True)]
    assert None in read or read[0] == read[1]


def outcome(text: str, *, without_c: bool = False) -> Any:
    """The values in a list, or None where the text is refused."""
    with pytest.MonkeyPatch.context() as patch:
        if without_c:
            patch.delattr(yaml, "CBaseLoader")
        try:
            return [values(text)]
        except CourseError:
            return None


@pytest.mark.parametrize("path", sorted((ROOT / "lessons").glob("*/*.yaml")), ids=lambda path: path.stem)
def test_both_parsers_read_the_bundled_course_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = read_text(path)
    read = values(text)
    monkeypatch.delattr(yaml, "CBaseLoader")
    assert values(text) == read


FAULTS_OF_YAML = [
    folder.name for folder in sorted(BROKEN.iterdir()) if "[yaml-" in (folder / "expected.txt").read_text("utf-8")
]


@pytest.mark.parametrize("name", FAULTS_OF_YAML)
def test_the_python_parser_tells_the_same_of_yaml(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with_c = check(BROKEN / name)
    monkeypatch.delattr(yaml, "CBaseLoader")
    without = check(BROKEN / name)
    assert [(p.code, p.line, p.suggestion) for p in without] == [(p.code, p.line, p.suggestion) for p in with_c]


PLACED = """\
id: lesson  # stable
sections:
  - id: first
    body: |
      The first line.

      The second line, with [[gan]].
  - {id: second, body: "flow"}
"""


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("path", "fragment", "line", "column"),
    [
        (("id",), "", 1, 5),
        (("sections",), "", 2, 1),
        (("sections", 0), "", 3, 5),
        (("sections", 0, "id"), "", 3, 9),
        (("sections", 0, "body"), "", 4, 11),
        (("sections", 0, "body"), "second line", 7, 11),
        (("sections", 0, "body"), "[[gan]]", 7, 29),
        (("sections", 0, "body"), "not there", 4, 11),
        (("sections", 1), "", 8, 5),
        (("sections", 1, "body"), "", 8, 24),
        (("sections", 1, "title"), "", 8, 5),
        (("nothing",), "", 1, 1),
    ],
)
def test_every_value_has_its_place(path: tuple[str | int, ...], fragment: str, line: int, column: int) -> None:
    spot = parse_yaml(PLACED, "file.yaml", places=True).spot(path, fragment)
    assert (spot.line, spot.column) == (line, column)


def test_a_key_has_a_place_of_its_own() -> None:
    document = parse_yaml(PLACED, "file.yaml", places=True)
    assert document.spot(("sections", 1, "body"), on_key=True).column == 18
    assert document.spot(("id",), on_key=True).column == 1


def test_a_long_line_is_shown_around_the_place() -> None:
    document = parse_yaml("a: [" + "b, " * 200 + "c]\n", "file.yaml", places=True)
    spot = document.spot(("a", 200))
    assert spot.column == 605
    assert len(spot.source) < 120
    assert spot.source[spot.caret] == "c"


def test_the_caret_stands_under_wide_characters_and_tabs(tmp_path: Path) -> None:
    path = write_lesson(tmp_path, "id: lesson\ntitle: T\nsections: []\nsummary: 日本\x1b!\n")
    problem = next(problem for problem in check(path) if problem.code == "control-character")
    source, caret = problem.as_text().split("\n")[1:3]
    assert source.endswith("summary: 日本\N{REPLACEMENT CHARACTER}!")
    assert caret.index("^") == source.index("日") + 4


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [(b"a: \xff", 1, 4), (b"a: b\nc: \xc3\xa9\xe9 d", 2, 5), ("é: ü".encode("latin-1"), 1, 1)],
)
def test_a_file_in_another_encoding_is_told_with_its_place(
    data: bytes, line: int, column: int, tmp_path: Path
) -> None:
    with pytest.raises(CourseError) as refused:
        read_yaml(write_lesson(tmp_path, data))
    (problem,) = refused.value.problems
    assert (problem.code, problem.line, problem.column) == ("not-utf-8", line, column)


def test_a_table_of_50_subjects_and_500_rows_is_read(tmp_path: Path) -> None:
    folder = add_tables(write_course(tmp_path / "course", 1, 2000))
    [path] = folder.glob("*-lesson.yaml")
    [table] = read_record(path, Lesson).comparisons
    assert len(table.subjects) == 50 and len(table.rows) == 500
    assert all(len(row.cells) == 50 and row.cells["s50"].note for row in table.rows)
    assert not [problem for problem in check(path) if problem.severity == "error"]


def test_values_count_apart_in_comparisons_and_beside_them(tmp_path: Path) -> None:
    values = ", ".join("a" for _ in range(30_000))
    for key, told in (("comparisons", "wrong-type"), ("requires", "file-too-large")):
        path = write_lesson(tmp_path, f"{HEAD}{key}: [{values}]\n")
        with pytest.raises(CourseError) as refused:
            read_record(path, Lesson)
        assert refused.value.problems[0].code == told
