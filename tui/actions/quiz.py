"""What can be done in a quiz, an exam, and after them."""

from __future__ import annotations

from .table import Action

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
    Action("exam.submit", "enter", "Enter", "Keep", "Keep this answer and go to the next question", typing="Enter"),
    *CERTAINTIES,
    Action("exam.previous", "left,p", "←", "Before", "The question before; what is given here is kept"),
    Action("exam.next", "right,n", "→", "Next", "The next question; what is given here is kept"),
    Action("exam.flag", "m,f4", "m", "Mark", "Mark this question for later (F4 while typing)", typing="F4"),
    Action("exam.undo", "u", "u", "Undo", "Take your choice back", bar=False),
    Action(
        "exam.hand_in", "ctrl+s,f10", "^s", "Hand in", "See what is unanswered, and hand in", typing="^s", kept=True
    ),
    Action("exam.leave", "escape", "Esc", "Leave", "Leave the exam; a time limit runs on", typing="Esc"),
)

HAND_IN = (
    Action("hand_in.confirm", "enter,ctrl+s", "Enter", "Hand in", "Hand in: no more changes after this"),
    Action("hand_in.back", "escape,q", "Esc", "Back", "Back to the exam"),
)

PASSAGE = (Action("passage.back", "escape,w,q", "Esc", "Back", "Back to the question"),)

RESULTS = (
    Action("results.retry_missed", "r", "r", "Retry missed", "Ask those again that were not fully right"),
    Action("results.retry_all", "a", "a", "Retry all", "The whole quiz once more"),
    Action("results.next_lesson", "n", "n", "Next lesson", "On to the next lesson"),
    Action("results.explain", "w", "w", "Where", "Read the passage for the first question missed", bar=False),
    Action("results.leave", "escape,enter", "Esc", "Back", "Back to the lesson"),
)
