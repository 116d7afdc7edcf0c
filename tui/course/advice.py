"""Advice on teaching: what makes a text hard, a quiz easy to guess, a lesson uneven. Never an error."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from .draft import LessonDraft
from .items import question_advice
from .problems import Finding, advice, shortened
from .prose import reading_grade, sentences, shown, words

WORDS_A_MINUTE = 200
MINUTES_A_QUESTION = 0.7
LONGEST_SENTENCE = 35
LONGEST_CELL = 12
HARDEST = 12
# Of fewer answers than this, most may fall on one place by chance.
FEWEST_TO_COUNT, TOO_OFTEN = 5, 0.7


def lesson_advice(lesson: LessonDraft, *, english: bool, holds_exam: bool = False) -> Iterator[Finding]:
    """Advice on a whole lesson. One that holds an exam asks about other lessons, in a time of its own."""
    misshapen = lesson.misshapen
    for place, question in lesson.sound:
        if place not in misshapen:
            yield from question_advice(question, ("questions", place), english=english)
    yield from _positions(lesson)
    yield from _cells(lesson)
    found = [(place, sentence) for place, section in lesson.sections for sentence in sentences(section.body)]
    yield from _text(found, english=english)
    if not holds_exam:
        yield from _sections(lesson)
        yield from _minutes(lesson, sum(len(words(sentence)) for _, sentence in found))


def _positions(lesson: LessonDraft) -> Iterator[Finding]:
    """The same place too often right, among questions with one place to choose."""
    answers: dict[str, list[str]] = defaultdict(list)
    for _, question in lesson.sound:
        model = question.model_answer()
        if question.choices() and model and " " not in model:
            answers[question.kind].append(model)
    for kind, given in answers.items():
        answer, times = Counter(given).most_common(1)[0]
        if len(given) >= FEWEST_TO_COUNT and times > TOO_OFTEN * len(given):
            message = f"`{answer}` is right in {times} of {len(given)} {kind} questions"
            yield advice(("questions",), "same-position", message, "spread the right answers")


def _sections(lesson: LessonDraft) -> Iterator[Finding]:
    asked = {question.section for _, question in lesson.questions}
    # A question that can't be read yet, or names no section of the lesson, may be the one that asks about it.
    if not asked or lesson.faults or asked - lesson.known_ids("sections"):
        return
    for place, section in lesson.sections:
        if not asked & {section.id, *section.aliases}:
            message = f"no question asks about section `{shortened(section.id)}`"
            yield advice(("sections", place, "id"), "unasked-section", message, "ask one at least")


def _cells(lesson: LessonDraft) -> Iterator[Finding]:
    for place, table in lesson.comparisons:
        for number, row in enumerate(table.rows):
            for subject, cell in row.cells.items():
                count = len(words(shown(cell.short)))
                if count > LONGEST_CELL:
                    message = f"the cell has {count} words; what is to be recalled has {LONGEST_CELL} at most"
                    path = ("comparisons", place, "rows", number, "cells", subject, "short")
                    yield advice(path, "long-cell", message, "move what explains it to `note`")


def _text(found: list[tuple[int, str]], *, english: bool) -> Iterator[Finding]:
    """Advice on sentences, each with the place of its section."""
    for place, sentence in found:
        count = len(words(sentence))
        if count > LONGEST_SENTENCE:
            path, start = ("sections", place, "body"), " ".join(sentence.split()[:2])
            yield advice(path, "long-sentence", f"the sentence has {count} words", "make two of it", start)
    grade = reading_grade([sentence for _, sentence in found])
    if english and grade > HARDEST:
        message = f"the text asks for {grade:.0f} years of school (Flesch–Kincaid grade)"
        yield advice(("sections",), "reading-level", message, "use shorter sentences and plainer words")


def _minutes(lesson: LessonDraft, count: int) -> Iterator[Finding]:
    needed = count / WORDS_A_MINUTE + MINUTES_A_QUESTION * len(lesson.questions)
    given = lesson.number("minutes", 0)
    if given <= 0 or lesson.faults or abs(given - needed) <= max(5, needed / 2):
        return
    message = f"{count} words and {len(lesson.questions)} questions take about {needed:.0f} minutes, not {given:g}"
    yield advice(("minutes",), "minutes", message, f"write `minutes: {max(1, round(needed))}`")
