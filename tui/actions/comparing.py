"""What can be done in the comparison tab, and where subjects and tables are chosen."""

from __future__ import annotations

from .table import Action

COMPARE: tuple[Action, ...] = (
    Action("compare.note", "enter", "Enter", "Note", "Show or hide the note behind the cell"),
    Action("compare.subjects", "x", "x", "Subjects", "Choose which subjects stand side by side"),
    Action("compare.differences", "d", "d", "Differences", "Hide rows that are alike, or show them again"),
    Action("compare.filter", "f", "f", "Filter", "Show only rows that have the words you type"),
    Action("compare.recall", "h", "h", "Hide", "Hide a cell, a subject or a row, and fill it in from memory"),
    Action("compare.tables", "a", "a", "All tables", "All tables and subjects of the course"),
    Action("compare.notes", "N", "N", "All notes", "Show or hide the notes behind all cells", bar=False),
    Action("compare.sort", "S", "S", "Sort", "Sort rows: the author's order, A–Z, most different first", bar=False),
    Action("compare.earlier", "less_than_sign", "<", "Move left", "Move this subject to the left", bar=False),
    Action("compare.later", "greater_than_sign", ">", "Move right", "Move this subject to the right", bar=False),
    Action("compare.copy", "y", "y", "Copy", "Copy the table as it is shown, as Markdown", bar=False),
    Action("compare.next_table", "right_square_bracket", "]", "Next table", "The lesson's next table", bar=False),
    Action("compare.previous_table", "left_square_bracket", "[", "Table before", "The table before", bar=False),
    Action(
        "compare.back", "escape", "Esc", "Back", "Leave the recall, the filter or another lesson's table", bar=False
    ),
)

# While one types.
TYPING = (
    Action("compare.accept", "enter", "Enter", "Done", "Take what was typed", typing="Enter"),
    Action("compare.back", "escape", "Esc", "Back", "Leave the field", typing="Esc"),
)

# What leads from a blank that is filled in to another one.
BLANKS = (
    Action("compare.blank(1)", "tab,down", "Tab", "Next", "The next blank; what was typed here waits", typing="Tab"),
    Action("compare.blank(-1)", "shift+tab,up", "↑", "Before", "The blank before", typing="↑"),
)

# What shows a blank: in the table, and in the field while nothing is typed.
REVEAL = (
    Action(
        "compare.reveal",
        "equals_sign",
        "=",
        "Show it",
        "Show what is hidden, to judge yourself (or Space)",
        typing="=",
        kept=True,
    ),
)

# While a blank is filled in.
FILLING = (
    Action("compare.accept", "enter", "Enter", "Answer", "Answer with what was typed", typing="Enter"),
    *REVEAL,
    *BLANKS,
    Action("compare.back", "escape", "Esc", "Table", "To the table and its keys; Enter comes back", typing="Esc"),
)

# While one chooses what to hide.
HIDE = (
    Action("compare.hide('cell')", "c,h", "c", "Cell", "Hide this cell"),
    Action("compare.hide('subject')", "s", "s", "Subject", "Hide what is said of this subject"),
    Action("compare.hide('row')", "r", "r", "Row", "Hide this row"),
    Action("compare.hide('all')", "a", "a", "All", "Hide all cells that are shown"),
)

# While cells are hidden.
RECALL = (
    Action("compare.answer", "enter", "Enter", "Fill in", "Fill in the blank at the cursor"),
    *REVEAL,
    Action("compare.leave_recall", "escape", "Esc", "End recall", "End the recall and show the table"),
)

JUDGE = (
    Action("compare.judge(0.0)", "1", "1", "Wrong", "It was wrong"),
    Action("compare.judge(0.5)", "2", "2", "Hard", "It was half there"),
    Action("compare.judge(1.0)", "3", "3", "Right", "It was right"),
)

SUBJECTS = (
    Action("subjects.done", "enter", "Enter", "Show", "Set the ticked subjects side by side"),
    Action("subjects.tick", "space,x", "Space", "Tick", "Tick or untick the subject; one at least stays", kept=True),
    Action("subjects.tick_all", "a", "a", "All", "Tick all subjects"),
    Action("subjects.move(-1)", "up,k", "↑", "Up", "The subject before", bar=False),
    Action("subjects.move(1)", "down,j", "↓", "Down", "The next subject", bar=False),
    Action("subjects.carry(-1)", "less_than_sign", "<", "Earlier", "Move the subject up", bar=False),
    Action("subjects.carry(1)", "greater_than_sign", ">", "Later", "Move the subject down", bar=False),
    Action("subjects.back", "escape,q", "Esc", "Back", "Leave the subjects as they were"),
)

TABLES = (
    Action("tables.open", "enter", "Enter", "Open", "Show the table, or tick the subject", typing="Enter"),
    Action("tables.turn", "tab", "Tab", "Subjects", "From tables to subjects, and back", typing="Tab", kept=True),
    Action("tables.together", "ctrl+s,f10", "^s", "Show", "Set the ticked subjects side by side", typing="^s"),
    Action("tables.move(1)", "down", "↓", "Down", "The next one", bar=False),
    Action("tables.move(-1)", "up", "↑", "Up", "The one before", bar=False),
    Action("tables.move(8)", "pagedown", "Page Down", "Further down", "Eight on", bar=False),
    Action("tables.move(-8)", "pageup", "Page Up", "Further up", "Eight back", bar=False),
    Action("tables.back", "escape", "Esc", "Back", "Back to the lesson", typing="Esc"),
)
