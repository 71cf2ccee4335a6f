"""The margin, the lists, the calendar, the milestones: inventory 92, 93; rules of the places."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.features.projects.rules import (
    DAY_NAMES,
    DEFAULT_LISTS,
    BeyondYear,
    Calendar,
    CollectingTooShort,
    DaysMisordered,
    MilestoneKind,
    MilestonesUnfit,
    NotFeasible,
    NotPositive,
    OnNegativeList,
    Planned,
    ProjectNumbers,
    PublishedTooShort,
    check_calendar,
    check_milestones,
    check_screening,
    least_candidates,
)


@pytest.mark.parametrize(
    ("to_choose", "percent", "least"),
    [(12, 25, 15), (10, 20, 12), (10, 100, 20), (12, 20, 15), (1, 1, 2), (61, 20, 74)],
)
def test_candidates_exceed_the_number_to_choose_by_the_margin(to_choose, percent, least):
    """Source: 宁海 2013 and 辛集 2019 15 for 12, 海南 2024 12 for 10, 溧阳 2010 20 for 10."""
    assert least_candidates(to_choose, percent) == least


@given(st.integers(1, 500), st.integers(1, 200))
def test_one_candidate_fewer_would_not_reach_the_margin(to_choose, percent):
    least = least_candidates(to_choose, percent)

    assert (least - to_choose) * 100 >= to_choose * percent
    assert least > to_choose
    fewer = least - 1
    assert fewer == to_choose or (fewer - to_choose) * 100 < to_choose * percent


FEASIBLE = {"money": True, "land": True, "one_year": True}


def test_what_passes_is_on_the_positive_list_and_not_on_the_negative():
    check_screening(DEFAULT_LISTS, ["p1"], **FEASIBLE)
    with pytest.raises(NotPositive):
        check_screening(DEFAULT_LISTS, [], **FEASIBLE)
    with pytest.raises(OnNegativeList):
        check_screening(DEFAULT_LISTS, ["p1", "n2"], **FEASIBLE)


@pytest.mark.parametrize("missing", ["money", "land", "one_year"])
def test_what_passes_has_money_and_land_and_is_done_within_the_year(missing):
    with pytest.raises(NotFeasible):
        check_screening(DEFAULT_LISTS, ["p1"], **{**FEASIBLE, missing: False})


def test_every_line_of_the_lists_says_where_it_comes_from():
    assert all(entry.source for listed in DEFAULT_LISTS.values() for entry in listed)


def calendar(**days):
    first = date(2026, 9, 1)
    plain = dict(zip(DAY_NAMES, (first + timedelta(days=40 * n) for n in range(8)), strict=True))
    return Calendar(**{**plain, **days})


def test_a_calendar_goes_forward():
    check_calendar(calendar(), ProjectNumbers())
    for name in DAY_NAMES[1:]:
        with pytest.raises((DaysMisordered, PublishedTooShort, CollectingTooShort)):
            check_calendar(calendar(**{name: date(2026, 8, 31)}), ProjectNumbers())


def test_collecting_takes_a_month_and_publication_a_week():
    """Source: 开封市人大 2024-11: a month at least."""
    with pytest.raises(CollectingTooShort):
        check_calendar(calendar(collect_to=date(2026, 9, 29)), ProjectNumbers())
    check_calendar(calendar(collect_to=date(2026, 9, 30)), ProjectNumbers())
    late = calendar().session_on - timedelta(days=6)
    with pytest.raises(PublishedTooShort):
        check_calendar(calendar(publish_by=late), ProjectNumbers())


START, PROGRESS, FINISH = MilestoneKind


def stones(*said):
    return [Planned(kind, kind.value, day) for kind, day in said]


def test_work_starts_once_and_finishes_once_within_the_year():
    june, december, january = date(2026, 6, 1), date(2026, 12, 31), date(2027, 1, 1)
    check_milestones(stones((START, june), (FINISH, december)), 2026, year_target=False)
    beyond = stones((START, june), (FINISH, january))
    with pytest.raises(BeyondYear):
        check_milestones(beyond, 2026, year_target=False)
    check_milestones(beyond, 2026, year_target=True)
    for unfit in (
        stones((START, june)),
        stones((FINISH, june), (START, june)),
        stones((START, june), (START, june), (FINISH, june)),
        stones((START, december), (PROGRESS, june), (FINISH, december)),
    ):
        with pytest.raises(MilestonesUnfit):
            check_milestones(unfit, 2026, year_target=False)
