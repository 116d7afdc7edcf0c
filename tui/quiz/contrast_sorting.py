"""Contrast questions with several things to place: the cells of a row, or those of several rows."""

from __future__ import annotations

from collections import Counter

from ..course.cells import Said, alike, dimension, in_row, likeness, overlap
from ..course.contrasts import ContrastName
from ..course.model import Comparison, Row, Subject
from ..questions.categorise import Categorise, Category, Item
from ..questions.matching import Matching, Pair
from .contrast_words import asked_of, by_subject, headed, literal, names_itself, ranked

# What fits a screen of 80 by 24 with its choices.
MOST_PAIRS = 5
MOST_CATEGORIES = 4
MOST_ITEMS = 6

# What one subject's row says, and the row.
Side = tuple[Row, Said]


def match_question(table: Comparison, name: ContrastName) -> tuple[Matching, tuple[Subject, ...]] | None:
    """The row's subjects, and what it says of each. What is said of several is one choice, right for all of them.

    With the subjects of the pairs. None where there are not two cells to tell apart that do not say whose they are.
    """
    row = in_row(table, name.row)
    apart = [one for one in row if not any(overlap(one.text, o.text) and not alike(one.text, o.text) for o in row)]
    clear = [one for one in apart if not names_itself(one, row)]
    kept = by_subject(clear, name.id)[:MOST_PAIRS]
    texts: dict[str, str] = {}
    for said in kept:
        texts.setdefault(likeness(said.text), said.text)
    if len(texts) < 2:
        return None
    pairs = tuple(
        Pair(left=literal(said.subject.name), right=texts[likeness(said.text)], feedback=said.cell.note)
        for said in kept
    )
    prompt = asked_of(dimension(table, name.row), "match each with what is said of it.")
    return Matching(id=name.id, prompt=prompt, pairs=pairs), tuple(said.subject for said in kept)


def categorise_question(table: Comparison, name: ContrastName) -> tuple[Categorise, tuple[Subject, ...]] | None:
    """Cells of several rows, to put where they belong, and the subjects that they belong to.

    None where there are not two subjects and two rows to tell apart.
    """
    sides = _sides(table, name.id)
    subjects = by_subject((cells[0][1] for cells in sides.values()), name.id)
    queues = [
        ranked(sides[one.subject.id], f"{name.id}:{one.subject.id}", lambda side: side[0].id) for one in subjects
    ]
    picked: list[Side] = []
    while any(queues) and len(picked) < MOST_ITEMS:
        picked += [queue.pop(0) for queue in queues if queue]
    items = [
        Item(text=_item_text(row, said), category=said.subject.id, feedback=said.cell.note)
        for row, said in picked[:MOST_ITEMS]
    ]
    texts = Counter(likeness(item.text) for item in items)
    if max(texts.values(), default=0) > 1 or min(_kinds(picked[:MOST_ITEMS]), default=0) < 2:
        return None
    question = Categorise(
        id=name.id,
        prompt=asked_of(table.title, "put each where it belongs."),
        categories=tuple(Category(id=one.subject.id, name=literal(one.subject.name)) for one in subjects),
        # Not as they were dealt out, one of each subject after the other.
        items=tuple(ranked(items, name.id, lambda item: item.text)),
    )
    return question, tuple(one.subject for one in subjects)


def _kinds(sides: list[Side]) -> tuple[int, int]:
    """How many rows and how many subjects there are among them."""
    return len({row.id for row, _ in sides}), len({said.subject.id for _, said in sides})


def _sides(table: Comparison, salt: str) -> dict[str, list[Side]]:
    """Some subjects' cells that are said of one of them alone in their row, where that row's name is its own."""
    rows = {row.id: row for row in reversed(table.rows)}
    names = Counter(likeness(row.dimension) for row in rows.values())
    said_in = {name: in_row(table, name) for name, row in rows.items() if names[likeness(row.dimension)] == 1}
    speaking = {said.subject.id: said for line in said_in.values() for said in line}
    offered = {said.subject.id for said in by_subject(speaking.values(), salt)[:MOST_CATEGORIES]}
    sides: dict[str, list[Side]] = {}
    for name, line in said_in.items():
        here = [said for said in line if said.subject.id in offered]
        for said in here:
            twofold = any(overlap(said.text, other.text) for other in here if other is not said)
            if not twofold and not names_itself(said, here):
                sides.setdefault(said.subject.id, []).append((rows[name], said))
    return sides


def _item_text(row: Row, said: Said) -> str:
    return headed(row.dimension, mark="") + said.text
