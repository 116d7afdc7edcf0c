"""Which screens there are pictures of, and how one comes to them."""

from __future__ import annotations

from typing import NamedTuple

SIZES = ((40, 12), (80, 24), (120, 40))
# The size that is taken in light and without colours as well.
MIDDLE = (80, 24)
LOOKS = ("light", "mono")
# What each scene is taken in: a size, and a look other than the dark one.
TAKES = (*((size, "") for size in SIZES), *((MIDDLE, look) for look in LOOKS))


class Scene(NamedTuple):
    """An app on a course, and keys from each picture (by name) to the next; `<…` is an answer put into the widget.

    `ask` is the one question of the quiz that it begins with.
    """

    shots: tuple[tuple[str, str], ...]
    course: str = "bridges"
    lesson: str = "spans"
    history: bool = True
    ask: str = ""
    options: dict[str, object] = {}


def _asked(name: str, lesson: str, question: str, response: str, then: tuple[tuple[str, str], ...] = ()) -> Scene:
    """A question before it is answered and after, and what comes then."""
    shots = ((f"quiz-{name}", ""), (f"quiz-{name}-answered", f"<{response} enter"), *then)
    return Scene(shots, "every-kind", lesson, history=False, ask=question)


SCENES = (
    Scene((("welcome", ""), ("study-fresh", "enter")), history=False, options={"welcome": True}),
    Scene((("statistics-empty", "s"),), history=False),
    Scene((("confusions-empty", "s c"),), history=False),
    Scene((("review-nothing-due", "v"),), "every-kind", "choosing", history=False),
    Scene((("marks-empty", "B"),), "every-kind", "choosing", history=False),
    Scene((("glossary-none", "g"),), "every-kind", "choosing", history=False),
    Scene((("comparison-none", "c"),), lesson="cables", history=False),
    Scene((("study", ""), ("study-scrolled", "pagedown"), ("study-list", "escape"))),
    Scene(
        (
            ("study-table", "right_square_bracket right_square_bracket"),
            ("study-link", "tab tab"),
            ("study-find", "slash s p a n"),
        )
    ),
    Scene((("study-without-list", "o r"),)),
    Scene((("study-long-title", ""),), lesson="arches"),
    Scene((("lesson-broken", ""),), lesson="torn"),
    Scene((("comparison", "c"), ("comparison-moved", "down right"), ("comparison-note", "up enter"))),
    Scene((("comparison-wide", "o c"), ("comparison-wide-note", "right enter"))),
    Scene((("comparison-differences", "c d"), ("subjects", "x"))),
    Scene((("comparison-filter", "c f s t e e l"),)),
    Scene(
        (
            ("recall-what", "c h"),
            ("recall", "a escape"),
            ("recall-typing", "enter t w o"),
            ("recall-judged", "escape ="),
        )
    ),
    Scene((("tables", "c a"), ("tables-subjects", "tab"))),
    Scene((("help", "question_mark"), ("help-end", "end"))),
    Scene((("help-comparison", "c question_mark"),)),
    Scene((("palette", "ctrl+p"), ("palette-found", "t e n s"))),
    Scene((("courses", "C"),)),
    Scene((("search-empty", "F"), ("search", "s p a n"), ("search-none", "q q q"))),
    Scene((("glossary", "g"), ("glossary-filtered", "t e n"))),
    Scene((("term", "tab enter"),)),
    Scene((("address", "right_square_bracket right_square_bracket tab tab enter"),)),
    Scene((("outline", "O"), ("outline-note", "e"))),
    Scene((("note", "e"),), lesson="cables"),
    Scene((("marks", "B"),)),
    Scene((("statistics", "s"), ("statistics-further", "pagedown"), ("statistics-end", "end"), ("confusions", "c"))),
    Scene((("plan", "m"), ("plan-more", "right right"))),
    Scene((("review", "v"), ("review-answered", "a enter"))),
    Scene((("quiz-hint", "t i"),)),
    Scene((("exam", "T"), ("exam-kept", "a enter"), ("hand-in", "ctrl+s"), ("results-of-exam", "enter"))),
    Scene((("labs", "A"),)),
    _asked("single-choice", "choosing", "one-of-several", "a"),
    _asked("multiple-response", "choosing", "several-moodle", "a c"),
    _asked("true-false", "choosing", "a-false-statement", "true", then=(("results", "enter"),)),
    _asked("short-answer", "typing", "words", "parsec"),
    _asked("numerical", "typing", "number-with-units", "300 km/s"),
    _asked("cloze", "typing", "blanks", "b; 300000 km; year; time"),
    _asked("matching", "arranging", "matched", "1a 2b 3d 4c"),
    _asked("ordering", "arranging", "ordered-by-default", "b a c d e f h g"),
    _asked("categorise", "arranging", "categorised", "1a 2b 3b 4c"),
)


def name_of(shot: str, size: tuple[int, int], look: str = "") -> str:
    """The picture's name, such as `study-80x24-light`."""
    return f"{shot}-{size[0]}x{size[1]}" + (f"-{look}" if look else "")


def names() -> set[str]:
    """The names of all pictures."""
    shots = [shot for scene in SCENES for shot, _ in scene.shots]
    return {name_of(shot, size, look) for shot in shots for size, look in TAKES}
