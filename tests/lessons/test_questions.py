"""Every question is fair: answerable, explained by a section, and not to be guessed by place or length."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.lessons.loaded import EXAM, lessons, questions, taught
from tests.lessons.measures import guess_by_length, option_lists
from tui.course.model import Lesson
from tui.questions import Question
from tui.questions.categorise import Categorise
from tui.questions.multiple_response import MultipleResponse
from tui.questions.short_answer import ShortAnswer
from tui.questions.single_choice import SingleChoice
from tui.questions.true_false import TrueFalse

MOST_AT_ONE_PLACE = 0.45
# Chance alone would go beyond two standard deviations once in forty courses.
SIGMAS = 2


def single_choices() -> list[SingleChoice]:
    return [question for question in questions().values() if isinstance(question, SingleChoice)]


def test_no_id_is_used_twice() -> None:
    assert len(questions()) == sum(len(lesson.questions) for lesson in lessons())


def test_every_model_answer_earns_full_marks() -> None:
    earned = {name: question.grade(question.model_answer()).fraction for name, question in questions().items()}
    assert {name: fraction for name, fraction in earned.items() if fraction != 1} == {}


def test_no_explanation_is_too_short_or_too_long() -> None:
    lengths = {name: len(question.general_feedback) for name, question in questions().items()}
    assert {name: length for name, length in lengths.items() if not 60 <= length <= 600} == {}


def test_every_wrong_option_says_what_is_mixed_up() -> None:
    silent = {name: said_to_nothing(question) for name, question in questions().items()}
    assert {name: texts for name, texts in silent.items() if texts} == {}


def said_to_nothing(question: Question) -> list[str]:
    """The answers that a learner may give and hear nothing of but "not right"."""
    silent = [o.text for options in option_lists(question) for o in options if not o.full and not o.feedback]
    if isinstance(question, ShortAnswer):
        silent += [answer.text for answer in question.answers if not answer.full and not answer.feedback]
    if isinstance(question, TrueFalse):
        said = {"true": question.feedback.when_true, "false": question.feedback.when_false}
        silent += [answer for answer, text in said.items() if not text]
    if isinstance(question, Categorise):
        silent += [item.text for item in question.items if not item.feedback]
    return silent


def test_a_choice_of_one_has_one_right_option() -> None:
    rights = {
        (name, place): sum(option.full for option in options)
        for name, question in questions().items()
        if not isinstance(question, MultipleResponse)
        for place, options in enumerate(option_lists(question))
    }
    assert {key: count for key, count in rights.items() if count != 1} == {}


def test_choosing_all_that_apply_leaves_two_right_and_two_wrong_and_says_what_was_missed() -> None:
    several = [question for question in questions().values() if isinstance(question, MultipleResponse)]
    counts = {q.id: Counter(answer.full for answer in q.answers) for q in several}
    assert {name: count for name, count in counts.items() if count[True] < 2 or count[False] < 2} == {}
    assert [q.id for q in several for answer in q.answers if answer.full and not answer.not_chosen_feedback] == []
    assert [q.id for q in several if "Choose all that apply" not in q.prompt] == []


def test_the_right_answers_are_spread_over_the_places() -> None:
    places = Counter(
        [answer.correct for answer in question.answers].index(True)
        for question in single_choices()
        if len(question.answers) == 4
    )
    assert len(places) == 4
    assert max(places.values()) <= MOST_AT_ONE_PLACE * places.total()


def test_half_of_the_statements_or_more_are_false_and_some_are_true() -> None:
    said = Counter(question.answer for question in questions().values() if isinstance(question, TrueFalse))
    assert said[False] >= said[True] >= 5


@pytest.mark.parametrize("longest", [True, False], ids=["longest", "shortest"])
def test_the_length_of_an_option_gives_nothing_away(longest: bool) -> None:
    found = guess_by_length([question.answers for question in single_choices()], longest=longest)
    assert found.right <= found.by_chance + SIGMAS * found.spread


@pytest.mark.parametrize("lesson", taught(), ids=lambda lesson: lesson.id)
def test_every_section_is_asked_about_and_every_question_names_one(lesson: Lesson) -> None:
    assert {question.section for question in lesson.questions} == {section.id for section in lesson.sections}


def test_only_the_exam_has_no_questions() -> None:
    assert [lesson.id for lesson in lessons() if not lesson.questions] == [EXAM]
