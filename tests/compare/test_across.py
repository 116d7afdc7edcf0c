"""Tables of several lessons, and their subjects side by side."""

from __future__ import annotations

from tests.app.driving import COURSES
from tests.compare.making import table
from tui.compare.across import Choice, Source, choices, read_tables, side_by_side
from tui.compare.arrange import arranged, whole
from tui.course.loading import open_course

FAMILIES = Source(
    "diffusion",
    "Diffusion",
    table(("Speed", "fast", "slow"), ("How it learns", "contest", "rebuild"), subjects="GAN VAE", name="f"),
)
FIELDS = Source(
    "core",
    "Core",
    table(
        ("Pace", "slow", "-"),
        ("HOW it  learns", "continues", "many"),
        ("Speed", "slower"),
        subjects="LLM AI",
        name="g",
    ),
)
APART = Source("apart", "Apart", table(("Colour", "red"), subjects="Cat", name="h"))


def choice(source: Source, name: str) -> Choice:
    return next(found for found in choices([source]) if found.subject.name == name)


def test_subjects_of_two_tables_stand_on_the_dimensions_that_they_share() -> None:
    sheet = side_by_side([choice(FAMILIES, "GAN"), choice(FIELDS, "LLM")])
    shown = arranged(sheet.table, whole(sheet.table))
    assert [subject.name for subject in shown.subjects] == ["GAN", "LLM"]
    assert [row.dimension for row in shown.rows] == ["Speed", "How it learns"], "by id, and by words"
    assert [cell.short for cell in shown.rows[1].cells.values()] == ["contest", "continues"]
    assert sheet.about == "from Table f · Table g"


def test_each_cell_stays_the_item_of_review_that_it_is() -> None:
    sheet = side_by_side([choice(FAMILIES, "VAE"), choice(FIELDS, "LLM")])
    row = sheet.table.rows[1]
    origins = [sheet.origin(row.id, subject.id) for subject in sheet.table.subjects]
    assert [(origin.lesson, origin.item) for origin in origins] == [
        ("diffusion", "cell:f/how-it-learns/vae"),
        ("core", "cell:g/how-it--learns/llm"),
    ]


def test_a_cell_that_one_of_them_lacks_is_not_given() -> None:
    sheet = side_by_side([choice(FAMILIES, "GAN"), choice(FIELDS, "AI")])
    assert [len(row.cells) for row in sheet.table.rows] == [1, 2]


def test_subjects_of_one_table_share_all_of_its_rows() -> None:
    sheet = side_by_side([choice(FAMILIES, "VAE"), choice(FAMILIES, "GAN")])
    assert [row.dimension for row in sheet.table.rows] == ["Speed", "How it learns"]


def test_nothing_shared_is_a_table_without_rows() -> None:
    assert not side_by_side([choice(FAMILIES, "GAN"), choice(APART, "Cat")]).table.rows


def test_of_three_tables_rows_that_two_share_are_there() -> None:
    sheet = side_by_side([choice(FAMILIES, "GAN"), choice(FIELDS, "LLM"), choice(APART, "Cat")])
    assert [len(row.cells) for row in sheet.table.rows] == [2, 2]


def test_one_name_in_two_tables_is_told_apart() -> None:
    other = Source("more", "More", table(("Speed", "quick"), subjects="GAN", name="m"))
    sheet = side_by_side([choice(FAMILIES, "GAN"), choice(other, "GAN")])
    assert [subject.name for subject in sheet.table.subjects] == ["GAN (Table f)", "GAN (Table m)"]


def test_the_tables_of_a_course_with_a_lesson_that_can_not_be_read() -> None:
    tables = read_tables(open_course(COURSES / "small"))
    assert [(source.lesson, source.table.id) for source in tables.sources] == [("first", "pair")]
    assert tables.unread == ("Broken lesson",)


def test_reading_stops_when_nobody_waits() -> None:
    assert not read_tables(open_course(COURSES / "small"), lambda: True).sources
