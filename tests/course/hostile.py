"""The texts of files made to do harm."""

from __future__ import annotations

from .making import HEAD

MEGABYTE = 1024 * 1024


def questions(*lines: str) -> str:
    return HEAD + "questions:\n" + "".join(f"  - {line}\n" for line in lines)


def many(form: str, count: int, between: str = ", ") -> str:
    """The form with each number from 0 in the place of N."""
    return between.join(form.replace("N", str(number)) for number in range(count))


def comparisons(subjects: str, *rows: str) -> str:
    """A lesson with one table that asks for all forms of questions."""
    lines = "".join(f"      - {row}\n" for row in rows)
    forms = "[which, match, categorise, difference]"
    table = f"  - id: c\n    title: C\n    ask: {forms}\n    subjects: [{subjects}]\n    rows:\n{lines}"
    return f"{HEAD}comparisons:\n{table}"


def body(text: str) -> str:
    return HEAD.replace("      Some words to read.", f"      {text}")


ALIAS_BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
PATTERNS = many("{text: '*a*N*b', correct: true}", 100)
CHOICE = "{id: qN, kind: single_choice, prompt: P, answers: [{text: a, correct: true}, {text: b}]}"

# Name: the file's text, and the code that is expected among its problems ('' where a file is only large or odd).
FILES: dict[str, tuple[str, str]] = {
    "alias bomb": (ALIAS_BOMB, "yaml-alias"),
    "anchor in a loop": ("id: &a [*a]\n", "yaml-alias"),
    "merge keys": ("a: &a {b: c}\n<<: [*a, *a]\n", "yaml-alias"),
    "deep lists": ("id: " + "[" * 100_000, "too-deep"),
    "deep mappings": ("id: " + "{a: " * 100_000, "too-deep"),
    "deep blocks": ("\n".join(" " * level + "a:" for level in range(1_800)), "too-deep"),
    "deep dashes": ("- " * 500_000, "too-deep"),
    "a megabyte of plain text": (HEAD + "summary: " + "word " * (MEGABYTE // 5), "doubled-key"),
    "a megabyte of quoted text": (body("x").replace("For the tests.", f'"{"word " * (MEGABYTE // 5)}"'), "too-long"),
    "a megabyte of block text": (body("words\n      " * (MEGABYTE // 12)), "too-long"),
    "a megabyte in one word": (body("a" * MEGABYTE), "too-long"),
    "a megabyte for a key": (HEAD + "a" * MEGABYTE + ": b\n", "yaml-syntax"),
    "a long key": (HEAD + '? "' + "a" * 400_000 + '"\n: b\n', "unknown-key"),
    "too large a file": (HEAD + "#" * (5 * MEGABYTE), "file-too-large"),
    "a huge whole number": (HEAD + "minutes: " + "9" * 400_000 + "\n", "wrong-type"),
    "a huge number": (
        questions("{id: q, kind: true_false, prompt: P, answer: true, marks: 1e999999999}"),
        "wrong-type",
    ),
    "a long value": (
        questions(f"{{id: q, kind: numerical, prompt: P, answers: [{{value: {'1' * 400_000}, correct: true}}]}}"),
        "not-a-number",
    ),
    "a python tag": ("id: !!python/object/apply:os.system ['touch harm']\n", "yaml-tag"),
    "a tag of its own": ("id: !harm [a]\n", "yaml-tag"),
    "too many values": (HEAD + f"requires: [{many('a', 50_000)}]\n", "file-too-large"),
    "many unknown keys": (HEAD + many("kN: v", 18_000, "\n"), "too-many-problems"),
    "many values on a long line": (HEAD + f"requires: [{many('l' * 90 + 'N', 18_000)}]\n", ""),
    "many faults": (
        questions(*[CHOICE.replace("N", str(n)).replace("text", "txet") for n in range(1_500)]),
        "unknown-key",
    ),
    "many doubled ids": (questions(*[CHOICE] * 1_500), "doubled-id"),
    "many requirements": (HEAD + f"requires: [{many('lN', 18_000)}]\n", ""),
    "many links": (body(many("[x](lN)", 40_000, " ")), "long-sentence"),
    "many terms": (body(many("[[tN]]", 40_000, " ")), "long-sentence"),
    "many backticks": (body("`a``b```" * 50_000), ""),
    "many brackets": (body("[[" * 200_000), ""),
    "many open links": (body("[a](" * 100_000), ""),
    "many stars": (body("*_" * 200_000), ""),
    "many hyphens": (body("a-" * 200_000), ""),
    "many full stops": (body("a. " * 150_000), ""),
    "many quotes": (body("> " * 200_000), ""),
    "many fences": (body("```\n      " * 45_000), ""),
    "many spaces": (body("a" + " " * 450_000 + "b"), ""),
    "a long question": (
        questions(CHOICE.replace("prompt: P", f'prompt: "{"which " * 75_000}"')),
        "no-explanation",
    ),
    "many open placeholders": (
        questions(
            f'{{id: q, kind: cloze, prompt: P, text: "{"{{" * 200_000}", '
            "blanks: [{kind: short_answer, answers: [{text: a, correct: true}]}]}"
        ),
        "missing-blank",
    ),
    "many blanks": (
        questions(
            f'{{id: q, kind: cloze, prompt: P, text: "{many("{{N}}", 2_200, " ")}", '
            f"blanks: [{many('{kind: short_answer, answers: [{text: a, correct: true}]}', 2_200)}]}}"
        ),
        "unknown-blank",
    ),
    "many wordings": (
        questions(
            "{id: q, kind: short_answer, prompt: P, spelling: 5, "
            f"answers: [{many('{text: answerN}', 6_000)}, {{text: z, correct: true}}]}}"
        ),
        "no-feedback",
    ),
    "many patterns": (
        questions(
            *[
                f"{{id: q{number}, kind: short_answer, prompt: P, spelling: 100, answers: [{PATTERNS}]}}"
                for number in range(50)
            ]
        ),
        "unreachable-answer",
    ),
    "many numbers": (
        questions(
            "{id: q, kind: numerical, prompt: P, "
            f"answers: [{many('{value: N}', 6_000)}, {{value: '*', correct: true}}]}}"
        ),
        "no-feedback",
    ),
    "many pairs": (
        questions(f"{{id: q, kind: matching, prompt: P, pairs: [{many('{left: lN, right: rN}', 6_000)}]}}"),
        "too-many-choices",
    ),
    "many categories": (
        questions(
            f"{{id: q, kind: categorise, prompt: P, categories: [{many('{id: cN, name: nN}', 3_000)}], "
            f"items: [{many('{text: tN, category: cN}', 3_000)}]}}"
        ),
        "too-many-choices",
    ),
    "many items": (
        questions(f"{{id: q, kind: ordering, prompt: P, items: [{many('iN', 18_000)}]}}"),
        "too-many-choices",
    ),
    "many cells": (
        comparisons(
            many("{id: sN, name: S}", 200),
            *(f"{{id: r{row}, dimension: D, cells: {{{many('xN: {short: S}', 200)}}}}}" for row in range(218)),
        ),
        "unknown-subject",
    ),
    "too many cells": (
        comparisons(
            many("{id: sN, name: S}", 200),
            *(f"{{id: r{row}, dimension: D, cells: {{{many('sN: {short: S}', 200)}}}}}" for row in range(230)),
        ),
        "file-too-large",
    ),
    "many cells with unknown keys": (
        comparisons(
            many("{id: sN, name: S}", 200),
            *(f"{{id: r{row}, dimension: D, cells: {{{many('sN: {shrt: S}', 200)}}}}}" for row in range(218)),
        ),
        "unknown-key",
    ),
    "many accepted wordings": (
        comparisons(
            "{id: a, name: A}", f"{{id: r, dimension: D, cells: {{a: {{short: S, accept: [{many('aN', 88_000)}]}}}}}}"
        ),
        "nothing-to-ask",
    ),
    "many rows that are alike": (
        comparisons(
            "{id: a, name: A}, {id: b, name: B}",
            *(f"{{id: r{row}, dimension: D, cells: {{a: {{short: s}}, b: {{short: s}}}}}}" for row in range(10_000)),
        ),
        "",
    ),
    "many subjects": (
        comparisons(
            many("{id: sN, name: S}", 10_000),
            *(f"{{id: r{row}, dimension: D, cells: {{{many('sN: {short: S}', 10_000)}}}}}" for row in range(2)),
        ),
        "",
    ),
    "many tables of nothing": (HEAD + "comparisons:\n" + many("  - {kN: T}", 44_000, "\n"), "too-many-problems"),
    "many sections": (
        "id: lesson\ntitle: T\nsections:\n"
        + many("  - {id: sN, title: T, body: B}", 3_000, "\n")
        + "\nquestions:\n"
        + "".join(f"  - {CHOICE.replace('kind', 'section: tN, kind').replace('N', str(n))}\n" for n in range(400)),
        "unknown-section",
    ),
    "a NUL character": (body("a\0b"), "control-character"),
    "an escape sequence": (body("a\x1b]52;c;aGFybQ==\x07b"), "control-character"),
    "many escape sequences": (body("\x1b]" * 200_000), "control-character"),
    "C1 controls": (body("\x9b31m" * 80_000), "control-character"),
    "escaped controls": (HEAD.replace("For the tests.", '"' + r"\x1b" * 100_000 + '"'), "control-character"),
    "an escaped surrogate": (HEAD.replace("For the tests.", r'"\ud800"'), "yaml-syntax"),
    "many tabs": (HEAD + "# " + "\t" * 1_000_000 + "\n", "yaml-tab"),
    "many quoted tabs": (HEAD + "requires: [" + '"\t", ' * 18_000 + "]\n", ""),
    "as large as can be": (HEAD + "#" * (4 * MEGABYTE - 400), ""),
    "mixed line ends": (HEAD + "#\r\n#\n" * 800_000, "mixed-line-ends"),
    "other line ends": (HEAD + "#\x85" * 400_000, "control-character"),
    "split sentences": (HEAD + "requires: [" + "a b, c d., " * 9_000 + "x]\n", "comma-split"),
    "nulls": (HEAD + "requires: [" + "~, " * 18_000 + "~]\n", "null-text"),
}
