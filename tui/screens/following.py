"""Where a link leads: to a lesson and section, to a term's meaning, or, after asking, out of the course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..progress.state import Place

if TYPE_CHECKING:
    from ..routes import Routes


def follow(app: Routes, target: str) -> None:
    """Go where this target leads; from any screen but the desk, only to what opens over it."""
    lesson_id, _, section = target.partition("#")
    if target.startswith("term:"):
        _open_term(app, target.removeprefix("term:"))
    elif "://" in target or target.startswith("mailto:"):
        from .address import AddressSheet

        app.push_screen(AddressSheet(target))
    elif (study := app.study) is None:
        return
    elif target.startswith("glossary:"):
        study.action_glossary(target.removeprefix("glossary:"))
    elif not lesson_id or app.desk.course.index(lesson_id) is not None:
        study.go_to(lesson_id or study.lesson_id, Place("read", section, -1) if section else None)
    else:
        app.notify(f"The course has no lesson {lesson_id!r} yet.", severity="warning", markup=False)


def _open_term(app: Routes, term_id: str) -> None:
    from .term import TermSheet

    term = app.desk.term(term_id)
    if term is None:
        app.notify(f"The glossary has no entry for {term_id!r}.", severity="warning", markup=False)
    else:
        at_desk = app.screen is app.screen_stack[0]
        app.push_screen(TermSheet(term, at_desk), lambda way: None if way is None else app.follow(way))
