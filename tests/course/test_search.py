"""Search: against a plain scan of the same texts, with hostile queries, over courses that are partly broken."""

from __future__ import annotations

import re
import time
import unicodedata
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.course.making import LESSON, another, write_course
from tui.course.loading import open_course
from tui.course.search import Entry, Hit, Index, course_index, entries

BUNDLED = Path(__file__).parents[2] / "lessons" / "generative-ai-vs-llms"
HOSTILE = [
    '" * ( OR NEAR/3 ^',
    '"',
    "*",
    "a*",
    "^a",
    "NOT",
    "AND OR",
    "title:a",
    "{a b}",
    "a + b",
    "-a",
    "a\x00b",
    "\ud800",
]
HOSTILE += ["'; DROP TABLE words; --", "(" * 5000, "a " * 5000, "%", "\\", "NEAR(a b)", "½", "ﹰ", "_", "", " "]

COMPARISON = """\
comparisons:
  - id: pair
    title: A pair
    subjects: [{id: cat, name: Cat}, {id: dog, name: Dog}]
    rows:
      - id: sound
        dimension: Sound
        cells:
          cat: {short: It purrs, note: Mostly of **evenings**}
"""
GLOSSARY = """\
terms:
  - {id: feline, term: feline, short: A kind of cat., long: Lions too., aliases: [pussy-cat]}
"""


def plain_words(text: str) -> set[str]:
    """The words of a text, found by looking at one character after the other."""
    found, word = set(), ""
    for character in unicodedata.normalize("NFKD", text + " ").casefold():
        if character.isalnum():
            word += character
        elif not unicodedata.combining(character):
            found.add(word)
            word = ""
    return found - {""}


def scan(everything: list[Entry], query: str) -> set[int]:
    """Which entries have all words of the query, the last as a beginning."""
    wanted = [next(iter(plain_words(word))) for word in query.split()]
    found = set()
    for number, entry in enumerate(everything):
        words = plain_words(f"{entry.title} {entry.text}")
        if words.issuperset(wanted[:-1]) and any(word.startswith(wanted[-1]) for word in words):
            found.add(number)
    return found


def identity(one: Entry | Hit) -> tuple[str, str, str, str, str]:
    return one.kind, one.lesson, one.section, one.item, one.title


WORDS = [
    "gan",
    "gans",
    "Gan",
    "génère",
    "genere",
    "model",
    "mode",
    "Straße",
    "strasse",
    "x1",
    "1",
    "Ελλάς",
    "модель",
    "or",
    "NEAR",
]
texts = st.lists(st.sampled_from(WORDS), max_size=12).flatmap(
    lambda words: st.lists(
        st.sampled_from([" ", ", ", "\n", " — ", "-", "_", '" ', "* "]), min_size=12, max_size=12
    ).map(lambda gaps: "".join(word + gap for word, gap in zip(words, gaps, strict=False)))
)
made = st.lists(st.tuples(texts, texts), min_size=1, max_size=12)


@settings(deadline=None)
@given(made, st.lists(st.sampled_from([*WORDS, "g", "m", "str"]), min_size=1, max_size=3))
def test_what_has_all_the_words_is_found_and_nothing_else(pairs: list[tuple[str, str]], words: list[str]) -> None:
    everything = [
        Entry(kind="section", title=title, text=text, item=str(number)) for number, (title, text) in enumerate(pairs)
    ]
    query = " ".join(words)
    hits = Index(everything).search(query)
    assert len({hit.item for hit in hits}) == len(hits)
    assert {int(hit.item) for hit in hits} == scan(everything, query)


