"""Points to learn from: what is read from a person's text, what is refused, and what counts as found."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.labs.base import LabError
from tui.labs.points import DATA, HEART, MOST, Cloud, cloud, fitted, read_points, spread_centres, squares

EIGHT = [(float(x), float(-x)) for x in range(8)]


@pytest.mark.parametrize("line", ["{},{}", "{} ,  {}", "{};{}", "{}\t{}", "{}   {}"])
def test_csv_is_read(line: str) -> None:
    text = "\n".join(line.format(*point) for point in EIGHT)
    assert read_points(text).tolist() == [list(point) for point in EIGHT]
    assert read_points("x, y\n\n" + text.replace("\n", "\r\n\r\n") + "\n").tolist() == [
        list(point) for point in EIGHT
    ]


def changed(number: int, line: str) -> str:
    lines = [f"{x},{y}" for x, y in EIGHT]
    lines[number - 1] = line
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("nan,2", "`points` line 3: nan is no place"),
        ("1,inf", "`points` line 3: inf is too far out (coordinates go to 1,000,000,000"),
        ("-1e12,2", "`points` line 3: -1e12 is too far out"),
        ("1,two", "`points` line 3: “two” is not a number"),
        ("1,", "`points` line 3: “” is not a number"),
        ("one,two", "`points` line 3: “one” is not a number"),
        ("1,2,3", "`points` line 3: a point is two numbers, `x, y`, but here are 3 fields"),
        ("17", "`points` line 3: a point is two numbers, `x, y`, but here is one field"),
    ],
)
def test_a_faulty_line_is_refused_by_its_number(line: str, words: str) -> None:
    with pytest.raises(LabError) as refused:
        read_points(changed(3, line))
    assert str(refused.value).startswith(words)


def test_only_the_first_line_may_be_a_heading() -> None:
    with pytest.raises(LabError, match=r"line 2: “x” is not a number"):
        read_points("x,y\nx,y\n" + changed(1, "1,1"))


@pytest.mark.parametrize("text", ["", "  \n\t\n"])
def test_no_points_at_all_are_refused(text: str) -> None:
    with pytest.raises(LabError, match="none yet"):
        read_points(text)


def test_too_few_and_too_many_are_refused() -> None:
    with pytest.raises(LabError, match=r"too few: 7 points \(it takes 8 at least"):
        read_points(changed(8, ""))
    with pytest.raises(LabError, match="too few: 1 point "):
        read_points("#")
    assert len(read_points("\n".join(f"{x},1" for x in range(MOST)))) == MOST
    with pytest.raises(LabError, match=r"too many: 2,001 points \(it takes 2,000 at most"):
        read_points("\n".join(f"{x},1" for x in range(MOST + 1)))


def test_points_all_on_one_spot_are_refused() -> None:
    with pytest.raises(LabError, match="one spot"):
        read_points("2,3\n" * 9)
    with pytest.raises(LabError, match="one spot"):
        read_points("2,3\n" * 9 + "2,3.0000000001")


def test_a_drawing_is_read_with_its_top_up_and_its_shape_kept() -> None:
    drawn = read_points("#...#\n.....\n*   o\n#####")
    assert drawn.tolist()[:4] == [[0, 0], [2, 0], [0, -2], [2, -2]]
    assert len(drawn) == 9
    assert len(read_points(HEART)) == HEART.count("#")


def test_own_points_are_fitted_and_keep_their_shape() -> None:
    placed = fitted(np.array([(0.0, 0.0), (1e9, 5e8)]))
    assert placed.tolist() == [[-1.2, -0.6], [1.2, 0.6]]


@given(st.text(alphabet=st.sampled_from("# .,;\n\t0123456789-+einfax*∞٣"), max_size=300) | st.text())
def test_any_text_gives_points_or_is_refused(text: str) -> None:
    try:
        points = read_points(text)
    except LabError as error:
        assert str(error)
    else:
        assert 8 <= len(points) <= MOST
        assert np.isfinite(points).all()
        assert np.abs(fitted(points)).max() <= 1.2001


@pytest.mark.parametrize("name", DATA.values)
def test_a_data_set_finds_itself_good(name: str) -> None:
    data = cloud(name, HEART)
    points, labels = data.sample(2_000, np.random.default_rng(5))
    assert points.shape == (2_000, 2) and labels.shape == (2_000,)
    assert set(labels.tolist()) == set(range(data.classes))
    assert np.abs(points).max() < 1.6
    # Of a normal spread in the plane, 98.9% lie within three sigma.
    assert data.hits(points).mean() >= 0.98
    assert data.hits(points, labels).mean() >= 0.98
    assert data.modes(points) == len(data.centres)
    assert data.shares.sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("name", "centres", "classes"), [("ring8", 8, 8), ("grid9", 9, 9), ("moons", 8, 2), ("own", 8, 8)]
)
def test_the_data_sets(name: str, centres: int, classes: int) -> None:
    data = cloud(name, HEART)
    assert (len(data.centres), data.classes) == (centres, classes)


def test_own_points_are_read_for_own_data_alone() -> None:
    assert len(cloud("ring8", "nan,nan").centres) == 8
    with pytest.raises(LabError, match="line 1"):
        cloud("own", "nan,1\n1,2")


def test_own_points_join_into_a_shape_as_close_as_they_stand() -> None:
    near = cloud("own", "\n".join(f"{math.cos(i)},{math.sin(i)}" for i in range(300)))
    far = cloud("own", "\n".join(f"{x},{y}" for x, y in EIGHT))
    assert (near.sigma, far.sigma) == (0.02, 0.06)
    assert 0.02 < cloud("own", HEART).sigma <= 0.06


def square() -> Cloud:
    return Cloud(np.array([(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)]), 0.1)


def test_hits_by_hand() -> None:
    points = np.array([(0.0, 0.29), (0.0, 0.31), (1.0, 1.0), (5.0, 5.0)])
    assert square().hits(points).tolist() == [True, False, True, False]
    assert square().hits(points, np.array([0, 0, 2, 3])).tolist() == [True, False, False, False]


def test_modes_by_hand() -> None:
    """Of 160 points a spot counts with a quarter of its quarter: with 10 good ones."""
    at = [(0.0, 0.0)] * 120 + [(1.0, 0.0)] * 10 + [(0.0, 1.0)] * 9 + [(0.6, 1.0)] * 21
    assert square().modes(np.array(at)) == 2
    assert square().modes(np.array([(0.0, 1.0), *at[1:]])) == 3
    assert square().modes(np.full((50, 2), 7.0)) == 0


def test_squares_by_hand() -> None:
    found = squares(np.array([(0.0, 0.0), (3.0, 4.0)]), np.array([(3.0, 0.0)]))
    assert found.tolist() == [[9], [16]]


def test_centres_are_where_the_points_gather() -> None:
    rng = np.random.default_rng(0)
    middles = np.array([(0.0, 0.0), (5.0, 0.0), (0.0, 5.0)])
    centres, belongs = spread_centres(np.repeat(middles, 30, axis=0) + rng.normal(0, 0.1, (90, 2)), 3)
    assert sorted(np.round(centres).tolist()) == [[0, 0], [0, 5], [5, 0]]
    assert len(set(belongs[:30].tolist())) == 1 and np.bincount(belongs).tolist() == [30, 30, 30]


def test_fewer_places_than_centres_do_no_harm() -> None:
    centres, belongs = spread_centres(np.array([(0.0, 0.0), (1.0, 0.0)] * 10), 8)
    assert len(centres) == 2 and set(belongs.tolist()) == {0, 1}
