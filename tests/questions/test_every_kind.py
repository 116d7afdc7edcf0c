"""What holds for every kind of question, whatever its author and whoever answers write."""

from __future__ import annotations

import re
import time
from random import Random
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.questions import KINDS, AnswerError, Grade, Question, multiple_response, ordering

from .asking import ask

# ---- Questions at random -------------------------------------------------------------------------------------------

WORDS = st.text(st.sampled_from("abcXYZéß0129 -.,;:'*\\%→한🙂"), min_size=1, max_size=8).filter(lambda t: t.strip())
FRACTIONS = st.sampled_from([-1, -0.5, 0, 0.25, 0.5])
OF_AN_ANSWER = {"fraction": FRACTIONS, "feedback": WORDS, "not_chosen_feedback": WORDS}
NUMBERS = st.one_of(st.integers(-999999, 999999), st.floats(-1e9, 1e9, allow_nan=False)).map(repr)


def distinct(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(WORDS, min_size=least, max_size=most, unique=True)


@st.composite
def with_one_right(draw: Any, least: int, **more: st.SearchStrategy[Any]) -> list[dict[str, Any]]:
    """Answers of which one is right and the others are worth less."""
    answers: list[dict[str, Any]] = [{"text": text} for text in draw(distinct(least, 6))]
    for answer in answers:
        answer |= draw(st.fixed_dictionaries({}, optional=OF_AN_ANSWER | more))
    right = draw(st.integers(0, len(answers) - 1))
    answers[right] = {"text": answers[right]["text"], "correct": True}
    return answers


@st.composite
def with_several_right(draw: Any) -> list[dict[str, Any]]:
    texts = draw(distinct(2, 6))
    marks = draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)).filter(any))
    return [{"text": t, "correct": m, "fixed": draw(st.booleans())} for t, m in zip(texts, marks, strict=True)]


NUMERIC_ANSWERS = st.lists(
    st.fixed_dictionaries(
        {"value": st.one_of(NUMBERS, st.just("*"))},
        optional={
            "tolerance": st.floats(0, 1e6),
            "tolerance_type": st.sampled_from(["absolute", "relative", "geometric"]),
            "fraction": FRACTIONS,
            "feedback": WORDS,
        },
    ),
    min_size=1,
    max_size=4,
).map(lambda answers: [{**answers[0], "correct": True, "fraction": 1}, *answers[1:]])
UNITS = st.sampled_from([[], [{"name": "ms"}, {"name": "s", "factor": 1000}], [{"name": "%"}]])
WORDING = {name: st.booleans() for name in ("case", "accents", "spaces", "punctuation")}

SHORT = st.fixed_dictionaries({"answers": with_one_right(1), "spelling": st.integers(0, 3)}, optional=WORDING)
NUMERIC = st.fixed_dictionaries({"answers": NUMERIC_ANSWERS, "units": UNITS, "unit_penalty": st.floats(0, 1)})
SINGLE = st.fixed_dictionaries({"answers": with_one_right(2, fixed=st.booleans())})


@st.composite
def clozes(draw: Any) -> dict[str, Any]:
    blanks = [
        {"kind": kind, "weight": draw(st.floats(0.1, 10)), **draw(fields)}
        for kind, fields in draw(
            st.lists(
                st.sampled_from([("short_answer", SHORT), ("numerical", NUMERIC), ("single_choice", SINGLE)]),
                min_size=1,
                max_size=4,
            )
        )
    ]
    return {"text": " ".join(f"word {{{{{n}}}}}" for n in range(1, len(blanks) + 1)), "blanks": blanks}


@st.composite
def matchings(draw: Any) -> dict[str, Any]:
    rights = draw(distinct(2, 6))
    lefts = draw(distinct(2, 6))
    used = rights[: draw(st.integers(1, len(rights)))]
    pairs = [{"left": left, "right": draw(st.sampled_from(used)), "feedback": draw(WORDS)} for left in lefts]
    taken = {pair["right"] for pair in pairs}
    return {"pairs": pairs, "distractors": [right for right in rights if right not in taken]}


@st.composite
def categorisings(draw: Any) -> dict[str, Any]:
    names = draw(distinct(2, 4))
    categories = [{"id": f"c{n}", "name": name} for n, name in enumerate(names)]
    ids = [category["id"] for category in categories]
    items = [{"text": text, "category": draw(st.sampled_from(ids))} for text in draw(distinct(1, 6))]
    return {"categories": categories, "items": items}


