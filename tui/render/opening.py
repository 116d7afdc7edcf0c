"""Blocks too long for one part, divided by what they are: lists by items, tables by rows, paragraphs at spaces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .margin import Mark, bullet, item_mark, note_mark, quote_mark
from .part import HEAVIEST, PART_SIZE, Part, weight
from .runs import ItemStart, indent_of, item_start, runs
from .syntax import ADMONITION, MOST_COLUMNS, NOTE_INDENT, row_cells
from .text import whole_cut

# Containers within containers, each too long: what is deeper is shown as it is written.
DEEPEST = 6
# A table's heading is said again in each of its parts, so it must not be a burden itself.
HEAVIEST_ROW = 36_000
# How heavy a part becomes of things that could each be in the next one.
ENOUGH = HEAVIEST // 2


def opened(lines: list[str], first_line: int, within: tuple[Mark, ...] = ()) -> list[Part]:
    """Lines of Markdown in parts, blocks too long for one divided; `within` are the quotes and items around them."""
    blocks = list(runs(lines))
    sizes = [weight("\n".join(lines[block.start : block.end])) for block in blocks]
    parts: list[Part] = []
    for group in _grouped(sizes):
        first, last = blocks[group[0]], blocks[group[-1]]
        inside = lines[first.start : last.end]
        if sizes[group[0]] <= HEAVIEST:
            parts.append(Part("\n".join(inside), first_line + first.start, within=within, after=_used(within)))
        else:
            *others, part = _divided_block(first.kind, inside, first_line + first.start, within)
            parts += [*others, part._replace(after=_used(within), close=False)]
    return parts


def _divided_block(kind: str, lines: list[str], first_line: int, within: tuple[Mark, ...]) -> list[Part]:
    if len(within) >= DEEPEST and kind in ("quote", "list", "note"):
        return _stretched("raw", lines, first_line, within)
    match kind:
        case "quote":
            return _quote(lines, first_line, within)
        case "list":
            return _list(lines, first_line, within)
        case "note":
            label, _, text = lines[0].lstrip(" ").removeprefix("[^").partition("]:")
            inside = [text.lstrip(" \t"), *(_dedented(line, NOTE_INDENT) for line in lines[1:])]
            return _inside(inside, first_line, within, item_mark(note_mark(label), "accent"))
        case "table":
            return _table(lines, first_line, within)
        case "fence":
            return _fence(lines, first_line, within)
        case "indented":
            return _stretched("code", [_dedented(line, 4) for line in lines], first_line, within)
    return _stretched("text", [line.lstrip(" \t") for line in lines], first_line, within)


def _grouped(sizes: list[int]) -> Iterator[range]:
    """Neighbours in groups about half as heavy as allowed; what is heavier than that stands alone."""
    begin = total = 0
    for place, size in enumerate(sizes):
        if place > begin and (total >= ENOUGH or total + size > HEAVIEST):
            yield range(begin, place)
            begin, total = place, 0
        total += size
    if begin < len(sizes):
        yield range(begin, len(sizes))


def _used(within: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(mark.used for mark in within)


# Quotes, lists, footnotes


def _inside(lines: list[str], first_line: int, within: tuple[Mark, ...], mark: Mark) -> list[Part]:
    """What stands in a container, whose first mark only the first part shows."""
    first, *others = opened(lines, first_line, (*within, mark)) or [Part("", first_line, within=(*within, mark))]
    return [
        first,
        *(part._replace(within=(*_used((*within, mark)), *part.within[len(within) + 1 :])) for part in others),
    ]


def _quote(lines: list[str], first_line: int, within: tuple[Mark, ...]) -> list[Part]:
    inside = [_unquoted(line) for line in lines]
    admonition = ADMONITION.match(inside[0])
    if admonition is None:
        return _inside(inside, first_line, within, quote_mark())
    kind = admonition[1].lower()
    mark = quote_mark(kind)
    label = Part(kind, first_line, "admonition", within=(*within, mark), after=None)
    return [label, *_inside(inside[1:], first_line + 1, _used(within), mark)]


def _unquoted(line: str) -> str:
    text = line.lstrip(" ")
    if not text.startswith(">"):
        return line
    return text[1:].removeprefix(" ")


def _dedented(line: str, columns: int) -> str:
    """The line with that much of its indent taken away."""
    indent = indent_of(line)
    return " " * max(indent - columns, 0) + line.lstrip(" \t") if indent else line


class _Item(NamedTuple):
    start: int
    end: int
    begins: ItemStart
    number: int | None


def _items(lines: list[str]) -> list[_Item]:
    starts: list[tuple[int, ItemStart]] = []
    column = 0
    for place, line in enumerate(lines):
        if not starts or indent_of(line) < column:
            begins = item_start(line)
            if begins is not None:
                column = begins.column
                starts.append((place, begins))
    found: list[_Item] = []
    number, sign = None, ""
    for (place, begins), (end, _) in zip(starts, [*starts[1:], (len(lines), None)], strict=True):
        # Only the first number of a list counts; another bullet or delimiter begins another list.
        number = begins.number if number is None or begins.sign != sign else number + 1
        sign = begins.sign
        found.append(_Item(place, end, begins, number))
    return found


def _list(lines: list[str], first_line: int, within: tuple[Mark, ...]) -> list[Part]:
    items = _items(lines)
    sizes = [weight("\n".join(lines[item.start : item.end])) for item in items]
    parts: list[Part] = []
    for group in _grouped(sizes):
        first, last = items[group[0]], items[group[-1]]
        inside = lines[first.start : last.end]
        if sizes[group[0]] <= HEAVIEST:
            new = [Part("\n".join(inside), first_line + first.start, within=within, number=first.number)]
        else:
            depth = sum(mark.role == "bullet" for mark in within)
            sign = bullet(depth) if first.number is None else f"{first.number}{first.begins.sign}"
            inside = [
                inside[0][first.begins.column :],
                *(_dedented(line, first.begins.column) for line in inside[1:]),
            ]
            new = _inside(inside, first_line + first.start, within, item_mark(sign))
        # Items stand as close as their author set them.
        close = bool(lines[last.end - 1].strip())
        parts += [*new[:-1], new[-1]._replace(after=_used(within), close=close)]
    return parts


# Tables, code, text


def _table(lines: list[str], first_line: int, within: tuple[Mark, ...]) -> list[Part]:
    heading, rows = lines[:2], lines[2:]
    if len(row_cells(heading[0])) > MOST_COLUMNS or weight(heading[0]) > HEAVIEST_ROW:
        return _stretched("raw", lines, first_line, within)
    parts: list[Part] = []
    for group in _grouped([weight(row) for row in rows]) if rows else [range(0)]:
        inside = rows[group.start : group.stop]
        place = first_line + 2 + group.start if parts else first_line
        if inside and weight(inside[0]) > HEAVIEST_ROW:
            parts += _stretched("raw", inside, first_line + 2 + group.start, within)
        else:
            source = "\n".join([*heading, *inside])
            repeated = 2 if parts else 0
            parts.append(Part(source, place, within=within if not parts else _used(within), repeated=repeated))
    return [part._replace(after=None) for part in parts]


def _fence(lines: list[str], first_line: int, within: tuple[Mark, ...]) -> list[Part]:
    begin = lines[0].lstrip(" ")
    info = begin.lstrip(begin[0])
    last = lines[-1].strip()
    closed = len(lines) > 1 and last.startswith(begin.removesuffix(info)) and not last.strip(begin[0])
    indent = indent_of(lines[0])
    code = [_dedented(line, indent) if indent else line for line in lines[1 : -1 if closed else None]]
    return _stretched("code", code, first_line + 1, within, info.strip())


class _Stretch(NamedTuple):
    line: int
    offset: int
    text: str
    size: int
    ends: bool = True


def _stretched(
    kind: str, lines: list[str], first_line: int, within: tuple[Mark, ...], language: str = ""
) -> list[Part]:
    """Lines in parts of that kind, those too long cut: text at spaces, code anywhere."""
    stretches = [stretch for number, line in enumerate(lines or [""]) for stretch in _stretches(number, line, kind)]
    parts: list[Part] = []
    for group in _grouped([stretch.size for stretch in stretches]):
        first, last = stretches[group.start], stretches[group.stop - 1]
        source = "\n".join([stretch.text for stretch in stretches[group.start : group.stop]])
        parts.append(
            Part(
                source,
                first_line + first.line,
                kind,
                first.offset,
                within=_used(within) if parts else within,
                after=None,
                goes_on=kind == "text" or not last.ends,
                language=language,
            )
        )
    return [*parts[:-1], parts[-1]._replace(goes_on=False)]


def _stretches(number: int, line: str, kind: str) -> list[_Stretch]:
    """A line, in stretches if it is too long for one part."""
    size = weight(line)
    if size <= HEAVIEST:
        return [_Stretch(number, 0, line, size)]
    found: list[_Stretch] = []
    start = 0
    while start < len(line):
        end = start + PART_SIZE
        while weight(line[start:end]) > HEAVIEST:
            end = start + (end - start) // 2
        cut = end if kind == "code" or end >= len(line) else _good_cut(line, start, end)
        cut = whole_cut(line, cut)
        # Stretches of one line are never joined again, so each counts as a part.
        found.append(_Stretch(number, start, line[start:cut], HEAVIEST, cut >= len(line)))
        start = cut + (line[cut : cut + 1] == " " and kind != "code")
    return found


def _good_cut(line: str, start: int, end: int) -> int:
    """Where to cut a text before `end`: after a sentence, which seldom parts what belongs together, or at a space."""
    middle = (start + end) // 2
    sentence = line.rfind(". ", middle, end)
    space = sentence + 1 if sentence >= 0 else line.rfind(" ", middle, end)
    return space if space > 0 else end
