"""Carrel's own looks: ink on dark, ink on paper. Every colour of text has at least 4.5:1 on every ground it stands on
(WCAG 2.2, 1.4.3), which a test measures."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="carrel-dark",
    dark=True,
    background="#15171c",
    surface="#1b1e25",
    panel="#242832",
    foreground="#e8e4da",
    primary="#7fa8dc",
    secondary="#cdb078",
    accent="#e0a070",
    success="#94c788",
    warning="#e3bc62",
    error="#ee8a7c",
    variables={
        "text-primary": "#9dbfe8",
        "text-secondary": "#d8bf8c",
        "text-accent": "#e8b48c",
        "text-success": "#a5d39a",
        "text-warning": "#e8c87c",
        "text-error": "#f2a195",
    },
)

LIGHT = Theme(
    name="carrel-light",
    dark=False,
    background="#faf7f0",
    surface="#f4f0e6",
    panel="#e9e3d5",
    foreground="#25231e",
    primary="#2b5a96",
    secondary="#75551a",
    accent="#8a4513",
    success="#2d6a33",
    warning="#7a4f00",
    error="#a32a1f",
    variables={
        "text-primary": "#224c82",
        "text-secondary": "#644710",
        "text-accent": "#7a3a0c",
        "text-success": "#23592a",
        "text-warning": "#6b4400",
        "text-error": "#8f2016",
    },
)

OWN = (DARK, LIGHT)


def usual(color_system: str | None, no_color: bool) -> str:
    """The theme for someone who has chosen none. In a terminal of 16 colours it is made of those, as the person set
    them up, since ours would be rounded to them; without colours ours are told apart by their greys."""
    few = color_system in ("standard", "windows")
    return "ansi-dark" if few and not no_color else DARK.name
