"""The word that someone is likely to have meant."""

from __future__ import annotations

from collections.abc import Collection, Mapping

# What other programs call what these keys hold.
KEYS_ELSEWHERE = {
    "answer": "answers",
    "choices": "answers",
    "options": "answers",
    "content": "body",
    "description": "summary",
    "duration": "minutes",
    "explanation": "general_feedback",
    "hint": "hints",
    "license": "licence",
    "name": "title",
    "question": "prompt",
    "stem": "prompt",
    "type": "kind",
}
# Looking among more names than these would take longer than an author should wait for a hint.
MOST_NAMES, MOST_CANDIDATES = 5_000, 500


def nearest(word: str, words: Collection[str], elsewhere: Mapping[str, str] | None = None) -> str:
    """The closest of `words`, or '' when none is close; `elsewhere` gives other names for some of them."""
    if elsewhere and elsewhere.get(_folded(word)) in words:
        return elsewhere[_folded(word)]
    # Late: only who has written something else needs it.
    import difflib

    length = len(word)
    if length > 100 or len(words) > MOST_NAMES:
        return ""
    near = sorted(other for other in words if length <= 2 * len(other) + 1 and len(other) <= 2 * length + 1)
    # Of words alike but for capitals the small one stays: ids are written so.
    folded = {_folded(other): other for other in near[:MOST_CANDIDATES]}
    close = difflib.get_close_matches(_folded(word), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else ""


def did_you_mean(word: str, words: Collection[str]) -> str:
    """A suggestion that names the closest of `words`, or, where none is close, a few of them."""
    if guess := nearest(word, words):
        return f"did you mean `{guess}`?"
    listed = sorted(words)[:8] if len(words) <= MOST_NAMES else []
    return f"known: {', '.join(listed)}{', …' if len(words) > len(listed) else ''}" if listed else ""


def _folded(word: str) -> str:
    return word.lower().replace("-", "_").replace(" ", "_")
