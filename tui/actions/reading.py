"""What can be done in the reading pane, and wherever links are read."""

from __future__ import annotations

from .table import Action

FOLLOW = (
    Action("read.next_stop", "tab", "Tab", "Links", "Mark the next link, term or block of code; after the last, on"),
    Action("read.previous_stop", "shift+tab", "Shift+Tab", "Link before", "Mark the one before", bar=False),
    Action("read.follow_stop", "enter", "Enter", "Follow", "Follow the link or term that is marked", bar=False),
)

READ = (
    Action("read.find", "slash", "/", "Find", "Find words in this lesson; n and N then lead from match to match"),
    *FOLLOW,
    Action("read.copy", "y", "y", "Copy", "Copy the block of code that is marked, or the next one in the text"),
    Action("read.next_section", "right_square_bracket,J", "]", "Next section", "The next section", bar=False),
    Action("read.previous_section", "left_square_bracket,K", "[", "Section before", "The section before", bar=False),
    Action("read.wider", "plus", "+", "Wider", "Longer lines, 120 columns at most", bar=False),
    Action("read.narrower", "minus", "-", "Narrower", "Shorter lines, 40 columns at least", bar=False),
)

# While a search in the lesson is on; otherwise these keys are the desk's.
FOUND = (
    Action("read.next_found", "n", "n", "Next match", "Where the lesson next has what you look for"),
    Action("read.previous_found", "N", "N", "Match before", "Where it had it before"),
    Action("read.end_find", "escape", "Esc", "End the search", "The marks in the text go away"),
)

# In the field in which one types what to find.
FIND = (
    Action("find.keep", "enter", "Enter", "Read on", "Back to the text; n and N lead on", typing="Enter"),
    Action("find.next_found", "down", "↓", "Next", "The next match", typing="↓"),
    Action("find.previous_found", "up", "↑", "Before", "The match before", typing="↑"),
    Action("find.end_find", "escape", "Esc", "End", "End the search", typing="Esc"),
)

# On the sheet that says what a term means.
TERM = (
    Action("term.open", "enter", "Enter", "Lesson", "Go to what is marked, else to the lesson that teaches the term"),
    Action("term.next_stop", "tab", "Tab", "Links", "Mark the next link", bar=False),
    Action("term.glossary", "g", "g", "Glossary", "See the term among the others of the course"),
    Action("term.back", "escape,q", "Esc", "Close", "Back to the text"),
)

# On the sheet that shows where a link leads, outside the course.
ADDRESS = (
    Action("address.open", "enter", "Enter", "Open", "Open the address in the browser"),
    Action("address.copy", "y", "y", "Copy", "Copy the address"),
    Action("address.back", "escape,q", "Esc", "Close", "Back to the text"),
)
