from hypothesis import given
from hypothesis import strategies as st

from backend.domain.features.self_checks.rules import LIKELY, Sight, twin_score

TEXT = st.text("机井关停计量设施村镇水费漏损", min_size=0, max_size=12)
SIGHTS = st.builds(Sight, TEXT, TEXT, st.sampled_from([None, 1, 2]))


@given(SIGHTS, SIGHTS)
def test_likeness_lies_between_nothing_and_one_and_goes_both_ways(one, other):
    score = twin_score(one, other)

    assert 0 <= score <= 1
    assert score == twin_score(other, one)


def test_the_same_words_place_and_unit_are_the_same_and_other_words_are_not():
    row = Sight("三道河村两口机井没有安装计量设施", "三道河村", 1)

    assert twin_score(row, row) == 1
    assert twin_score(row, Sight("县医院周边停车困难", "", 2)) < LIKELY


def test_a_place_that_one_says_in_its_words_counts_as_said():
    within = twin_score(Sight("三道河村机井未关停"), Sight("机井未关停", "三道河村"))

    assert within > twin_score(Sight("三道河村机井未关停"), Sight("机井未关停", "付营子镇"))
