"""Every action a person can take, in one table: it feeds bindings, the bar of keys, the command palette and help."""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding, BindingType


class Action(NamedTuple):
    """An action: its id (for remapping), keys, the key as shown, a word or two, and a sentence.

    `typing` is the key while one types in a field, where letters are text; without one it can't be pressed there.
    """

    id: str
    keys: str
    shown: str
    words: str
    tooltip: str
    bar: bool = True
    typing: str = ""

    @property
    def method(self) -> str:
        """The Textual action: what follows the dot in the id."""
        return self.id.partition(".")[2]

    @property
    def press(self) -> str:
        """The action as a screen runs it: the app's own with their namespace."""
        return self.id if self.id.startswith("app.") else self.method


EVERYWHERE = (
    Action("app.help", "question_mark,f1", "?", "Help", "What can be done on this screen", typing="F1"),
    Action("app.command_palette", "ctrl+p", "^p", "Palette", "Find an action by name", bar=False),
    Action("app.quit", "q,ctrl+q", "q", "Quit", "Close the desk; everything is kept", typing="^q"),
)

STUDY = (
    Action("study.quiz", "t", "t", "Quiz", "Take this lesson's quiz, or go on with the one you left"),
    Action("study.exam", "T", "T", "As exam", "Take the quiz as an exam: feedback only at the end", bar=False),
    Action("study.compare", "c", "c", "Compare", "The lesson's comparison table"),
    Action("study.review", "v", "v", "Review", "Be asked what is due, from all lessons"),
    Action("study.statistics", "s", "s", "Statistics", "What was learned, in figures", bar=False),
    Action("study.search", "slash", "/", "Search", "Search in everything that the course says"),
    Action("study.glossary", "g", "g", "Glossary", "The terms of the course, and what they mean", bar=False),
    Action("study.next_lesson", "n", "n", "Next", "The next lesson"),
    Action("study.previous_lesson", "p", "p", "Previous", "The lesson before", bar=False),
    Action("study.read", "r", "r", "Read", "Read the lesson"),
    Action("study.toggle_list", "o", "o", "Lessons", "Show or hide the list of lessons"),
    Action("study.courses", "C", "C", "Courses", "Choose another course", bar=False),
    Action("study.back", "escape", "Esc", "Back", "Back to the list of lessons", bar=False),
)

SEARCH = (
    Action("search.open", "enter", "Enter", "Open", "Open the hit at the cursor", typing="Enter"),
    Action("search.move(1)", "down", "↓", "Down", "The next hit", bar=False),
    Action("search.move(-1)", "up", "↑", "Up", "The hit before", bar=False),
    Action("search.move(5)", "pagedown", "Page Down", "Further down", "Five hits on", bar=False),
    Action("search.move(-5)", "pageup", "Page Up", "Further up", "Five hits back", bar=False),
    Action("search.back", "escape", "Esc", "Back", "Back to the lesson", typing="Esc"),
)

GLOSSARY = (
    Action("glossary.open", "enter", "Enter", "Lesson", "Go to the lesson that teaches the term", typing="Enter"),
    Action("glossary.move(1)", "down", "↓", "Down", "The next term", bar=False),
    Action("glossary.move(-1)", "up", "↑", "Up", "The term before", bar=False),
    Action("glossary.scroll(1)", "pagedown", "Page Down", "Read on", "Scroll what the term means", bar=False),
    Action("glossary.scroll(-1)", "pageup", "Page Up", "Read back", "Scroll back", bar=False),
    Action("glossary.back", "escape", "Esc", "Back", "Back to the lesson", typing="Esc"),
)

CERTAINTIES = (
    Action("quiz.certain('guess')", "1", "1", "Guess", "Answer as a guess"),
    Action("quiz.certain('fairly_sure')", "2", "2", "Fairly sure", "Answer as fairly sure", bar=False),
    Action("quiz.certain('sure')", "3", "3", "Sure", "Answer as sure"),
)

QUIZ: tuple[Action, ...] = (
    Action("quiz.submit", "enter", "Enter", "Answer", "Answer as fairly sure; then go on", typing="Enter"),
    *CERTAINTIES,
    Action("quiz.hint", "i,f2", "i", "Hint", "Show a hint (F2 while typing)", typing="F2"),
    Action("quiz.explain", "w", "w", "Where", "Read the passage that explains this, after answering"),
    Action("quiz.undo", "u", "u", "Undo", "Take your choice back before answering", bar=False),
    Action("quiz.flag", "m,f4", "m", "Mark", "Mark this question for later (F4 while typing)", bar=False),
    Action("quiz.leave", "escape", "Esc", "Leave", "Leave the quiz; it waits where you are", typing="Esc"),
)

