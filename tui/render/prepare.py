"""What a block can't know until all of it is read: whether a list is loose, how long it is, what an item ticks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

# GitHub's admonitions, and the role of each one's bar.
ADMONITIONS = {"note": "label", "tip": "right", "important": "accent", "warning": "partly", "caution": "wrong"}
ADMONITION = re.compile(rf"\[!({'|'.join(ADMONITIONS)})\][ \t]*(?:\n|$)", re.IGNORECASE)
_TASK = re.compile(r"\[([ xX])\][ \t\n]+")


def prepare(tokens: list[Token]) -> None:
    """Write into the opening tokens' `meta`: of lists `loose` and `length`, of items `done`, of quotes `kind`.

    What says so in the text (`[x]`, `[!NOTE]`) is taken out of it.
    """
    lists: list[Token] = []
    for place, token in enumerate(tokens):
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                token.meta = {"loose": False, "length": 0}
                lists.append(token)
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                lists[-1].meta["length"] += 1
            case "paragraph_open":
                # In a tight list markdown-it hides the paragraphs that stand in its items themselves.
                if lists and token.level == lists[-1].level + 2 and not token.hidden:
                    lists[-1].meta["loose"] = True
                if place:
                    _mark(tokens[place - 1], tokens[place + 1])


def _mark(container: Token, text: Token) -> None:
    """Let a quote or list item know what the paragraph that begins it says of it."""
    if container.type == "list_item_open" and (task := _TASK.match(text.content)):
        container.meta = {"done": task[1] != " "}
        text.content = text.content[task.end() :]
    elif container.type == "blockquote_open" and (kind := ADMONITION.match(text.content)):
        container.meta = {"kind": kind[1].lower()}
        text.content = text.content[kind.end() :]
        text.map = [line + 1 for line in text.map or (0, 0)]
