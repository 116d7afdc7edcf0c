"""Which two things the person takes for each other, from the wrong answers they chose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from ..progress.events import AnswerGiven, ItemRecalled
from ..progress.standing import question_digest
from ..questions import AnswerError, Question
from .reviews import Deed
from .things import Place, Things, plain

# In a table of words a longer one is cut.
LONGEST = 48
# Of more words it is hardly a name.
NAME_WORDS = 3
# An answer chosen from a list says what was taken for what; typed words only where they name something.
_CHOSEN = ("single_choice", "matching", "categorise")
_TYPED = ("short_answer", "cloze")


class Confusion(Struct, frozen=True):
    """How often `right` was called `given`, and when last.

    `place` is a comparison with both of them, if there is one; `terms` their ids in the glossary, if both are there;
    `passage` the lesson and section that explain what was last asked ('' where nobody says).
    """

    right: str
    given: str
    count: int
    last: date
    place: Place | None = None
    terms: tuple[str, str] | None = None
    passage: tuple[str, str] = ("", "")

    @property
    def words(self) -> str:
        """Such as `You called VAE a GAN 4 times`."""
        times = {1: "once", 2: "twice"}.get(self.count, f"{self.count} times")
        if self.given.isupper():
            return f"You called {_cut(self.right)} {_article(self.given)} {self.given} {times}"
        return f"You took {_cut(self.right)} for {_cut(self.given)} {times}"


def confusions(deeds: Iterable[Deed], things: Things) -> list[Confusion]:
    """What was taken for what: first what the course can show side by side, the most frequent first, of equals the
    latest."""
    counts: Counter[tuple[str, str]] = Counter()
    last: dict[tuple[str, str], date] = {}
    passages: dict[tuple[str, str], tuple[str, str]] = {}
    for day, right, given, passage in _mix_ups(deeds, things):
        pair = things.shown(right), things.shown(given)
        if plain(pair[0]) != plain(pair[1]):
            counts[pair] += 1
            last[pair] = max(last.get(pair, day), day)
            passages[pair] = passage
    found = [_confusion(*pair, count, last[pair], passages[pair], things) for pair, count in counts.items()]
    return sorted(found, key=lambda c: (c.place is None and c.terms is None, -c.count, -c.last.toordinal(), c.words))


def mixed_up(question: Question, response: str, things: Things) -> Iterator[tuple[str, str]]:
    """What belonged there and what was given instead, in a wrong answer. Nothing for kinds that don't tell."""
    if made := things.contrast(question.id):
        yield from made.mixed_up(response)
        return
    grade = question.grade(response)
    if grade.correct or question.kind not in (*_CHOSEN, *_TYPED):
        return
    pairs = [(part.right, part.given) for part in grade.parts if part.given and part.fraction < 1]
    if question.kind == "matching":
        # `1b` gives the first thing what belongs with another: either side may be what the course has names for.
        owners = {part.right: part.label for part in grade.parts}
        lefts = [(p.label, owners[p.given]) for p in grade.parts if p.given in owners and p.fraction < 1]
        if any(_named(pair, things) for pair in lefts):
            pairs = lefts
    elif not grade.parts:
        pairs = [(question.in_words(question.model_answer()), question.in_words(response))]
    yield from (pair for pair in pairs if question.kind in _CHOSEN or _named(pair, things))


def _mix_ups(deeds: Iterable[Deed], things: Things) -> Iterator[tuple[date, str, str, tuple[str, str]]]:
    """Each time: the day, what was right, what was given, and the passage that explains it."""
    digests: dict[str, str] = {}
    # An exam hands its answers in once more at its end.
    seen: set[tuple[str, str, str]] = set()
    for event, day in deeds:
        match event:
            case AnswerGiven() if event.fraction < 1 and (question := things.question(event.question)):
                key = event.attempt, event.question, event.response
                digest = digests.setdefault(question.id, question_digest(question))
                # Of another wording the letters may have meant something else.
                if key in seen or event.text not in ("", digest):
                    continue
                seen.add(key)
                try:
                    passage = event.lesson, question.section
                    yield from ((day, *pair, passage) for pair in mixed_up(question, event.response, things))
                except AnswerError:
                    continue
            case ItemRecalled() if event.fraction < 1 and (pair := _of_item(event, things)):
                yield (day, *pair, (event.lesson, ""))


def _of_item(event: ItemRecalled, things: Things) -> tuple[str, str] | None:
    """The subject asked about and the one answered with, or the two terms; None when the answer names neither."""
    kind, _, name = event.item.partition(":")
    if kind == "term":
        terms = {term.id: term.term for term in things.terms}
        given = terms.get(event.response) or things.names.get(plain(event.response))
        return (terms[name], given) if name in terms and given else None
    table_id, _, rest = name.partition("/")
    row_id, _, subject_id = rest.rpartition("/")
    for _, table in things.comparisons:
        subjects = {subject.id: subject.name for subject in table.subjects}
        if table.id != table_id or subject_id not in subjects:
            continue
        shorts = {
            plain(cell.short): subjects[subject]
            for row in table.rows
            if row.id == row_id
            for subject, cell in row.cells.items()
            if subject in subjects
        }
        answer = plain(event.response)
        given = subjects.get(event.response) or shorts.get(answer) or things.names.get(answer)
        return (subjects[subject_id], given) if given else None
    return None


def _confusion(right: str, given: str, count: int, last: date, passage: tuple[str, str], things: Things) -> Confusion:
    terms = things.term_of(right), things.term_of(given)
    place = things.comparison_of(right, given)
    return Confusion(right, given, count, last, place, terms if all(terms) else None, passage)


def _named(pair: tuple[str, str], things: Things) -> bool:
    return all(plain(name) in things.names for name in pair)


def _cut(text: str) -> str:
    """A name as it is; a sentence in quotation marks, a long one cut."""
    cut = text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
    return cut if len(text.split()) <= NAME_WORDS else f"“{cut}”"


def _article(abbreviation: str) -> str:
    """`a` or `an` before letters said one by one (an LLM) or as a word (a GAN)."""
    vowels = set("AEIOU")
    spelt_out = not vowels & set(abbreviation)
    return "an" if abbreviation[0] in (set("FHLMNRSX") if spelt_out else vowels) else "a"
