"""Questions made from a comparison: never ambiguous, under ids that keep."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.course.contrasts import FORMS, ContrastName, contrast_name
from tui.course.model import Cell, Comparison, Lesson, Row, Section, Subject
from tui.questions import Question
from tui.questions.categorise import Categorise
from tui.questions.matching import Matching
from tui.questions.single_choice import SingleChoice
from tui.quiz.contrast import MOST_ASKED, Contrast, contrasts, drawn, find_contrast, for_cell
from tui.quiz.session import answerable


def table(
    rows: dict[str, Sequence[str]], names: Sequence[str] = ("GAN", "VAE", "Flow"), **more: object
) -> Comparison:
    """A table of the subjects a, b, c…; rows by dimension, whose id is their first word ('' for a missing cell)."""
    ids = "abcdefghijklmnopqrstuvwxyz"
    made = Comparison(
        id="t",
        title="Families",
        subjects=tuple(Subject(id=ids[n], name=name) for n, name in enumerate(names)),
        rows=tuple(
            Row(
                id=name.split()[0].lower(),
                dimension=name,
                cells={ids[n]: Cell(short=short, note=f"Note on {short}.") for n, short in enumerate(cells) if short},
            )
            for name, cells in rows.items()
        ),
    )
    return replace(made, **more)


FAMILIES = table(
    {
        "Learns by": ["Two networks contest", "Rebuilds its input", "Inverts steps"],
        "Speed": ["Fast", "Slow", "fast."],
        "Typical use": ["Faces", "Codes", ""],
    }
)


def made(source: Comparison, question_id: str) -> Contrast:
    found = find_contrast([source], question_id)
    assert found is not None
    return found


def ids(source: Comparison, *forms: str) -> list[str]:
    return [found.question.id for found in contrasts(source, [form for form in FORMS if form in forms or not forms])]


# The forms


def test_which_shows_a_cell_and_offers_the_subjects_of_its_row() -> None:
    found = made(FAMILIES, "contrast:t:which:learns:b")
    question = found.question
    assert isinstance(question, SingleChoice)
    assert question.prompt == "**Learns by**: Rebuilds its input\n\nWhich is it?"
    assert sorted(question.choices()) == ["Flow", "GAN", "VAE"]
    assert question.in_words(question.model_answer()) == "VAE"
    assert question.general_feedback == "**VAE**: Rebuilds its input\n\nNote on Rebuilds its input."
    [wrong] = [answer for answer in question.answers if answer.text == "GAN"]
    assert wrong.feedback == "**GAN**: Two networks contest\n\nNote on Two networks contest."
    assert [subject.name for subject in found.subjects] == question.choices()


def test_which_is_not_asked_where_two_cells_read_alike() -> None:
    assert ids(FAMILIES, "which") == [
        "contrast:t:which:learns:a",
        "contrast:t:which:learns:b",
        "contrast:t:which:learns:c",
        "contrast:t:which:speed:b",
        "contrast:t:which:typical:a",
        "contrast:t:which:typical:b",
    ]


def test_a_missing_cell_is_neither_asked_nor_offered() -> None:
    assert sorted(made(FAMILIES, "contrast:t:which:typical:a").question.choices()) == ["GAN", "VAE"]
    assert find_contrast([FAMILIES], "contrast:t:which:typical:c") is None


def test_match_gives_the_row_and_what_is_said_of_two_is_right_for_both() -> None:
    question = made(FAMILIES, "contrast:t:match:speed").question
    assert isinstance(question, Matching)
    assert sorted(pair.left for pair in question.pairs) == ["Flow", "GAN", "VAE"]
    assert len(question.choices()) == 2 and "Slow" in question.choices()
    for response in ("1a 2a 3a", "1b 2b 3b"):
        assert round(question.grade(response).fraction * 3) in (1, 2)
    assert question.grade(question.model_answer()).correct


def test_categorise_sorts_cells_of_several_rows_that_belong_to_one_subject_alone() -> None:
    question = made(FAMILIES, "contrast:t:categorise").question
    assert isinstance(question, Categorise)
    assert {(item.text, item.category) for item in question.items} == {
        ("Learns by: Two networks contest", "a"),
        ("Learns by: Rebuilds its input", "b"),
        ("Learns by: Inverts steps", "c"),
        ("Speed: Slow", "b"),
        ("Typical use: Faces", "a"),
        ("Typical use: Codes", "b"),
    }


def test_difference_asks_what_is_true_of_one_and_not_of_the_other() -> None:
    question = made(FAMILIES, "contrast:t:difference:learns:a:c").question
    assert question.prompt == "**Learns by**: which goes with **GAN**, and not with **Flow**?"
    assert question.in_words(question.model_answer()) == "Two networks contest"
    assert sorted(question.choices()) == ["Inverts steps", "Rebuilds its input", "Two networks contest"]
    assert find_contrast([FAMILIES], "contrast:t:difference:speed:a:c") is None
    assert sorted(made(FAMILIES, "contrast:t:difference:speed:b:a").question.choices()) in (["Fast", "Slow"],)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fast", "**fast**."),
        ("Predicts a token", "Predicts the `token`"),
        ("Well known", "well-known"),
        ("[a link](x)", "a link"),
        ("[[gan]]", "GAN"),
        ("Varied", "Sharp and varied"),
        ("One", "One, through the decoder"),
    ],
)
def test_cells_that_read_alike_or_say_the_same_are_never_set_against_each_other(one: str, other: str) -> None:
    assert ids(table({"R": [one, other]}, names=["A1", "B1"])) == []


@pytest.mark.parametrize(
    ("one", "other"), [("C", "C#"), ("C", "C++"), ("50 %", "60 %"), ("50%", "50"), ("日本", "中国"), ("✓", "✗")]
)
def test_what_reads_differently_is_asked(one: str, other: str) -> None:
    assert "contrast:t:which:r:a" in ids(table({"R": [one, other]}, names=["A1", "B1"]))


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("GAN", "Stable **GAN**"),
        ("VAE", "MusicVAE, which blends melodies"),
        ("LLMs", "An LLM writes it"),
        ("Rule-based system", "Read the rules and test each one"),
        ("Prompting", "At once: write it into the prompt"),
        ("Generative model", "It generates pictures"),
        ("Top-k", "Keep the k likeliest, then draw"),
        ("Shop: everyday e-mails", "Customers' mails, of a few kinds"),
    ],
)
def test_a_cell_that_says_whose_it_is_is_neither_asked_nor_offered(name: str, cell: str) -> None:
    """Nor set to be matched or sorted: who reads `MusicVAE` has not to know what a VAE is for."""
    rows: dict[str, Sequence[str]] = {"Example": [cell, "Paints", "Sings"], "Use": ["Faces", "Codes", "Songs"]}
    named = table(rows, names=[name, "Ode", "Flow"])
    assert ids(named, "which") == [
        "contrast:t:which:example:b",
        "contrast:t:which:example:c",
        *(f"contrast:t:which:use:{one}" for one in "abc"),
    ]
    of_example = [found for found in contrasts(named, FORMS) if found.name.row == "example"]
    assert {form for one in of_example if (form := one.name.form)} == {"which", "match", "difference"}
    for found in of_example:
        if found.name.form != "which":
            assert cell not in found.question.choices() and "a" not in (found.name.subject, found.name.other)
    assert not any(cell in text for text in made(named, "contrast:t:categorise").question.choices())


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("GAN", "Begins with a guess"),
        ("Part and whole", "Its edges blur at encoders and mixed models"),
        ("Top-p", "Keep the likeliest"),
        ("Version 2", "Adds 2 and 3"),
        ("Generative model", "A general idea of the model"),
    ],
)
def test_words_that_tell_nothing_take_no_question_away(name: str, cell: str) -> None:
    assert "contrast:t:which:r:a" in ids(table({"R": [cell, "Else"]}, names=[name, "Other model"]))


def test_a_word_that_another_name_has_too_tells_nothing() -> None:
    shapes = table({"Part": ["A decoder as well", "An encoder alone"]}, names=["Encoder-decoder", "Encoder-only"])
    assert ids(shapes, "which") == ["contrast:t:which:part:b"], "a decoder is in one name alone, an encoder in both"


@pytest.mark.parametrize("name", ["Does it write?", "Write!", "Writes:"])
def test_a_name_that_ends_with_a_mark_gets_no_colon(name: str) -> None:
    asking = table({name: ["No", "Yes"], "Use": ["Faces", "Codes"]}, names=["GAN", "VAE"])
    prompts = {
        found.name.form: found.question.prompt for found in contrasts(asking, FORMS) if found.name.row != "use"
    }
    row = asking.rows[0].id
    assert made(asking, f"contrast:t:which:{row.replace(':', '%3A')}:a").question.prompt.startswith(
        f"**{name}** No\n"
    )
    assert prompts["match"] == f"**{name}** Match each with what is said of it."
    assert prompts["difference"].startswith(f"**{name}** Which goes with **")
    assert f"{name} No" in made(asking, "contrast:t:categorise").question.choices()


def test_a_row_without_a_name_is_asked_of_all_the_same() -> None:
    bare = table({"R": ["No", "Yes"]}, names=["GAN", "VAE"])
    bare = replace(bare, rows=tuple(replace(row, dimension=" ") for row in bare.rows))
    assert made(bare, "contrast:t:which:r:a").question.prompt == "No\n\nWhich is it?"
    assert made(bare, "contrast:t:match:r").question.prompt == "Match each with what is said of it."


def test_what_was_wrong_is_explained_by_its_note() -> None:
    question = made(FAMILIES, "contrast:t:match:typical").question
    swapped = question.model_answer().translate(str.maketrans("ab", "ba"))
    assert set(question.grade(swapped).remarks) == {("GAN", "Note on Faces."), ("VAE", "Note on Codes.")}


def test_things_to_sort_that_read_alike_across_rows_are_not_asked() -> None:
    """`One: two three` and `One two: three` are the same to a reader."""
    rows = {"x1": ("One", "two three", "four"), "x2": ("One two", "five", "three")}
    crossed = table({name: cells[1:] for name, cells in rows.items()}, names=["GAN", "VAE"])
    named = replace(crossed, rows=tuple(replace(row, dimension=rows[row.id][0]) for row in crossed.rows))
    assert ids(crossed, "categorise") and not ids(named, "categorise")


def test_subjects_of_one_name_are_not_offered() -> None:
    assert ids(table({"R": ["x", "y"]}, names=["GAN", "*gan*"])) == []
    three = table({"R": ["x", "y", "z", "w"]}, names=["GAN", "*gan*", "VAE", "LLM"])
    assert ids(three, "which") == ["contrast:t:which:r:c", "contrast:t:which:r:d"]


def test_names_are_shown_as_they_are() -> None:
    odd = table({"a_b_c": ["x", "y"], "q": ["z", "w"]}, names=["__init__", "a*b*c"], title="[/] `T`")
    assert sorted(made(odd, "contrast:t:which:a_b_c:a").question.choices()) == [r"\_\_init\_\_", r"a\*b\*c"]
    assert made(odd, "contrast:t:categorise").question.prompt.startswith(r"**\[/\] \`T\`**")


def test_a_large_table_asks_few_things_at_once_and_answers_at_once() -> None:
    names = [f"Subject {n}" for n in range(26)]
    large = table({f"r{n} row": [f"says {n} {m}" for m in range(26)] for n in range(20)}, names=names)
    large = replace(large, ask=FORMS)
    which = made(large, "contrast:t:which:r3:b").question
    match, sort = made(large, "contrast:t:match:r3").question, made(large, "contrast:t:categorise").question
    assert len(which.choices()) == 4 and len(match.choices()) == 5
    assert isinstance(sort, Categorise) and (len(sort.items), len(sort.categories)) == (6, 4)
    assert len(drawn(lesson(large), 1)) == MOST_ASKED


# What was mixed up


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("contrast:t:which:learns:a", [("GAN", "VAE")]),
        ("contrast:t:difference:learns:a:b", [("GAN", "VAE")]),
        ("contrast:t:match:learns", [("GAN", "VAE"), ("VAE", "GAN")]),
        ("contrast:t:categorise", [("GAN", "VAE"), ("VAE", "GAN")]),
    ],
)
def test_a_wrong_answer_names_the_subjects(name: str, wanted: list[tuple[str, str]]) -> None:
    small = table({"Learns by": ["Contests", "Rebuilds"], "Use": ["Faces", "Codes"]}, names=["GAN", "VAE"])
    found = made(small, name)
    right = found.question.model_answer()
    assert found.mixed_up(right) == []
    swapped = right.translate(str.maketrans("ab", "ba"))
    assert sorted(set(found.mixed_up(swapped))) == wanted


# Ids


@pytest.mark.parametrize(
    "name",
    [
        ContrastName("t", "which", "r", "s"),
        ContrastName("t:x", "difference", "r%3A", ":", "100%"),
        ContrastName("", "match", ""),
        ContrastName("t", "categorise"),
    ],
)
def test_a_name_is_read_back_from_its_id(name: ContrastName) -> None:
    assert contrast_name(name.id) == name


@pytest.mark.parametrize(
    "text",
    ["", "contrast", "contrast:t", "contrast:t:what:r", "contrast:t:which:r", "contrast:t:match:r:s", "q:t:match:r"],
)
def test_other_ids_are_an_authors_own(text: str) -> None:
    assert contrast_name(text) is None and find_contrast([FAMILIES], text) is None


def test_an_id_of_a_form_and_row_is_what_it_was() -> None:
    """These stand in people's progress."""
    assert ids(FAMILIES, "match", "categorise") == [
        "contrast:t:match:learns",
        "contrast:t:match:speed",
        "contrast:t:match:typical",
        "contrast:t:categorise",
    ]
    assert contrast_name("contrast:t:which:learns:b").item == "cell:t/learns/b"  # type: ignore[union-attr]