FIELDS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "single_choice": SINGLE,
    "multiple_response": st.fixed_dictionaries(
        {"answers": with_several_right(), "credit": st.sampled_from(get_args(multiple_response.Credit))}
    ),
    "true_false": st.fixed_dictionaries({"answer": st.booleans()}),
    "short_answer": SHORT,
    "numerical": NUMERIC,
    "cloze": clozes(),
    "matching": matchings(),
    "ordering": st.fixed_dictionaries(
        {"items": distinct(2, 6), "credit": st.sampled_from(get_args(ordering.Credit))}
    ),
    "categorise": categorisings(),
}


@st.composite
def questions(draw: Any, *kinds: str) -> Question:
    """A question of one of these kinds (of any, if none is named) that has no faults."""
    kind = draw(st.sampled_from(kinds or tuple(FIELDS)))
    sound = FIELDS[kind].map(lambda fields: ask(kind, **fields)).filter(lambda q: not list(q.meaning_faults()))
    return draw(sound)


# What people type, and what a hostile or broken input may hold.
RESPONSES = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from("abcdefz"), max_size=8).map(" ".join),
    st.lists(st.from_regex(r"[0-9]{1,2}[a-g]", fullmatch=True), max_size=7).map(" ".join),
    st.from_regex(r"[-+−]?[0-9.,]{1,9}(e[-+]?[0-9]{1,4})? ?(ms|s|%|x)?", fullmatch=True),
    st.lists(WORDS, max_size=4).map(";".join),
    st.permutations("abcdef").map(" ".join),
    st.sampled_from(["true", "false", "nan", "inf", "1e400", "\x00", "\ud800", "\ufdd0", "ﷺ", "1" * 30, "a" * 999]),
)


def graded(question: Question, response: str) -> Grade | None:
    """The grade, or None when the response is refused in words. Anything else that is raised fails the test."""
    try:
        return question.grade(response)
    except AnswerError as error:
        assert str(error).strip()
        return None


# ---- What holds ----------------------------------------------------------------------------------------------------


def test_every_kind_is_tried_here() -> None:
    assert set(FIELDS) == set(KINDS)
    assert len(KINDS) == 9


@given(questions())
@settings(max_examples=400, deadline=None)
def test_a_model_answer_gives_one(question: Question) -> None:
    model = question.model_answer()
    grade = question.grade(model)
    assert grade.fraction == 1
    assert grade.correct
    assert grade.verdict == "correct"
    assert question.in_words(model)


@given(questions(), RESPONSES)
@settings(max_examples=800, deadline=None)
def test_any_text_is_graded_within_0_and_1_or_refused_in_words(question: Question, response: str) -> None:
    started = time.process_time()
    grade = graded(question, response)
    assert time.process_time() - started < 1
    if grade is None:
        return
    assert 0 <= grade.fraction <= 1
    assert all(0 <= part.fraction <= 1 for part in grade.parts)
    assert all(grade.feedback)
    assert grade.rule
    assert isinstance(question.in_words(response), str)


@given(questions("multiple_response", "matching", "categorise"), st.data())
@settings(max_examples=200, deadline=None)
def test_the_order_of_letters_is_no_matter_unless_it_is_the_answer(question: Question, data: st.DataObject) -> None:
    letters = "abcdef"[: max(1, len(question.choices()))]
    if question.kind == "multiple_response":
        words = data.draw(st.lists(st.sampled_from(letters), max_size=6))
    else:
        things = len(question.model_answer().split())
        chosen = data.draw(st.lists(st.sampled_from("ab"), min_size=1, max_size=things))
        words = [f"{n}{letter}" for n, letter in enumerate(chosen, 1)]
    response = " ".join(words)
    assert question.grade(" ".join(data.draw(st.permutations(words)))) == question.grade(response)
    assert question.grade(", ".join(words).upper()) == question.grade(response)


@given(questions("multiple_response", "matching", "categorise"), RESPONSES)
@settings(max_examples=300, deadline=None)
def test_without_its_wrong_choices_a_response_has_only_right_ones(question: Question, response: str) -> None:
    before = graded(question, response)
    if before is None:
        return
    kept = question.without_wrong(response)
    right = [part for part in before.parts if part.given == part.right and part.given not in ("", "left")]
    assert len(kept.split()) == len(right)
    if kept:
        after = question.grade(kept)
        assert [part for part in after.parts if part.given == part.right and part.given != "left"] == right
        assert not any(part.given not in ("", "left") for part in after.parts if part.given != part.right)