EXAM = (
    Action(
        "exam.submit", "enter", "Enter", "Keep, next", "Keep this answer and go to the next question", typing="Enter"
    ),
    *CERTAINTIES,
    Action("exam.previous", "left,p", "←", "Before", "The question before"),
    Action("exam.next", "right,n", "→", "Next", "The next question, this one as it stands"),
    Action("exam.flag", "m,f4", "m", "Mark", "Mark this question for later (F4 while typing)", typing="F4"),
    Action("exam.undo", "u", "u", "Undo", "Take your choice back", bar=False),
    Action("exam.hand_in", "ctrl+s,f10", "^s", "Hand in", "See what is unanswered, and hand in", typing="^s"),
    Action("exam.leave", "escape", "Esc", "Leave", "Leave the exam; a time limit runs on", typing="Esc"),
)

HAND_IN = (
    Action("hand_in.confirm", "enter,ctrl+s", "Enter", "Hand in", "Hand in: no more changes after this"),
    Action("hand_in.back", "escape", "Esc", "Back", "Back to the exam"),
)

PASSAGE = (Action("passage.back", "escape,w,q", "Esc", "Back", "Back to the question"),)

RESULTS = (
    Action("results.retry_missed", "r", "r", "Retry missed", "Ask those again that were not fully right"),
    Action("results.retry_all", "a", "a", "Retry all", "The whole quiz once more"),
    Action("results.next_lesson", "n", "n", "Next lesson", "On to the next lesson"),
    Action("results.explain", "w", "w", "Where", "Read the passage for the first question missed", bar=False),
    Action("results.leave", "escape,enter", "Esc", "Back", "Back to the lesson"),
)

REVIEW = (
    Action("review.submit", "enter", "Enter", "Answer", "Answer as fairly sure, or see the answer", typing="Enter"),
    Action("review.certain('guess')", "1", "1", "Guess", "Answer as a guess; of a card: it was wrong"),
    Action("review.certain('fairly_sure')", "2", "2", "Fairly sure", "Fairly sure; a card: it was hard", bar=False),
    Action("review.certain('sure')", "3", "3", "Sure", "Answer as sure; of a card: it was right"),
    Action("review.hint", "i,f2", "i", "Hint", "Show a hint (F2 while typing)", typing="F2"),
    Action("review.undo", "u", "u", "Undo", "Take your choice back before answering", bar=False),
    Action("review.explain", "w", "w", "Where", "Read the passage that explains this, after answering"),
    Action("review.leave", "escape", "Esc", "Leave", "Leave the review; what was answered stays", typing="Esc"),
)
# The same keys in the bar while a card waits to be turned, or judged.
REVEAL = Action("review.submit", "enter", "Enter", "Show the answer", "")
JUDGE = (
    Action("review.certain('guess')", "1", "1", "Wrong", ""),
    Action("review.certain('fairly_sure')", "2", "2", "Hard", ""),
    Action("review.certain('sure')", "3", "3", "Right", ""),
)

REVIEW_PAGE = (
    Action("review_page.explain", "w", "w", "Where", "Read the passage of what was failed often"),
    Action("review_page.ask_apart", "a", "a", "Ask", "Be asked what was failed often, once its passage was read"),
    Action("review_page.go_on", "enter", "Enter", "Go on", "Go on with what comes next on the desk"),
    Action("review_page.leave", "escape", "Esc", "Back", "Back to the desk"),
)

STATISTICS = (Action("statistics.leave", "escape,s", "Esc", "Back", "Back to the desk"),)

MOVING = (
    ("↑ ↓  j k", "Move or scroll by a line"),
    ("Page Up/Down  Space", "Scroll by a page"),
    ("Home End", "To the beginning or the end"),
    ("Tab  Shift+Tab", "To the next pane, or back"),
    ("Enter", "Open the lesson, or show and hide the notes of a comparison"),
    ("Mouse", "Click anything; drag to select text, then Ctrl+C copies it"),
)


def bindings(actions: tuple[Action, ...]) -> list[BindingType]:
    """The table's rows as Textual bindings, each with its id so that a person can remap it."""
    return [
        Binding(a.keys, a.method, a.words, show=a.bar, key_display=a.shown, id=a.id, tooltip=a.tooltip)
        for a in actions
    ]


# While one types, this is the way to the keys that are letters.
OUT_OF_FIELD = ("Tab", "Out of the field", "app.focus_next")


def bar_keys(actions: tuple[Action, ...]) -> tuple[tuple[str, str, str], ...]:
    """The rows for the bar of keys: key as shown, words, and the action they press."""
    return tuple((a.shown, a.words, a.press) for a in actions if a.bar)


def field_keys(actions: tuple[Action, ...]) -> tuple[tuple[str, str, str], ...]:
    """The same for a screen on which one always types."""
    return tuple((a.typing, a.words, a.press) for a in actions if a.bar and a.typing)


def typing_keys(actions: tuple[Action, ...]) -> tuple[tuple[str, str, str], ...]:
    """The same for while one types in a field."""
    first, *rest = field_keys(actions)
    return (first, OUT_OF_FIELD, *rest)
