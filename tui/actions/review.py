"""What can be done in a review, and on the pages about what is remembered."""

from __future__ import annotations

from .table import Action

REVIEW = (
    Action("review.submit", "enter", "Enter", "Answer", "Answer as fairly sure, or see the answer", typing="Enter"),
    Action("review.certain('guess')", "1", "1", "Guess", "Answer as a guess; of a card: it was wrong"),
    Action("review.certain('fairly_sure')", "2", "2", "Fairly sure", "Fairly sure; a card: it was hard", bar=False),
    Action("review.certain('sure')", "3", "3", "Sure", "Answer as sure; of a card: it was right"),
    Action("review.hint", "i,f2", "i", "Hint", "Show a hint (F2 while typing)", typing="F2"),
    Action(
        "review.undo", "u,ctrl+z", "u", "Undo", "Take your choice back, or what you said of the last card", bar=False
    ),
    Action("review.explain", "w", "w", "Where", "Read the passage that explains this, after answering"),
    Action("review.leave", "escape", "Esc", "Leave", "Leave the review; what was answered stays", typing="Esc"),
)

# The same keys in the bar while a card waits to be turned, or judged.
REVEAL = Action("review.submit", "enter", "Enter", "Show", "")

# And while what was said of the card before may be taken back.
TAKE_BACK = Action("review.undo", "u,ctrl+z", "u", "Take back", "", typing="^z", kept=True)

JUDGE = (
    Action("review.certain('guess')", "1", "1", "Wrong", ""),
    Action("review.certain('fairly_sure')", "2", "2", "Hard", ""),
    Action("review.certain('sure')", "3", "3", "Right", ""),
)

REVIEW_PAGE = (
    Action("review_page.undo", "u,ctrl+z", "u", "Take back", "Take back what you said of the last card"),
    Action("review_page.explain", "w", "w", "Where", "Read the passage of what was failed often"),
    Action("review_page.ask_apart", "a", "a", "Ask", "Be asked what was failed often, once its passage was read"),
    Action("review_page.confusions", "c", "c", "Mixed up", "What you mixed up, and the way to see it side by side"),
    Action("review_page.go_on", "enter", "Enter", "Go on", "Go on: with more to ask, or what comes next on the desk"),
    Action("review_page.leave", "escape", "Esc", "Back", "Back to the desk"),
)

STATISTICS = (
    Action("statistics.confusions", "c", "c", "Mixed up", "What you mix up, and the way to see it side by side"),
    Action("statistics.leave", "escape,s", "Esc", "Back", "Back to the desk"),
)

CONFUSIONS = (
    Action("confusions.open", "enter,c", "Enter", "Side by side", "See the two beside each other"),
    Action("confusions.move(1)", "down,j", "↓", "Down", "The next two", bar=False),
    Action("confusions.move(-1)", "up,k", "↑", "Up", "The two before", bar=False),
    Action("confusions.leave", "escape", "Esc", "Back", "Back to where you were"),
)

PLAN = (
    Action("plan.begin", "enter", "Enter", "Start", "Begin: what is due, what you mix up, then new reading"),
    Action("plan.step(-1)", "left,down,h,j", "←", "Less", "Fewer minutes; or type how many"),
    Action("plan.step(1)", "right,up,l,k", "→", "More", "More minutes; or type how many"),
    Action("plan.leave", "escape,m,q", "Esc", "Back", "Back to the desk"),
)
