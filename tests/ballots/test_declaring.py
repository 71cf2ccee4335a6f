"""The declaration: majorities, ties, shortfalls, ratings, and the words that say why."""

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from backend.domain.engines.ballots.rules import (
    BallotRule,
    BallotTerms,
    BallotVerdict,
    Declaration,
    FollowKind,
    Holding,
    Method,
    Option,
    Paper,
    declare,
    following,
    tally,
)
from backend.domain.engines.ballots.rules.wording import least, percent, share_words
from backend.outside.ballot_rules import shipped

SHIPPED = {one["id"]: one for one in shipped()}


def rule(name: str, count: int, **changed: Any) -> BallotRule:
    terms = BallotTerms.model_validate({**SHIPPED[name]["terms"], **changed})
    return terms.on([Option(id=f"p{at}", label=f"项目{at}") for at in range(1, count + 1)])


def chose(*numbers: int, copies: int = 1) -> Paper:
    return Paper({f"p{at}": "yes" for at in numbers}, copies=copies)


def result(found: BallotRule, *papers: Paper, entitled: int, **numbers: Any) -> Declaration:
    numbers = {"present": entitled, "given_out": entitled, **numbers}
    return declare(found, tally(found, papers), entitled=entitled, **numbers)


def test_a_resolution_passes_with_more_than_half_of_all_deputies() -> None:
    motion = rule("law-motion", 1)
    told = result(
        motion,
        Paper({"p1": "yes"}, copies=140),
        Paper({"p1": "no"}, copies=50),
        Paper({}, copies=5),
        entitled=225,
        present=203,
        given_out=200,
    )
    assert told.outcomes[0].verdict is BallotVerdict.passed
    assert told.trace[-1] == (
        "项目1：全体代表 225，过半数 113；赞成 140、反对 50、未填（按弃权计） 5，通过；"
        "依据 地方组织法（2022）第二十五条"
    )
    numbers = told.numbers
    assert (numbers.empty, numbers.not_returned, numbers.not_pressed) == (5, 5, 8)
    assert "未交回 5 张，未按 8 人" in told.trace[1]


@given(st.integers(1, 400))
def test_exactly_half_is_not_more_than_half(half: int) -> None:
    yes = Paper({"p1": "yes"}, copies=half)
    more = result(rule("law-motion", 1), yes, entitled=2 * half)
    reached = result(rule("law-motion", 1, strict=False), yes, entitled=2 * half)
    assert more.outcomes[0].verdict is BallotVerdict.failed
    assert reached.outcomes[0].verdict is BallotVerdict.passed


@given(st.integers(0, 10_000), st.fractions(0, 1, max_denominator=60), st.booleans())
def test_the_least_number_is_the_first_that_exceeds_or_reaches(
    base: int, part: Fraction, strict: bool
) -> None:
    needed = least(part, base, strict=strict)
    assert needed >= 1
    assert needed > part * base if strict else needed >= part * base
    if needed > 1:
        assert not (needed - 1 > part * base if strict else needed - 1 >= part * base)


PILES = st.lists(
    st.sets(st.integers(1, 5), max_size=3).map(lambda one: chose(*sorted(one))), max_size=40
)


@given(PILES, st.integers(1, 5), st.sampled_from(["law-projects", "lanting"]))
def test_a_vote_more_never_takes_a_choice_away(papers: list[Paper], at: int, name: str) -> None:
    found = rule(name, 5, seats=3, most=3, quorum=None)
    for denominator in ("all_deputies", "present", "valid_papers"):
        asked = BallotRule.model_validate({**found.model_dump(), "denominator": denominator})
        before = result(asked, *papers, entitled=50)
        after = result(asked, *papers, chose(at), entitled=50)
        if f"p{at}" in before.chosen:
            assert f"p{at}" in after.chosen
        turned = [paper for paper in papers if not paper.marks]
        if turned:
            rest = list(papers)
            rest.remove(turned[0])
            after = result(asked, *rest, chose(at), entitled=50)
            assert f"p{at}" not in before.chosen or f"p{at}" in after.chosen


@given(PILES)
def test_the_seats_are_never_overfilled_and_those_chosen_have_the_most(papers: list[Paper]) -> None:
    told = result(rule("lanting", 5, seats=2, most=2), *papers, entitled=50)
    votes = {one.option: one.votes for one in told.outcomes}
    assert len(told.chosen) <= 2
    assert len(told.chosen) + told.open_seats == 2
    for one in told.chosen:
        assert all(votes[one] >= votes[other] for other in votes if other not in told.chosen)
    assert bool(told.tied) == (told.follow is not None and told.follow.kind is FollowKind.run_off)


def test_those_level_at_the_last_seat_go_into_a_run_off_for_what_is_left() -> None:
    found = rule("law-projects", 3, seats=2, most=2)
    told = result(
        found, chose(1, 2, copies=60), chose(1, 3, copies=60), entitled=112, given_out=120
    )
    assert told.chosen == ("p1",)
    assert told.tied == ("p2", "p3")
    again = following(found, told)
    assert again is not None
    assert [one.id for one in again.options] == ["p2", "p3"]
    assert (again.seats, again.needs) == (1, None)
    settled = result(again, chose(2, copies=3), chose(3, copies=2), entitled=112)
    assert settled.chosen == ("p2",)