# In the quiz and in reviews


def lesson(*tables: Comparison) -> Lesson:
    return Lesson(id="l", title="L", sections=(Section(id="s", title="S", body="B"),), comparisons=tables)


def test_a_quiz_draws_a_handful_where_the_author_says_so() -> None:
    asking = replace(FAMILIES, ask=("which", "match"))
    assert drawn(lesson(FAMILIES), 1) == []
    found = drawn(lesson(asking), 1)
    assert found == drawn(lesson(asking), 1)
    assert len({question.id for question in found}) == len(found) == 3
    assert {question.kind for question in found} == {"single_choice", "matching"}
    rows = [contrast_name(question.id).row for question in found]  # type: ignore[union-attr]
    assert sorted(rows) == ["learns", "speed", "typical"]
    assert len({tuple(question.id for question in drawn(lesson(asking), seed)) for seed in range(20)}) > 3


def test_every_form_named_is_drawn() -> None:
    wide = table({name: [f"{name} one", f"{name} two"] for name in "abcdef"}, names=["GAN", "VAE"], ask=FORMS)
    for seed in range(10):
        found = drawn(lesson(wide), seed)
        assert len(found) == MOST_ASKED
        assert {contrast_name(question.id).form for question in found} == set(FORMS)  # type: ignore[union-attr]