@given(questions(), st.integers())
@settings(max_examples=400, deadline=None)
def test_an_arrangement_shows_every_choice_once_and_keeps_what_is_fixed(question: Question, seed: int) -> None:
    shown = question.arrangement(Random(seed))
    assert sorted(shown) == list(range(len(question.choices())))
    assert all(shown[place] == place for place in question.fixed_places())
    assert shown == question.arrangement(Random(seed))
    fixed = msgspec.structs.replace(question, shuffle=False)
    assert fixed.arrangement(Random(seed)) == fixed.arrangement(Random(seed + 1))


@given(st.sampled_from(["single_choice", "multiple_response", "matching", "categorise"]), st.data())
@settings(max_examples=300, deadline=None)
def test_the_order_in_which_the_author_lists_things_changes_no_grade(kind: str, data: st.DataObject) -> None:
    fields = data.draw(FIELDS[kind])
    listed = {"matching": "pairs", "categorise": "items"}.get(kind, "answers")
    order = data.draw(st.permutations(range(len(fields[listed]))))
    other = {**fields, listed: [fields[listed][place] for place in order]}
    first, second = ask(kind, **fields), ask(kind, **other)
    if kind in ("single_choice", "multiple_response"):
        most = 1 if kind == "single_choice" else len(order)
        chosen = data.draw(st.lists(st.sampled_from(range(len(order))), min_size=1, max_size=most, unique=True))
        one = " ".join("abcdef"[place] for place in chosen)
        two = " ".join("abcdef"[order.index(place)] for place in chosen)
    else:
        # A letter for each number: the same text chosen for the same thing in both.
        texts = first.choices() if kind == "matching" else [c["name"] for c in fields["categories"]]
        others = second.choices() if kind == "matching" else texts
        picks = data.draw(st.lists(st.sampled_from(texts), min_size=len(order), max_size=len(order)))
        one = " ".join(f"{n + 1}{'abcdef'[texts.index(text)]}" for n, text in enumerate(picks))
        two = " ".join(f"{order.index(n) + 1}{'abcdef'[others.index(text)]}" for n, text in enumerate(picks))
    assert first.grade(one).fraction == pytest.approx(second.grade(two).fraction)
    assert sorted(first.in_words(one).split("; ")) == sorted(second.in_words(two).split("; "))


@given(questions())
@settings(max_examples=200, deadline=None)
def test_flat_text_names_every_choice_by_the_letter_or_number_that_answers(question: Question) -> None:
    lines = question.as_text()
    places = dict(line.split(") ", 1) for line in lines if re.match(r"[a-z]\) ", line))
    if question.kind in ("single_choice", "multiple_response", "ordering", "matching"):
        for letter, text in zip("abcdef", question.choices(), strict=False):
            assert places[letter] == text
    if question.kind in ("single_choice", "multiple_response"):
        assert question.in_words(question.model_answer()) == "; ".join(
            places[letter] for letter in question.model_answer().split()
        )


# ---- Faulty questions ----------------------------------------------------------------------------------------------