def test_a_tie_can_be_taken_in_or_left_out_where_the_place_says_so() -> None:
    papers = [chose(1, 2, copies=60), chose(1, 3, copies=60)]
    wide = rule("law-projects", 3, seats=2, most=2, tie="all_in")
    told = result(wide, *papers, entitled=112, given_out=120)
    assert (told.chosen, told.open_seats, told.follow) == (("p1", "p2", "p3"), 0, None)
    narrow = rule("law-projects", 3, seats=2, most=2, tie="none_in", shortfall="fill_fewer")
    told = result(narrow, *papers, entitled=112, given_out=120)
    assert (told.chosen, told.open_seats, told.follow) == (("p1",), 1, None)


def test_too_few_with_a_majority_are_voted_on_again_or_fewer_seats_are_filled() -> None:
    papers = [chose(1, copies=60), chose(2, copies=30)]
    again = rule("law-projects", 3, seats=2, most=2)
    told = result(again, *papers, entitled=100)
    assert told.follow is not None
    assert told.follow.kind is FollowKind.vote_again
    assert [one.id for one in told.follow.options] == ["p2", "p3"]
    assert told.trace[-1].startswith("不足应选数，就空缺的另行投票")
    told = result(rule("law-projects", 3, seats=2, shortfall="fill_fewer"), *papers, entitled=100)
    assert (told.chosen, told.open_seats, told.follow) == (("p1",), 1, None)


def test_more_papers_than_were_given_out_void_the_ballot() -> None:
    told = result(rule("law-motion", 1), Paper({}, copies=11), entitled=20, given_out=10)
    assert told.holding is Holding.more_papers
    assert told.outcomes == ()
    assert "收回多于发出，本次投票无效；依据 选举法（2020）第四十四条" in told.trace[0]


def test_without_two_thirds_of_all_deputies_there_is_no_vote() -> None:
    short = result(rule("law-motion", 1), entitled=225, present=149)
    enough = result(rule("law-motion", 1), entitled=225, present=150)
    assert (short.holding, enough.holding) == (Holding.no_quorum, Holding.holds)


def test_somebody_written_in_can_be_elected_and_stand_in_a_run_off() -> None:
    election = rule("law-election", 1)
    against = Paper({"p1": "no"}, ("李四",), copies=60)
    told = result(election, against, entitled=100)
    assert told.chosen == ("write-in:李四",)
    tie = rule("law-election", 1, needs=None)
    level = result(tie, against, Paper({"p1": "yes"}, copies=60), entitled=120)
    again = following(tie, level)
    assert again is not None
    assert [one.label for one in again.options] == ["项目1", "李四"]


def test_choosing_a_candidate_and_somebody_else_for_one_seat_spoils_the_paper() -> None:
    election = rule("law-election", 1)
    assert tally(election, [Paper({"p1": "yes"}, ("李四",))]).spoilt == 1


def test_exactly_half_in_a_zhenhai_rating_is_what_the_rule_says_it_is() -> None:
    papers = [
        Paper({"p1": "satisfied"}, copies=20),
        Paper({"p1": "basically_satisfied"}, copies=30),
        Paper({"p1": "dissatisfied"}, copies=50),
    ]
    grades = [
        result(rule(name, 1), *papers, entitled=100).outcomes[0].grade
        for name in ("zhenhai", "zhenhai-half")
    ]
    assert grades == ["不满意", "基本满意"]


def test_a_huzhou_rating_tells_rates_and_gives_no_grade() -> None:
    papers = [Paper({"p1": "satisfied"}, copies=342), Paper({"p1": "dissatisfied"}, copies=5)]
    told = result(rule("huzhou", 1), *papers, entitled=400)
    assert told.outcomes[0].grade is None
    assert "满意和基本满意 98.56%" in told.outcomes[0].trace


def test_priority_numbers_are_turned_into_points() -> None:
    found = rule("liyang", 3, seats=1, most=3)
    told = result(
        found,
        Paper({"p1": 1, "p2": 2}, copies=2),
        Paper({"p2": 1, "p3": 2, "p1": 3}, copies=2),
        entitled=4,
    )
    assert {one.option: one.votes for one in told.outcomes} == {"p1": 8, "p2": 10, "p3": 4}
    assert told.chosen == ("p2",)


def test_every_shipped_rule_says_where_it_comes_from_and_can_be_voted_by() -> None:
    for one in SHIPPED.values():
        assert one["source"]
        terms = BallotTerms.model_validate(one["terms"])
        found = terms.on([Option(id=str(at), label=str(at)) for at in range(25)])
        assert set(terms.citations) <= {*BallotTerms.model_fields, "validity"}
        told = result(found, Paper({}, copies=3), entitled=3)
        assert told.holding is Holding.holds
        assert BallotRule.model_validate_json(found.model_dump_json()) == found
        assert found.method is not Method.rate or told.chosen == ()


def test_shares_are_said_as_the_law_says_them() -> None:
    half, thirds = Fraction(1, 2), Fraction(2, 3)
    assert share_words(half, strict=True) == "过半数"
    assert share_words(half, strict=False) == "半数以上"
    assert share_words(thirds, strict=False) == "三分之二以上"
    assert share_words(thirds, strict=True) == "超过三分之二"
    assert percent(Fraction(342, 347)) == "98.56%"
    assert percent(half) == "50%"
