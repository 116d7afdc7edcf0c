"""A course to read in: links of all kinds, terms, code, several sections, and words that are found over line ends."""

from __future__ import annotations

from pathlib import Path

from tests.course.making import write_course

FILLER = "\n\n".join(f"      Paragraph {n} says something plain about nothing at all." for n in range(1, 13))
FIRST = f"""\
id: lesson
title: A lesson
sections:
  - id: first
    title: The first section
    body: |
      A [[cat]] meets a [second lesson](other#end) and a [page](https://example.org/a?b=[c]).

      ```python
      def purr(times):
          return "purr " * times
      ```

{FILLER}
  - id: middle
    title: The middle section
    body: |
      Here the naïve café stands, and a phrase that is long enough to go on over the end of any line of a screen,
      where it says **golden** retriever twice: golden retriever.

{FILLER}
  - id: last
    title: The last section
    body: |
      Far down is a [mail](mailto:a@example.org) address, a [[dog]], [nobody](nowhere) and a [script](ftp://example.org).

          indented code
          of two lines
"""
SECOND = """\
id: other
title: Another lesson
sections:
  - id: begin
    title: How it begins
    body: Words before.
  - id: end
    title: How it ends
    body: Words after.
"""
GLOSSARY = """\
terms:
  - id: cat
    term: Cat
    short: An animal that purrs [/red].
    long: It has nine lives.
    lesson: other
    confused_with: [dog]
  - id: dog
    term: Dog
    short: An animal that barks.
"""


def reading_course(folder: Path, second: str = SECOND) -> Path:
    """The course, written into this folder."""
    return write_course(folder, FIRST, second, glossary=GLOSSARY)