def test_a_cell_is_asked_in_turn_by_the_questions_that_are_about_it_alone() -> None:
    found = [for_cell(FAMILIES, "learns", "a", turn) for turn in range(4)]
    assert [(one.name.form, one.name.other) for one in found if one] == [
        ("which", ""),
        ("difference", "b"),
        ("which", ""),
        ("difference", "c"),
    ]
    assert {one.name.item for one in found if one} == {"cell:t/learns/a"}
    of_two_alike = made(FAMILIES, "contrast:t:difference:speed:a:b")
    assert [for_cell(FAMILIES, "speed", "a", turn) for turn in range(4)] == [of_two_alike] * 4
    assert for_cell(FAMILIES, "typical", "c", 0) is for_cell(FAMILIES, "gone", "a", 1) is None


# Over random tables

TEXTS = st.one_of(
    st.sampled_from(
        [
            "One",
            "one.",
            "**One**",
            "One pass",
            "A cat",
            "the cat",
            "cat",
            "x",
            "y",
            "z",
            "[x](y)",
            "`x`",
            "",
            "—",
            "C#",
        ]
    ),
    st.sampled_from(["C", "Is it?", "two\nlines", "a\\_b", "a_b", "&amp;", "&", "x: y", "1.5", "15", "✓", "Ⅳ", "iv"]),
    st.text(alphabet="ab *.,_-'#%", max_size=6),
    st.text(max_size=5),
)
NAMES = st.one_of(st.sampled_from("abcd"), st.sampled_from(["a:b", "a%3Ab", "", "c/d"]))


