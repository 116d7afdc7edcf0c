"""The part of lessons/README.md that says every field, made from the schemas.

Run `python -m tests.course.readme_fields` to write it anew; a test holds it to the schemas.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tui.course.schema import schema
from tui.questions import KINDS

README = Path(__file__).parents[2] / "lessons" / "README.md"
BEGIN, END = "<!-- fields: begin (python -m tests.course.readme_fields) -->\n", "<!-- fields: end -->\n"

LESSON = schema("lesson")
RECORDS: dict[str, Any] = LESSON["definitions"]
QUESTIONS = {kind: struct.__name__ for kind, struct in KINDS.items()}
# The heading that a record is described under; where a key holds one, it is called so without the article.
HEADINGS = {
    "Section": "A section",
    "Comparison": "A comparison",
    "Subject": "A subject",
    "Row": "A row",
    "Cell": "A cell",
    "LabSetting": "A lab",
    "LabPrediction": "A lab's prediction",
    "LabAnswer": "Where its answer comes from",
    "LabGoal": "A lab's goal",
    "Source": "A source",
    "Option": "An option",
    "Answer": "An accepted wording",
    "NumericalAnswer": "An accepted number",
    "Unit": "A unit",
    "TruthFeedback": "Feedback to true and false",
    "WordBlank": "A blank for words",
    "NumberBlank": "A blank for a number",
    "ChoiceBlank": "A blank to choose for",
    "Pair": "A pair",
    "Category": "A category",
    "Item": "An item",
}
OF_A_LAB = ("LabSetting", "LabPrediction", "LabAnswer", "LabGoal")
OF_A_LESSON = ("Section", "Comparison", "Subject", "Row", "Cell", *OF_A_LAB, "Source")
OF_QUESTIONS = tuple(record for record in HEADINGS if record not in OF_A_LESSON)
CALLED = {
    **{record: heading.removeprefix("A ").removeprefix("An ").lower() for record, heading in HEADINGS.items()},
    "LabPrediction": "prediction",
    "LabAnswer": "where it comes from",
    "LabGoal": "goal",
    "CombinedFeedback": "combined feedback",
    "Exam": "exam",
    "Term": "term",
}


def text() -> str:
    """The section, as Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    course, glossary = schema("course"), schema("glossary")
    yield from _table("`course.yaml`", course)
    yield from _table("An exam in it", course["definitions"]["Exam"])
    yield from _table("A lesson file", LESSON)
    for record in OF_A_LESSON:
        yield from _table(HEADINGS[record], RECORDS[record])
    common = _common()
    yield from _table("A question of any kind", RECORDS[QUESTIONS["true_false"]], common)
    yield from _table("Its combined feedback", RECORDS["CombinedFeedback"])
    for kind, record in sorted(QUESTIONS.items()):
        own = [key for key in RECORDS[record]["properties"] if key not in common]
        yield from _table(f"What `{kind}` has besides", RECORDS[record], own)
    for record in OF_QUESTIONS:
        yield from _table(HEADINGS[record], RECORDS[record])
    yield from _table("`glossary.yaml`", glossary)
    yield from _table("A term in it", glossary["definitions"]["Term"])


def _common() -> list[str]:
    """The keys that all kinds of questions have."""
    keys = [set(RECORDS[record]["properties"]) for record in QUESTIONS.values()]
    return [key for key in RECORDS[QUESTIONS["true_false"]]["properties"] if all(key in others for others in keys)]


def _table(title: str, record: dict[str, Any], only: list[str] | None = None) -> Iterator[str]:
    yield from (f"#### {title}", "", "| key | holds | |", "|---|---|---|")
    for key, field in record["properties"].items():
        if only is None or key in only:
            holds = "one of the nine kinds" if only and key == "kind" else _holds(field)
            more = ", required" if key in record["required"] else _default(field)
            yield f"| `{key}` | {holds}{more} | {_escaped(field['description'])} |"
    yield ""


def _holds(field: dict[str, Any]) -> str:
    """What a value is, in words."""
    if "allOf" in field:
        return _holds(field["allOf"][0])
    if "$ref" in field:
        record = field["$ref"].rpartition("/")[2]
        return "question" if record in QUESTIONS.values() else CALLED[record]
    if "enum" in field:
        return " · ".join(f"`{word}`" for word in field["enum"])
    if "anyOf" in field:
        return " or ".join(dict.fromkeys(_holds(option) for option in field["anyOf"]))
    match field["type"]:
        case "array":
            return f"list: {_holds(field['items'])}"
        case "object":
            return f"mapping: {_holds(field['additionalProperties'])}"
        case "integer":
            return "whole number"
        case "boolean":
            return "true or false"
        case "number":
            return "number"
        case _:
            return "text"


def _default(field: dict[str, Any]) -> str:
    default = field.get("default")
    if default is None or isinstance(default, (dict, list)):
        return ""
    if isinstance(default, bool):
        return f" (`{str(default).lower()}`)"
    return f" (`{default:.3g}`)" if isinstance(default, float) else f" (`{default}`)"


def _escaped(words: str) -> str:
    return words.replace("|", "\\|")


def main() -> None:
    """Write the section into the README."""
    readme = README.read_text(encoding="utf-8")
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    README.write_text(before + BEGIN + "\n" + text() + END + after, encoding="utf-8")


if __name__ == "__main__":
    main()
