"""What can be done in a lab, and on the sheets and lists around it."""

from __future__ import annotations

from .table import Action

LAB = (
    Action("lab.run", "space", "Space", "Run", "Run, or pause"),
    Action("lab.one_step", "full_stop", ".", "Step", "Work one step"),
    Action("lab.predict", "p", "p", "Predict", "Say what you expect, before the first run"),
    Action("lab.lower", "left_square_bracket", "[", "Less", "The chosen control: less, or the choice before"),
    Action("lab.higher", "right_square_bracket", "]", "More", "The chosen control: more, or the next choice"),
    Action("lab.next_control", "tab", "Tab", "Control", "Choose the next control"),
    Action("lab.previous_control", "shift+tab", "S-Tab", "Control", "Choose the control before", bar=False),
    Action("lab.write", "enter", "Enter", "Edit", "Write the text of the chosen control", bar=False),
    Action("lab.preset(1)", "1", "1", "Preset", "Begin anew with the first preset", bar=False),
    Action("lab.preset(2)", "2", "2", "Preset", "Begin anew with the second preset", bar=False),
    Action("lab.preset(3)", "3", "3", "Preset", "Begin anew with the third preset", bar=False),
    Action("lab.preset(4)", "4", "4", "Preset", "Begin anew with the fourth preset", bar=False),
    Action("lab.same_seed", "R", "R", "Again", "Begin anew, with the same seed"),
    Action("lab.new_seed", "r", "r", "New seed", "Begin anew, with the next seed"),
    Action("lab.about", "i", "i", "What is this", "What am I seeing? (or ?)"),
    Action("lab.source", "v", "v", "Source", "The program behind it"),
    Action("lab.copy", "y", "y", "Copy", "Copy the state as a line of text", bar=False),
    Action("lab.open_line", "L,colon", "L", "Open line", "Open a state line", bar=False),
    Action("lab.move(-1, 0)", "up,k", "↑", "Up", "The cell above, or the control before", bar=False),
    Action("lab.move(1, 0)", "down,j", "↓", "Down", "The cell below, or the next control", bar=False),
    Action("lab.move(0, -1)", "left", "←", "Left", "The cell to the left, or less", bar=False),
    Action("lab.move(0, 1)", "right", "→", "Right", "The cell to the right, or more", bar=False),
    Action("lab.leave", "escape", "Esc", "Leave", "Leave the lab; it pauses, and waits for you"),
)

# While one is asked what one expects.
ASKED = (
    *(
        Action(f"lab.choose({place})", letter, letter, "Choose", "Predict this", bar=False)
        for place, letter in enumerate("abcdef")
    ),
    Action("lab.skip", "s", "s", "Skip", "Run without a prediction"),
    Action("lab.put_off", "escape", "Esc", "Back", "Back to the lab, without a prediction"),
)

# In the field for a text or a state line.
WRITING = (
    Action("lab_text.done", "ctrl+s,f10", "^s", "Use it", "Use the text", typing="^s"),
    Action("lab_text.back", "escape", "Esc", "Back", "Leave it as it was", typing="Esc"),
)

LABS = (
    Action("labs.open", "enter", "Enter", "Open", "Open the lab"),
    Action("labs.move(-1)", "up,k", "↑", "Up", "The lab before", bar=False),
    Action("labs.move(1)", "down,j", "↓", "Down", "The next lab", bar=False),
    Action("labs.back", "escape", "Esc", "Back", "Back to the lesson"),
)

SOURCE = (
    Action("source.copy", "y", "y", "Copy", "Copy the program"),
    Action("source.back", "escape,v", "Esc", "Back", "Back to the lab"),
)
