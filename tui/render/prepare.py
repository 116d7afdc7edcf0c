"""What a list can't know until all of it is read: whether it is loose, how long it is, which items are tasks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_TASK = re.compile(r"\[([ xX])\][ \t\n]+")


def prepare(tokens: list[Token]) -> None:
    """Write into the opening tokens' `meta`: of lists `loose` and `length`, of tasks `done`.

    The box of a task, `[x]`, is taken out of its text.
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
                if place and tokens[place - 1].type == "list_item_open":
                    _tick(tokens[place - 1], tokens[place + 1])


def _tick(item: Token, text: Token) -> None:
    if task := _TASK.match(text.content):
        item.meta = {"done": task[1] != " "}
        text.content = text.content[task.end() :]
