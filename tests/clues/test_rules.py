"""The pure part: life, deadlines, twins."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from backend.domain.features.clues.rules import (
    CITATIONS,
    ENDED,
    FLOW,
    STEP_PERMISSIONS,
    ClueNumbers,
    ClueState,
    ClueStep,
    Sight,
    metres,
    twin_score,
)

words = st.text(alphabet="饮水管网漏损桥路灯井", max_size=12)
points = st.tuples(st.floats(117, 118), st.floats(40, 42))


def test_every_step_has_a_permission_and_leads_somewhere():
    assert set(STEP_PERMISSIONS) == set(ClueStep) == {step for _, step in FLOW.lines}


def test_only_a_signed_off_clue_goes_on_after_its_end_and_a_listed_one_is_rated():
    going_on = {state for state in ENDED if FLOW.open_steps(state)}

    assert going_on == {ClueState.signed_off, ClueState.listed}


def test_every_state_can_be_reached():
    assert {target for target in FLOW.lines.values()} | {ClueState.submitted} == set(ClueState)


def test_every_number_says_where_it_comes_from():
    assert set(CITATIONS) == set(ClueNumbers.model_fields)
    assert all(CITATIONS.values())


@given(words, words, points, points)
def test_likeness_is_the_same_both_ways_and_stays_between_nought_and_one(a, b, here, there):
    one, other = Sight(a, 1, *here), Sight(b, 1, *there)

    score = twin_score(one, other, near=500)

    assert score == twin_score(other, one, near=500)
    assert 0 <= score <= 1


@given(words.filter(lambda w: len(w) > 1), points)
def test_nothing_is_more_like_a_clue_than_itself(text, here):
    assert twin_score(Sight(text, 1, *here), Sight(text, 1, *here), near=500) == 1


def test_what_is_far_away_is_no_twin_however_alike_its_words():
    here, far = Sight("污水直排", 1, 117.33, 40.94), Sight("污水直排", 1, 117.43, 40.94)

    assert twin_score(here, far, near=500) == 0


def test_a_degree_of_latitude_is_about_111_kilometres():
    apart = metres(Sight("", None, 117, 40), Sight("", None, 117, 41))

    assert apart is not None
    assert 111_000 < apart < 111_400


def test_dates_beyond_the_calendar_are_no_deadline():
    from backend.domain.kit.calendar import NEVER, Light, light

    assert light(NEVER, date(2026, 3, 2)) is Light.on_time