@st.composite
def tables(draw: st.DrawFn) -> Comparison:
    subjects = draw(st.lists(st.tuples(NAMES, TEXTS), max_size=6))
    rows = draw(st.lists(st.tuples(NAMES, TEXTS, st.dictionaries(NAMES, TEXTS, max_size=6)), max_size=5))
    return Comparison(
        id=draw(NAMES),
        title=draw(TEXTS),
        subjects=tuple(Subject(id=name, name=text) for name, text in subjects),
        rows=tuple(
            Row(id=name, dimension=text, cells={key: Cell(short=cell) for key, cell in cells.items()})
            for name, text, cells in rows
        ),
    )


def seen(text: str) -> str:
    """What is left of a text when all is folded that a reader may overlook; written without the code under test."""
    text = re.sub(r"\[\[([^\[\]|]+)\]\]", r"\1", re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", text))
    text = unicodedata.normalize("NFKC", html.unescape(text.replace("\\", "")).casefold())
    *found, last = [word for part in text.split() if (word := "".join(filter(_counts, part)))] or [""]
    # An article before nothing is a name: plan A.
    return "".join([*(word for word in found if word not in ("a", "an", "the")), last])


def _counts(c: str) -> bool:
    return c in "#%&@" or (unicodedata.category(c)[0] not in "PZC" and c not in "`~")


def first(things: Sequence[Subject] | Sequence[Row], name: str) -> Subject | Row:
    return next(thing for thing in things if thing.id == name)


def true_of(source: Comparison, row: str, subject: str, text: str) -> bool:
    """Whether the table says this of the subject in the row, as a reader of table and question would judge."""
    line = first(source.rows, row)
    assert isinstance(line, Row)
    cell = line.cells.get(subject)
    return cell is not None and seen(cell.short) == seen(text)


def right_options(source: Comparison, found: Contrast) -> list[int]:
    """The options of a choice that are right by the table."""
    name, question = found.name, found.question
    line = first(source.rows, name.row)
    assert isinstance(question, SingleChoice) and isinstance(line, Row)
    if name.form == "which":
        shown = line.cells[name.subject].short
        assert " ".join(shown.split()) in question.prompt
        subjects = {one.id: one.name for one in reversed(source.subjects)}
        by_name = {seen(shown_name): one for one, shown_name in subjects.items()}
        return [
            n for n, text in enumerate(question.choices()) if true_of(source, name.row, by_name[seen(text)], shown)
        ]
    texts = list(enumerate(question.choices()))
    mine = [n for n, text in texts if true_of(source, name.row, name.subject, text)]
    return [n for n in mine if not true_of(source, name.row, name.other, question.choices()[n])]


def apart(texts: Sequence[str]) -> bool:
    return len({seen(text) for text in texts}) == len(texts)


def judge(source: Comparison, found: Contrast) -> None:
    question = found.question
    assert answerable(question)
    assert question.grade(question.model_answer()).correct
    if isinstance(question, SingleChoice):
        [right] = right_options(source, found)
        assert question.answers[right].correct and sum(answer.correct for answer in question.answers) == 1
        assert apart(question.choices()) and all(
            seen(text) for text in question.choices() if found.name.form != "which"
        )
    elif isinstance(question, Matching):
        assert apart(question.choices()) and apart([pair.left for pair in question.pairs])
        for pair, subject in zip(question.pairs, found.subjects, strict=True):
            fits = [text for text in question.choices() if true_of(source, found.name.row, subject.id, text)]
            assert fits == [pair.right]
    else:
        assert isinstance(question, Categorise)
        assert apart(question.choices()) and apart(question.names())
        assert len({item.category for item in question.items}) > 1


@settings(max_examples=200, deadline=None)
@given(tables())
def test_exactly_one_answer_is_right_whatever_the_table(source: Comparison) -> None:
    found = list(contrasts(source, FORMS))
    for one in found:
        judge(source, one)
        assert find_contrast([source], one.question.id) == one
    names = [one.question.id for one in found]
    assert len(set(names)) == len(names)


@settings(max_examples=100, deadline=None)
@given(tables(), st.randoms(use_true_random=False))
def test_rows_and_subjects_that_change_places_change_nothing(source: Comparison, random: object) -> None:
    assume_sound = replace(
        source,
        rows=tuple({row.id: row for row in source.rows}.values()),
        subjects=tuple({one.id: one for one in source.subjects}.values()),
    )
    rows, subjects = list(assume_sound.rows), list(assume_sound.subjects)
    random.shuffle(rows)  # type: ignore[attr-defined]
    random.shuffle(subjects)  # type: ignore[attr-defined]
    moved = replace(assume_sound, rows=tuple(rows), subjects=tuple(subjects))
    assert _by_id(moved) == _by_id(assume_sound)


@settings(max_examples=100, deadline=None)
@given(tables(), st.dictionaries(NAMES, TEXTS, max_size=6))
def test_a_row_that_is_added_changes_no_question_of_the_other_rows(source: Comparison, cells: dict[str, str]) -> None:
    row = Row(id="new", dimension="A new one", cells={name: Cell(short=text) for name, text in cells.items()})
    before, after = _by_id(source), _by_id(replace(source, rows=(row, *source.rows)))
    of_a_row = {name: question for name, question in before.items() if not name.endswith(":categorise")}
    assert of_a_row.items() <= after.items()
    assert not before.keys() - after.keys() or any(
        name.endswith(":categorise") for name in before.keys() - after.keys()
    )


def _by_id(source: Comparison) -> dict[str, Question]:
    return {found.question.id: found.question for found in contrasts(source, FORMS)}