@settings(deadline=None)
@given(made, st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
def test_what_is_marked_is_what_was_sought(pairs: list[tuple[str, str]], words: list[str]) -> None:
    index = Index(Entry(kind="section", title=title, text=text) for title, text in pairs)
    for hit in index.search(" ".join(words)):
        assert "\n" not in hit.snippet and len(hit.snippet) < 100
        for start, end in hit.ranges:
            (marked,) = plain_words(hit.snippet[start:end])
            assert any(marked.startswith(sought) for word in words for sought in plain_words(word))


def test_the_bundled_course_against_a_plain_scan() -> None:
    everything = list(entries(open_course(BUNDLED)))
    index = Index(everything)
    for query in ("gan", "the d", "mode collapse", "training data", "tok", "picture noise step", "nowhereatall"):
        hits = index.search(query, limit=len(everything))
        expected = sorted(identity(everything[number]) for number in scan(everything, query))
        assert sorted(map(identity, hits)) == expected, query


def test_every_word_that_a_reader_sees_is_in_what_is_searched() -> None:
    course = open_course(BUNDLED)
    known = {(one.kind, one.lesson, one.section or one.item): plain_words(one.text) for one in entries(course)}
    for head in course.heads:
        lesson = course.lesson(head.id)
        for section in lesson.sections:
            read = plain_words(re.sub(r"\[\[[^\]]*\]\]|\]\([^)]*\)", " ", section.body))
            assert read <= known["section", lesson.id, section.id]
        for table in lesson.comparisons:
            for row in table.rows:
                for subject, cell in row.cells.items():
                    assert plain_words(cell.short) <= known["cell", lesson.id, f"{table.id}/{row.id}/{subject}"]
    for term in course.terms():
        assert plain_words(term.short) <= known["term", term.lesson, term.id]


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: repr(query)[:30])
def test_no_query_is_an_error(query: str) -> None:
    index = Index([Entry(kind="section", title="or", text="near 3 a b, not title or drop table words")])
    assert len(index.search(query)) <= 1


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=200))
def test_no_text_and_no_query_is_an_error(query: str, text: str) -> None:
    for hit in Index([Entry(kind="note", title=text[:9], text=text)]).search(query):
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.ranges)


def test_signs_of_queries_are_no_operators() -> None:
    index = Index(
        [Entry(kind="section", title="one", text="apples"), Entry(kind="section", title="two", text="pears")]
    )
    assert not index.search("apples OR pears")
    assert not index.search("apples NOT kiwis")
    assert [hit.title for hit in index.search('"apples"')] == ["one"]


def test_kinds_places_and_what_cannot_be_read(tmp_path: Path) -> None:
    broken = another(LESSON, "second", "q2").replace("sections:", "sections: [")
    folder = write_course(tmp_path, LESSON + COMPARISON, broken, glossary=GLOSSARY)
    index = course_index(open_course(folder), [("lesson", "first", "My own thought")])

    def places(query: str) -> list[tuple[str, str, str, str]]:
        return [(hit.kind, hit.lesson, hit.section, hit.item) for hit in index.search(query)]

    assert places("words read") == [("section", "lesson", "first", "")]
    assert places("tests lesson") == [("lesson", "lesson", "", "")]
    assert places("evenings purrs") == [("cell", "lesson", "", "pair/sound/cat")]
    assert places("pussy") == [("term", "", "", "feline")]
    assert places("thought") == [("note", "lesson", "first", "")]
    (folder / "glossary.yaml").write_text("terms: [")
    assert not course_index(open_course(folder)).search("feline")


def test_what_is_called_by_the_words_comes_first() -> None:
    entry = Entry(kind="term", title="GAN", text="Two networks.")
    longer = [Entry(kind="cell", title=f"GAN and GAN {number}", text="gan gan gan") for number in range(10)]
    assert Index([*longer, entry]).search("gan")[0].title == "GAN"


def test_the_snippet_shows_the_words_together() -> None:
    text = "mode " + "filler " * 200 + "here mode collapse happens " + "filler " * 200
    (hit,) = Index([Entry(kind="section", title="A", text=text)]).search("mode collapse")
    assert [hit.snippet[start:end] for start, end in hit.ranges] == ["mode", "collapse"]
    assert hit.snippet.startswith("…") and hit.snippet.endswith("…")


def test_han_is_found_by_each_of_its_characters() -> None:
    index = Index([Entry(kind="section", title="模型", text="生成模型很大。")])
    assert len(index.search("模")) == len(index.search("型大")) == 1 and not index.search("小")


def test_built_in_one_thread_and_asked_in_others() -> None:
    made: list[Index] = []
    builder = Thread(target=lambda: made.append(Index([Entry(kind="note", title="A", text="word")])))
    builder.start()
    builder.join()
    assert made[0].search("wor")


def test_a_whole_word_comes_before_the_beginning_of_one() -> None:
    said = [f"the closing words of part {number}, {'and more ' * (number % 3)}" for number in range(1, 200)]
    index = Index(Entry(kind="section", title=f"Part {chr(96 + n % 26)}", text=text) for n, text in enumerate(said))
    found = index.search("words of part 1")
    assert "part 1," in found[0].snippet and len(found) == 50


def test_a_large_text_costs_little() -> None:
    index = Index(Entry(kind="section", title=str(n), text="filler words " * 40_000 + "end") for n in range(10))
    began = time.process_time()
    assert len(index.search("end")) == 10
    assert time.process_time() - began < 2
