"""A table recalled: which cells, in which order, what typed words are worth, what is to be recorded."""

from __future__ import annotations

import pytest

from tests.quiz.hiding import cells_of
from tui.course.model import Cell, Comparison, Row, Subject
from tui.questions import AnswerError
from tui.quiz.recall import HiddenCell, Recall, begin

TABLE = Comparison(
    id="t",
    title="Families",
    subjects=(Subject(id="gan", name="GAN"), Subject(id="vae", name="VAE"), Subject(id="flow", name="Flow")),
    rows=(
        Row(
            id="how",
            dimension="How it learns",
            cells={
                "gan": Cell(
                    short="By **contest**", note="Two networks.", accept=("two networks * contest", "a duel")
                ),
                "vae": Cell(short="By rebuilding its input"),
            },
        ),
        Row(
            id="data",
            dimension="Data",
            cells={"gan": Cell(short="Supervised"), "vae": Cell(short="Unsupervised"), "flow": Cell(short="In 2014")},
        ),
    ),
)
ALL = cells_of(TABLE)


def cell(row: str, subject: str) -> HiddenCell:
    found = begin(TABLE, [(row, subject)]).current
    assert found is not None
    return found


def test_a_row_a_subject_single_cells_or_all_are_hidden() -> None:
    assert ALL == (("how", "gan"), ("how", "vae"), ("data", "gan"), ("data", "vae"), ("data", "flow"))
    assert cells_of(TABLE, row="how") == (("how", "gan"), ("how", "vae"))
    assert cells_of(TABLE, subject="flow") == (("data", "flow"),)
    assert cells_of(TABLE, "how", "vae") == (("how", "vae"),)
    assert begin(TABLE, [("how", "flow"), ("gone", "gan"), ("how", "gan")]).hidden == {("how", "gan")}
    assert begin(TABLE, ()).finished


def test_what_was_missed_comes_first_and_what_was_right_last() -> None:
    known = {"cell:t/how/gan": 1.0, "cell:t/data/gan": 0.5, "cell:t/data/flow": 0.0}
    order = [(c.row, c.subject) for c in begin(TABLE, ALL, known).cells]
    assert order == [("data", "flow"), ("data", "gan"), ("how", "vae"), ("data", "vae"), ("how", "gan")]


@pytest.mark.parametrize(
    ("row", "subject", "typed", "fraction", "response"),
    [
        ("how", "gan", "By contest", 1.0, "By contest"),
        ("how", "gan", " by the *CONTEST*! ", 1.0, "by the *CONTEST*!"),
        ("how", "gan", "by contst", 1.0, "by contst"),
        ("how", "gan", "Two networks that contest", 1.0, "Two networks that contest"),
        ("how", "gan", "duel", 1.0, "duel"),
        ("how", "gan", "deul", 1.0, "deul"),
        ("how", "gan", "by rebuilding the input", None, ""),
        ("how", "gan", "by rebuilding its input", 0.0, "vae"),
        ("how", "gan", "by rebuildin its inputs", 0.0, "vae"),
        ("how", "gan", "no idea", None, ""),
        ("how", "gan", "...", None, ""),
        ("data", "vae", "supervised", 0.0, "gan"),
        ("data", "vae", "unsupervized", 1.0, "unsupervized"),
        ("data", "gan", "Unsupervised", 0.0, "vae"),
        ("data", "flow", "in 2014", 1.0, "in 2014"),
        ("data", "flow", "in 2015", None, ""),
        ("data", "flow", "2014", None, ""),
    ],
)
def test_typed_words(row: str, subject: str, typed: str, fraction: float | None, response: str) -> None:
    settled = cell(row, subject).grade(typed)
    assert (settled.fraction, settled.response) == (fraction, response) if settled else fraction is None


PASSES = Comparison(
    id="t",
    title="T",
    subjects=TABLE.subjects,
    rows=(
        Row(
            id="r",
            dimension="R",
            cells={
                "gan": Cell(short="One, through the generator", accept=("*generator*", "fast")),
                "vae": Cell(short="One, through the decoder", accept=("*decoder*", "fast")),
                "flow": Cell(short="As many as there are parameters", accept=("all parameters", "*parameters*")),
            },
        ),
    ),
)


@pytest.mark.parametrize(
    ("subject", "typed", "fraction"),
    [
        ("gan", "the generator only", 1.0),
        ("gan", "only the decoder", 0.0),
        ("gan", "only the decodr", 0.0),
        ("gan", "fast", None),
        ("gan", "the generator and the decoder", None),
        ("gan", "the genrator and the decodr", None),
        ("vae", "one, through the decoder", 1.0),
        ("vae", "all parameters", 0.0),
        ("gan", "not the generator", None),
        ("gan", "not the decoder", None),
        ("gan", "it doesn't use the genrator", None),
    ],
)
def test_what_the_course_accepts_for_another_subject_is_refused_and_what_fits_both_is_judged(
    subject: str, typed: str, fraction: float | None
) -> None:
    found = begin(PASSES, [("r", subject)]).current
    assert found is not None
    settled = found.grade(typed)
    assert (settled.fraction if settled else None) == fraction