ANY_FLOAT = st.sampled_from(["0", "-1", "1", "2", "0.5", "nan", "inf", "-inf", "1e308"])
ANY_TEXT = st.sampled_from(
    ["", " ", "*", r"\*", "a", "A", "b", "1", "1e308", "nan", "x" * 3000, "{{1}}", "{{2}} {{x}}", "{{1}} {{2}}"]
)
ANY_ANSWERS = st.lists(
    st.fixed_dictionaries({"text": ANY_TEXT}, optional={"correct": st.booleans(), "fraction": ANY_FLOAT}),
    max_size=4,
) | st.just([{"text": str(n), "correct": True} for n in range(30)])
ANY_NUMBERS = st.lists(
    st.fixed_dictionaries(
        {"value": ANY_TEXT},
        optional={
            "correct": st.booleans(),
            "fraction": ANY_FLOAT,
            "tolerance": ANY_FLOAT,
            "tolerance_type": st.sampled_from(["absolute", "relative", "geometric"]),
        },
    ),
    max_size=4,
)
ANY_UNITS = st.lists(st.fixed_dictionaries({"name": ANY_TEXT}, optional={"factor": ANY_FLOAT}), max_size=3)
ANY_BLANK = st.one_of(
    st.fixed_dictionaries(
        {"kind": st.sampled_from(["short_answer", "single_choice"]), "answers": ANY_ANSWERS, "weight": ANY_FLOAT}
    ),
    st.fixed_dictionaries({"kind": st.just("numerical"), "answers": ANY_NUMBERS, "units": ANY_UNITS}),
)
MANY_TEXTS = st.lists(ANY_TEXT, max_size=4) | st.just([str(n) for n in range(30)])
FAULTY: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "single_choice": st.fixed_dictionaries({"answers": ANY_ANSWERS}),
    "multiple_response": st.fixed_dictionaries({"answers": ANY_ANSWERS}),
    "true_false": st.fixed_dictionaries({"answer": st.booleans(), "marks": ANY_FLOAT}),
    "short_answer": st.fixed_dictionaries({"answers": ANY_ANSWERS, "spelling": st.integers(-2, 9)}),
    "numerical": st.fixed_dictionaries({"answers": ANY_NUMBERS, "units": ANY_UNITS, "unit_penalty": ANY_FLOAT}),
    "cloze": st.fixed_dictionaries({"text": ANY_TEXT, "blanks": st.lists(ANY_BLANK, max_size=3)}),
    "matching": st.fixed_dictionaries(
        {
            "pairs": st.lists(st.fixed_dictionaries({"left": ANY_TEXT, "right": ANY_TEXT}), max_size=4),
            "distractors": MANY_TEXTS,
        }
    ),
    "ordering": st.fixed_dictionaries({"items": MANY_TEXTS}),
    "categorise": st.fixed_dictionaries(
        {
            "categories": st.lists(st.fixed_dictionaries({"id": ANY_TEXT, "name": ANY_TEXT}), max_size=3),
            "items": st.lists(st.fixed_dictionaries({"text": ANY_TEXT, "category": ANY_TEXT}), max_size=3),
        }
    ),
}


@given(st.sampled_from(sorted(FAULTY)), st.data())
@settings(max_examples=800, deadline=None)
def test_a_faulty_question_can_be_described_without_breaking_anything(kind: str, data: st.DataObject) -> None:
    fields = data.draw(FAULTY[kind])
    question = ask(kind, **fields)
    question.choices()
    question.as_text()
    question.model_answer()
    question.arrangement(Random(0))
    for fault in question.meaning_faults():
        assert fault.code
        assert fault.message
        assert _leads_somewhere(msgspec.to_builtins(question), fault.path)
    if not list(question.meaning_faults()):
        assert question.grade(question.model_answer()).fraction == 1


def _leads_somewhere(data: Any, path: tuple[str | int, ...]) -> bool:
    for step in path:
        data = data[step]
    return True


# ---- Time ----------------------------------------------------------------------------------------------------------

LONG = [
    "a" * 1_000_000,
    "a " * 500_000,
    "1a " * 300_000,
    ";" * 1_000_000,
    "\\;" * 500_000,
    "9" * 1_000_000,
    "1," * 500_000,
    " " * 1_000_000 + "a",
    "*" * 1000,
    "a*" * 500,
    "1 " * 99,
]
WIDE = {"text": "*a" * 400 + "b", "fraction": 0}
HARD = [
    ask("single_choice", answers=[{"text": "a", "correct": True}, {"text": "b"}]),
    ask("multiple_response", answers=[{"text": "a", "correct": True}, {"text": "b"}]),
    ask("true_false", answer=True),
    ask("short_answer", answers=[WIDE, {"text": "a" * 998, "correct": True}], spelling=3),
    ask("numerical", answers=[{"value": 1, "correct": True}], units=[{"name": "ms"}]),
    ask("cloze", text="{{1}}", blanks=[{"kind": "short_answer", "answers": [{"text": "a", "correct": True}]}]),
    ask("matching", pairs=[{"left": str(n), "right": str(n)} for n in range(26)]),
    ask("ordering", items=[str(n) for n in range(26)], credit="longest_ordered_subset"),
    ask("categorise", categories=[{"id": x, "name": x} for x in "ab"], items=[{"text": "x", "category": "a"}]),
]


@pytest.mark.parametrize("question", HARD, ids=lambda question: str(question.kind))
def test_a_megabyte_is_answered_within_a_second(question: Question) -> None:
    assert not list(question.meaning_faults())
    for response in LONG:
        started = time.process_time()
        graded(question, response)
        assert time.process_time() - started < 1, response[:20]
