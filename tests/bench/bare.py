"""The bare app that everything is measured against: Header, Static, Footer, and two keys. Run as a script."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Footer, Header, Static

READY = "page 0, line 36"


def page(number: int) -> str:
    """A screenful of words that differ from page to page."""
    words = "some words to fill the width of a screen"
    return "\n".join(f"page {number}, line {line}: {words}" for line in range(37))


class BareApp(App[None]):
    """As little as an app with a title, a text and a bar of keys can be."""

    TITLE = "Bare"
    BINDINGS = [Binding("n", "next_page", "Next"), Binding("q", "quit", "Quit")]
    number = 0

    def compose(self) -> ComposeResult:
        yield Header()
        yield Static(page(0), markup=False)
        yield Footer()

    def action_next_page(self) -> None:
        """Another screenful."""
        self.number += 1
        self.query_one(Static).update(page(self.number))


if __name__ == "__main__":
    BareApp().run()