def test_a_cell_s_own_words_are_right_whatever_patterns_another_has() -> None:
    row = Row(
        id="r",
        dimension="R",
        cells={"gan": Cell(short="The request"), "vae": Cell(short="The request, longer", accept=("*request*",))},
    )
    wide = Comparison(id="t", title="T", subjects=TABLE.subjects, rows=(row,))
    for subject, typed in (("gan", "the request"), ("vae", "the request, longer"), ("vae", "my request")):
        found = begin(wide, [("r", subject)]).current
        assert found is not None
        settled = found.grade(typed)
        assert settled is not None and settled.fraction == 1, typed


def test_an_opposite_is_no_slip_of_spelling_even_if_no_other_subject_has_it() -> None:
    lone = Comparison(id="t", title="T", subjects=TABLE.subjects, rows=(TABLE.rows[1],))
    alone = Row(id="data", dimension="Data", cells={"vae": Cell(short="Unsupervised")})
    found = begin(Comparison(id="t", title="T", subjects=lone.subjects, rows=(alone,)), [("data", "vae")]).current
    assert found is not None and found.grade("supervised") is None and found.grade("unsuperviced") is not None


@pytest.mark.parametrize("typed", ["", "  ", "x" * 1001])
def test_no_answer(typed: str) -> None:
    with pytest.raises(AnswerError):
        begin(TABLE, ALL).typed(typed)


def test_a_wording_that_no_rule_knows_is_shown_and_judged() -> None:
    shown = begin(TABLE, ALL).typed("they compete")
    assert shown.revealed and shown.words == "they compete" and ("how", "gan") not in shown.hidden
    assert not shown.done and shown.typed("By contest") is shown and shown.reveal() is shown
    assert shown.choose("how", "vae") is shown
    settled = shown.judge(0.5)
    assert settled.last is not None and not settled.revealed
    assert (settled.last.cell.item, settled.last.fraction, settled.last.response) == (
        "cell:t/how/gan",
        0.5,
        "they compete",
    )
    assert settled.current is not None and settled.current.subject == "vae"


def test_revealing_and_judging() -> None:
    start = begin(TABLE, ALL)
    assert start.judge(1.0) is start, "what is hidden can't be judged"
    settled = start.reveal().judge(1.0)
    assert settled.last is not None and (settled.last.fraction, settled.last.response) == (1.0, "")


def test_a_cell_can_be_chosen_out_of_turn() -> None:
    chosen = begin(TABLE, ALL).choose("data", "flow")
    assert chosen.current is not None and chosen.current.subject == "flow"
    settled = chosen.typed("in 2014")
    assert settled.choose("data", "flow") is settled, "what is settled is not asked again"
    assert settled.current is not None and (settled.current.row, settled.current.subject) == ("how", "gan")


def test_what_another_subject_has_says_whose_it_is() -> None:
    settled = begin(TABLE, cells_of(TABLE, subject="gan")).typed("By rebuilding its input").last
    assert settled is not None and settled.feedback == ("**VAE**: By rebuilding its input",)
    assert settled.rule == "refused: that is said of VAE"


def test_a_cell_that_is_still_to_be_recalled_is_not_told() -> None:
    settled = begin(TABLE, ALL).typed("By rebuilding its input").last
    assert settled is not None and settled.feedback == ("That is said of **VAE**.",)


def test_the_result() -> None:
    recall: Recall = begin(TABLE, cells_of(TABLE, row="data"))
    for fraction in (0.5, 1.0, 0.0):
        assert not recall.finished
        recall = recall.reveal().judge(fraction)
    assert recall.finished and recall.current is None and not recall.hidden
    assert recall.reveal() is recall and recall.typed("x") is recall
    result = recall.result
    assert (result.count, result.right, result.fraction) == (3, 1, 0.5)
    assert [missed.subject for missed in result.missed] == ["flow", "gan"]
    assert result.words == "1 of 3 cells recalled."


def test_two_cells_that_read_alike_are_right_for_each_other() -> None:
    row = Row(id="r", dimension="R", cells={"gan": Cell(short="One pass"), "vae": Cell(short="one pass.")})
    same = Comparison(id="t", title="T", subjects=TABLE.subjects, rows=(row,))
    recall = begin(same, cells_of(same))
    for _ in range(2):
        recall = recall.typed("one pass")
    assert [done.fraction for done in recall.done] == [1.0, 1.0]


def test_a_cell_of_signs_alone_is_judged() -> None:
    row = Row(id="r", dimension="R", cells={"gan": Cell(short="—", accept=("*", "")), "vae": Cell(short="x")})
    signs = Comparison(id="t", title="T", subjects=TABLE.subjects, rows=(row,))
    assert begin(signs, cells_of(signs)).typed("anything").revealed
