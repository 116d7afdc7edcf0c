"""Which subjects and rows are shown, in which order, and what is said of that."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.compare.making import table, tables
from tui.compare.arrange import Arrangement, arranged, kept, whole
from tui.compare.cells import agreeing
from tui.course.model import Comparison, Row, Subject

LEARNING = table(
    ("Speed", "fast", "fast", "slow"),
    ("How it learns", "contest", "rebuilding", "continuing"),
    ("Kind", "generative", "Generative", "*generative*"),
)


def rows(arrangement: Arrangement) -> list[str]:
    return [row.dimension for row in arranged(LEARNING, arrangement).rows]


def test_the_whole_table_stands_as_its_author_wrote_it() -> None:
    shown = arranged(LEARNING, whole(LEARNING))
    assert [subject.name for subject in shown.subjects] == ["GAN", "VAE", "LLM"]
    assert shown.rows == LEARNING.rows
    assert shown.status == ("3 subjects", "2 of 3 rows differ")


def test_only_differences_of_the_subjects_shown() -> None:
    assert rows(replace(whole(LEARNING), differences=True)) == ["Speed", "How it learns"]
    shown = arranged(LEARNING, Arrangement(("vae", "gan"), differences=True))
    assert [row.dimension for row in shown.rows] == ["How it learns"]
    assert shown.status == ("2 of 3 subjects", "1 of 3 rows differ", "alike ones hidden")


def test_the_filter_wants_all_words_in_dimension_or_cells_shown() -> None:
    assert rows(replace(whole(LEARNING), words="LEARN")) == ["How it learns"]
    assert rows(replace(whole(LEARNING), words="slow speed")) == ["Speed"]
    assert rows(Arrangement(("gan",), words="slow")) == [], "the word is in a subject that is not shown"
    shown = arranged(LEARNING, replace(whole(LEARNING), words="nothing"))
    assert "Escape" in shown.empty
    assert "filter: nothing (0)" in shown.status


def test_rows_are_sorted_by_name_or_by_how_much_they_differ() -> None:
    assert rows(replace(whole(LEARNING), sort="name")) == ["How it learns", "Kind", "Speed"]
    assert rows(replace(whole(LEARNING), sort="difference")) == ["How it learns", "Speed", "Kind"]
    order = whole(LEARNING)
    for _ in range(3):
        order = order.sorted_next()
    assert order == whole(LEARNING)


def test_subjects_move_and_stop_at_the_ends() -> None:
    order = whole(LEARNING)
    assert order.moved("llm", -1).subjects == ("gan", "llm", "vae")
    assert order.moved("gan", -1) == order
    assert order.moved("llm", 1) == order


def test_all_alike_says_so_and_a_table_without_rows_too() -> None:
    alike = table(("Kind", "x", "x"), subjects="A B")
    assert "Press d" in arranged(alike, replace(whole(alike), differences=True)).empty
    nothing = table(subjects="A B")
    shown = arranged(nothing, whole(nothing))
    assert "no rows" in shown.empty and shown.status == ("2 subjects", "0 rows")


def test_a_table_without_subjects_says_so() -> None:
    nobody = Comparison(id="n", title="N", subjects=(), rows=(Row(id="r", dimension="D", cells={}),))
    shown = arranged(nobody, whole(nobody))
    assert not shown.rows and "no subjects" in shown.empty and shown.status == ("0 subjects", "1 row")


def test_rows_that_say_nothing_do_not_differ() -> None:
    found = table(("D", "", ""), ("E", "x", "y"), ("F", "x", ""), subjects="A B")
    assert arranged(found, whole(found)).status == ("2 subjects", "2 of 3 rows differ")
    shown = arranged(found, replace(whole(found), differences=True))
    assert [row.dimension for row in shown.rows] == ["E", "F"]


def test_an_arrangement_outlives_an_edit_of_the_table() -> None:
    assert kept(LEARNING, Arrangement(("llm", "gone"), words="x")) == Arrangement(("llm",), words="x")
    assert kept(LEARNING, Arrangement(("gone",))).subjects == whole(LEARNING).subjects


def test_of_a_subject_that_stands_twice_the_first_counts() -> None:
    doubled = Comparison(id="d", title="D", subjects=(Subject(id="a", name="A"), Subject(id="a", name="B")), rows=())
    assert [subject.name for subject in arranged(doubled, whole(doubled)).subjects] == ["A"]


@given(
    tables(),
    st.booleans(),
    st.sampled_from(["", "two", "dimension 1"]),
    st.sampled_from(["author", "name", "difference"]),
)
def test_nothing_is_lost_but_what_was_asked_away(found: Comparison, differences: bool, words: str, sort: str) -> None:
    shown = arranged(found, replace(whole(found), differences=differences, words=words, sort=sort))
    subjects = shown.subjects
    assert sorted(subject.id for subject in subjects) == sorted(subject.id for subject in found.subjects)

    def alike(row: Row) -> bool:
        groups = agreeing(row, subjects)
        same = len(groups) == 1 and len(groups[0]) == len(subjects)
        return len(subjects) > 1 and (same or not groups)

    for row in found.rows:
        text = " ".join([row.dimension, *(cell.short for cell in row.cells.values())]).lower()
        wanted = all(word in text for word in words.split()) and not (differences and alike(row))
        assert (row in shown.rows) == wanted
    assert shown.alike == sum(map(alike, found.rows))
    assert bool(shown.empty) == (not shown.rows)
