"""How bodies stand, and where what is said of them does not agree; inventory 8, 9, trap (c)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.features.staffing.queries import Counts
from backend.domain.features.staffing.rules import (
    BodyStanding,
    NothingSaid,
    PartTooLarge,
    Says,
    SaysBoth,
    check,
    conflicts,
    standing,
)

B = BodyStanding
numbers = st.one_of(st.none(), st.integers(0, 50))
says = st.builds(
    Says, st.sampled_from(["承德县", "承德市"]), st.none(), numbers, numbers, numbers, numbers
)


def test_32_of_83_is_not_40_per_cent():
    assert Counts(bodies=83, one_person=32).share == "38.55"


def test_chengde_county_says_none_where_the_city_says_that_it_has_some():
    found = conflicts([Says("承德县", exists=False), Says("承德市", exists=True)])

    assert found == ["一人委：承德县说没有，承德市说有。"]


def test_a_number_of_none_is_none_and_one_of_some_is_some():
    assert conflicts([Says("承德县", one_person=0), Says("承德市", exists=False)]) == []
    assert conflicts([Says("宽城", one_person=4), Says("承德市", exists=True)]) == []
    assert conflicts([Says("宽城", one_person=4), Says("承德市", one_person=3)]) == [
        "一人委：宽城说 4 个，承德市说 3 个。"
    ]


@given(one=says, other=says)
def test_who_speaks_first_makes_no_conflict_and_nobody_contradicts_themselves(one, other):
    assert conflicts([one, one]) == []
    assert len(conflicts([one, other])) == len(conflicts([other, one]))


@given(one=says)
def test_who_says_nothing_contradicts_nobody(one):
    assert conflicts([one, Says("名册")]) == []


@pytest.mark.parametrize(
    ("posts", "going", "in_place", "stands"),
    [
        (None, 1, 1, B.unknown),
        (0, 0, 0, B.staffed),
        (1, 0, 0, B.untouched),
        (1, 2, 0, B.under_way),
        (1, 2, 1, B.cleared),
        (2, 1, 0, B.staffed),
    ],
)
def test_a_body_stands_by_its_posts_and_its_measures(posts, going, in_place, stands):
    assert standing(posts, going=going, in_place=in_place) is stands


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (Says("县"), NothingSaid),
        (Says("县", bodies=3, one_person=4), PartTooLarge),
        (Says("县", exists=False, one_person=2), SaysBoth),
        (Says("县", exists=True, one_person=0), SaysBoth),
    ],
)
def test_what_makes_no_sense_is_refused(said, refusal):
    with pytest.raises(refusal):
        check(said)
