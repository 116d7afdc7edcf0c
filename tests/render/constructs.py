"""Constructs of CommonMark, GFM and our own, each with what must be seen of it, and what can contain them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Construct(NamedTuple):
    """A piece of Markdown, and its visible words in order. Only a `repeats` one may say some of them again."""

    name: str
    source: str
    visible: str
    repeats: bool = False


def _same(name: str, source: str) -> Construct:
    return Construct(name, source, source)


SPANS = [
    _same("one line", "Some words of prose"),
    _same("two lines", "First line\nsecond line"),
    _same("indented line", "First line\n    not code after a paragraph"),
    Construct("emphasis", "one *two* _three_ four", "one two three four"),
    Construct("strong", "one **two** __three__ four", "one two three four"),
    Construct("strong emphasis", "***both*** and **a *nested* one**", "both and a nested one"),
    Construct("emphasis in a word", "un*frigging*believable snake_case_name", "unfriggingbelievable snakecasename"),
    _same("lone stars", "2 * 3 * 4 and ** and *"),
    _same("unclosed emphasis", "an *unclosed one and **another"),
    Construct("code", "call `run(x)` now", "call runx now"),
    Construct("code with backticks", "``a ` b`` and ` `` `", "a b and"),
    _same("unclosed code", "a ` b and ``` c"),
    Construct("code over lines", "`one\ntwo`", "one two"),
    Construct("link", "see [the words](https://example.org/page)", "see the words"),
    Construct("link with title", 'see [words](/url "the title")', "see words"),
    Construct("link in angles", "see [words](<a b>)", "see words"),
    Construct("link with emphasis", "[*one* `two` **three**](/url)", "one two three"),
    Construct("link over lines", "[one\ntwo](/url)", "one two"),
    Construct("link without words", "a [](/url) b", "a b"),
    _same("brackets", "an [x] and [y][z] and ](q"),
    Construct("reference link", "see [words][ref] there\n\n[ref]: /url", "see words there"),
    Construct("collapsed reference", "see [ref][] there\n\n[ref]: /url 'title'", "see ref there"),
    Construct("shortcut reference", "see [Ref] there\n\n[rEF]: </url>", "see Ref there"),
    Construct("address", "see <https://example.org/a?b=c> there", "see https example org a b c there"),
    Construct("mail address", "write <me@example.org> soon", "write me example org soon"),
    _same("bare address", "see https://example.org/a_b_c/d there"),
    Construct("picture", "![A *fine* picture](cat.png)", "picture A fine picture"),
    Construct("picture without words", "![](cat.png)", "picture cat png"),
    Construct("picture in a link", "[![logo](l.png) home](/url)", "picture logo home"),
    Construct("picture by reference", "![alt][pic]\n\n[pic]: p.png", "picture alt"),
    Construct("hard break by spaces", "one  \ntwo", "one two"),
    Construct("hard break by backslash", "one\\\ntwo", "one two"),
    Construct("hard break by tag", "one<br>two<BR />three<br/>", "one two three"),
    Construct("entities", "&copy; &amp; &lt;b&gt; &frac12;", "b 12"),
    Construct("numbered entities", "&#65;&#x42; &#0; &nosuch;", "A B nosuch"),
    Construct("control entities", "a&#27;[31mb&#7;c&#10;d", "a[31mbc d"),
    Construct("escapes", r"\*not em\* \`x\` \[y\] \\ \a", "not em x y a"),
    _same("tags", 'a <b>bold</b> <i class="x">y</i> <!-- note --> <?php z ?>'),
    Construct("struck", "~~gone~~ and ~also~ and ~~~not~~~", "gone and also and not"),
    Construct("term", "a [[latent-space]] here", "a latent space here"),
    Construct("term with words", "a [[token|few tokens]] here", "a few tokens here"),
    Construct("term over lines", "a [[token|few\ntokens]] here", "a few tokens here"),
    _same("no term", "[[ ]] and [[a and ]]"),
    Construct("formula", "so $x_1^2 + \\alpha$ holds", "so x12 α holds"),
    Construct("displayed formula", "so $$\\frac{a}{b}$$ holds", "so a b holds"),
    Construct("formula beyond", "so $\\begin{pmatrix}a\\end{pmatrix}$ holds", "so begin pmatrix a end pmatrix holds"),
    _same("prices", "from $5 to $10 or US$3 and 4$"),
    _same("variables", "set $HOME/$USER to a$b$c"),
    _same("lone dollars", "$ and $$ and $$$"),
    _same("Chinese", "生成模型学习数据的分布，然后从中采样。它与判别模型不同：后者只学习边界。"),
    _same("Japanese", "これは長い文章です。「引用」もあります、そして続きます。ABC と 123"),
    _same("Korean", "이것은 긴 한국어 문장입니다 그리고 계속됩니다"),
    _same("joined emoji", "a 👨‍👩‍👧‍👦 b 👩🏽‍🚀 c ❤️ d 🇩🇪 e 1️⃣"),
    Construct("joined emoji in marks", "x👨‍**👩**‍👧 *❤*️ y", "x y"),
    _same("accents", "cafe\u0301 n\u0303andu\u0301 Z͑ͫ̓aͫ̓l͑go"),
    _same("right to left", "שלום עולם and مرحبا"),
    _same("nothing wide", "zero\u200bwidth and\u00a0unbroken so\u00adft"),
    _same("long word", "a " + "pneumono" * 30 + " b"),
    _same("long wide word", "a " + "漢字" * 60 + " b"),
    _same("tabs", "one\ttwo\t\tthree"),
    Construct("marks at the edge", "**" + "bold words " * 12 + "end**", "bold words " * 12 + "end"),
    Construct("footnote", "a claim[^1] here\n\n[^1]: The source.", "a claim1 here 1 The source"),
    Construct("named footnote", "a claim[^src]\n\n[^src]: The source.", "a claim src src The source"),
    Construct("footnotes together", "a[^1] b[^2]\n\n[^1]: One.\n[^2]: Two.", "a1 b2 1 One 2 Two"),
    Construct("long footnote", "a[^1]\n\n[^1]: One.\n\n    - two\n\n    three", "a1 1 One two three"),
    Construct("empty footnote", "a[^1]\n\n[^1]:\n\nb", "a1 1 b"),
    _same("footnote that is not there", "a claim[^9] and [^ x]"),
]

BLOCKS = [
    *(Construct(f"heading {n}", f"{'#' * n} Title *here* `x`", "Title here x") for n in range(1, 7)),
    Construct("closed heading", "## Title ## \n#hashtag", "Title hashtag"),
    _same("seven hashes", "####### not a heading"),
    Construct("empty heading", "#\n\ntext", "text"),
    Construct("heading with link", "# See [this][r] [[term|word]]\n\n[r]: /url", "See this word"),
    Construct("underlined heading", "Title\n=====\ntext", "Title text"),
    Construct("lower underlined heading", "Long\ntitle\n---\ntext", "Long title text"),
    Construct("rules", "a\n\n---\n\n***\n\n_ _ _\n\nb", "a b"),
    Construct("fence", "```\nx = 1\n\n  y *z*\n```", "x 1 y z"),
    Construct("fence of tildes", "~~~ text\n``` inside\n~~~", "inside"),
    Construct("fence in a language", "```python\ndef f(x):\n    return 'a' # b\n```", "def f x return a b"),
    Construct("fence in no language", "```nosuchlanguage and more\nx\n```", "x"),
    Construct("unclosed fence", "```\nx\n\ny", "x y"),
    Construct("empty fence", "a\n\n```\n```\n\nb", "a b"),
    Construct("indented fence", "  ```\n  x\n    y\n  ```", "x y"),
    Construct("code with tabs", "```\n\tx\n\t\ty\tz\n```", "x y z"),
    Construct(
        "wide code",
        "```\n" + "long line of code " * 20 + "\n漢字" * 3 + "\n```",
        "long line of code " * 20 + "漢字" * 3,
    ),
    _same("indented code", "    x = 1\n\n      y\n    z"),
    Construct("code after text", "text\n\n    code <b>\n\nmore", "text code b more"),
    Construct("bullets", "- one\n- two\n- three", "one two three"),
    Construct("stars and pluses", "* one\n* two\n+ three", "one two three"),
    Construct("loose list", "- one\n\n- two\n\n\n- three", "one two three"),
    Construct("list after text", "text\n- one\n- two\ntext", "text one two text"),
    Construct("numbers", "1. one\n2. two", "1 one 2 two"),
    Construct("numbers from seven", "7) one\n7) two", "7 one 8 two"),
    Construct("numbers from zero", "0. one\n1. two", "0 one 1 two"),
    Construct("many numbers", "\n".join(f"{n}. item" for n in range(8, 12)), "8 item 9 item 10 item 11 item"),
    _same("year at the beginning", "It was in\n1986. A good year"),
    Construct("nested lists", "- a\n  - b\n    1. c\n       - d\n  - e\n- f", "a b 1 c d e f"),
    Construct("lists in one line", "- 1. * deep", "1 deep"),
    Construct("empty items", "-\n- a\n-\n\nb", "a b"),
    Construct("item of two paragraphs", "- a\n\n  b\n- c", "a b c"),
    Construct("item with code", "- a\n\n      code\n- ```\n  b\n  ```", "a code b"),
    Construct("item with table", "- | a | b |\n  |---|---|\n  | c | d |", "a b c d", True),
    Construct("lazy item", "- a\nb\n- c", "a b c"),
    Construct("tasks", "- [ ] one\n- [x] two\n- [X] three", "one two three"),
    Construct("numbered tasks", "1. [ ] one\n2. [x] two", "1 one 2 two"),
    Construct("no tasks", "- [] one\n- [ ]two\n- [y] three", "one two y three"),
    Construct("nested tasks", "- [ ] one\n  - [x] two\n\n    three", "one two three"),
    Construct("quote", "> one\n> two", "one two"),
    Construct("lazy quote", "> one\ntwo", "one two"),
    Construct("quotes in quotes", "> one\n>> two\n>>> three", "one two three"),
    Construct("empty quote", ">\n\na", "a"),
    Construct("quote with blocks", "> # T\n>\n> - a\n>\n>       c\n>\n> | x |\n> |---|\n> | y |", "T a c x y", True),
    Construct("quote then text", "> one\n\ntwo", "one two"),
    *(
        Construct(f"admonition {name}", f"> [!{name.upper()}]\n> Text of it.", f"{name} Text of it")
        for name in ("Note", "Tip", "Important", "Warning", "Caution")
    ),
    Construct("admonition with blocks", "> [!NOTE]\n> - a\n>\n> b", "Note a b"),
    Construct("admonition alone", "> [!TIP]\n\na", "Tip a"),
    _same("no admonition", "> [!NOTE] in the line"),
    Construct("other admonition", "> [!OTHER]\n> text", "OTHER text"),
    Construct("table", "| a | b |\n|---|---|\n| c | d |\n| e | f |", "a b c d e f", True),
    Construct("bare table", "a | b\n--|--\nc | d", "a b c d", True),
    Construct("aligned table", "| a | b | c |\n|:--|:-:|--:|\n| d | e | f |", "a b c d e f", True),
    Construct(
        "wide table",
        "| first | second |\n|---|---|\n| " + "many words " * 9 + "| " + "x" * 50 + " |",
        "first second " + "many words " * 9 + "x" * 50,
        True,
    ),
    Construct("table with short rows", "| a | b |\n|---|---|\n| c |\n| d |", "a b c d", True),
    Construct("table with long rows", "| a | b |\n|---|---|\n| c | d | e | f |", "a b c d e f", True),
    Construct("escaped bars", "| a |\n|---|\n| b \\| `c \\| d` |", "a b c d", True),
    Construct("table with spans", "| *a* | `b` |\n|---|---|\n| [c](u) | [[d|e]] ~~f~~ |", "a b c e f", True),
    Construct("empty cells", "| a | |\n|---|---|\n| | b |", "a b", True),
    Construct("table of a heading", "| a | b |\n|---|---|", "a b", True),
    Construct("breaks in cells", "| a<br>b | c |\n|---|---|\n| d<br/>e | f |", "a b c d e f", True),
    Construct(
        "wide characters in cells", "| 漢字 | b |\n|---|---|\n| c | 漢字漢字 👩🏽‍🚀 |", "漢字 b c 漢字漢字", True
    ),
    Construct("many columns", "|" + "col|" * 30 + "\n|" + "-|" * 30 + "\n|" + "x|" * 30, "col" * 30, True),
    Construct("table after text", "text\n| a | b |\n|---|---|\n| c | d |\n\nmore", "text a b c d more", True),
    _same("no table", "| a | b |\n| c | d |"),
    Construct("formula block", "$$\nx^2 = y\n$$", "x2 y"),
    Construct("formula in rows", "$$\\begin{aligned}a &= b\\\\\nc &= d\\end{aligned}$$", "a b c d"),
    Construct("formula block beyond", "$$\n\\begin{cases}a\\end{cases}\n$$", "begin cases a end cases"),
    _same("unclosed formula", "$$\nx y\n\nz"),
    _same("tag block", "<div>\n<p>words</p>\n</div>"),
    _same("comment block", "<!-- a\n\nb -->"),
    Construct("definitions alone", "[a]: /x\n[b]: /y 'title'", ""),
    Construct("definition without space", "[a]:/x\n\n[a] b", "a b"),
    Construct("nothing", "\n\n  \n", ""),
]

Wrap = Callable[[str], str]


def behind(first: str, rest: str) -> Wrap:
    """A container that puts `first` before the first line and `rest` before the others."""

    def wrap(source: str) -> str:
        begin, *others = source.split("\n")
        return "\n".join([first + begin, *(rest + line if line.strip() else rest.rstrip(" ") for line in others)])

    return wrap


# What contains it, and what is seen of that before and after it.
CONTAINERS: list[tuple[str, Wrap, str, str]] = [
    ("nothing", lambda source: source, "", ""),
    ("quote", behind("> ", "> "), "", ""),
    ("tight quote", behind(">", ">"), "", ""),
    ("item", behind("- ", "  "), "", ""),
    ("numbered item", behind("12. ", "    "), "12", ""),
    ("second item", lambda source: "- before\n" + behind("- ", "  ")(source) + "\n- after", "before", "after"),
    ("list in quote", lambda source: behind("> ", "> ")(behind("- ", "  ")(source)), "", ""),
    ("quote in list", lambda source: behind("* ", "  ")(behind("> ", "> ")(source)), "", ""),
    ("list in list", lambda source: behind("1. ", "   ")(behind("- ", "  ")(source)), "1", ""),
    ("list in quote in list", lambda s: behind("- ", "  ")(behind("> ", "> ")(behind("1) ", "   ")(s))), "1", ""),
    ("nine lists", lambda source: behind("- " * 9, "  " * 9)(source), "", ""),
    ("ten quotes", behind("> " * 10, "> " * 10), "", ""),
    ("admonition", lambda source: "> [!NOTE]\n" + behind("> ", "> ")(source), "Note", ""),
    ("between paragraphs", lambda source: f"before\n\n{source}\n\nafter", "before", "after"),
]
