"""Papers: what may stand on them, what spoils them, how they add up."""

import random
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.engines.ballots.rules import (
    MarkNotOffered,
    NoWriteIns,
    NumbersNotInRow,
    Paper,
    Tally,
    TooFewChosen,
    TooManyChosen,
    TooManyPoints,
    UnknownOption,
    WriteInWrong,
    canonical,
    check_marks,
    overmarked,
    tally,
)
from backend.domain.engines.ballots.rules.rule import MARKS, BallotRule, BallotTerms, Method, Option
from backend.domain.kit.errors import Invalid

WIDE = 14


def rule(method: str, options: int = 3, **terms: Any) -> BallotRule:
    named = [Option(id=f"p{at}", label=f"项目{at}") for at in range(1, options + 1)]
    return BallotTerms(title="测试", method=Method(method), **terms).on(named)


RULES = [
    rule("yes_no_abstain"),
    rule("yes_no_abstain", seats=2, write_ins=True),
    rule("approve", WIDE, seats=5),
    rule("approve_exactly", WIDE, seats=2),
    rule("rank", WIDE, seats=2),
    rule("rank", seats=2, most=2),
    rule("score", WIDE, seats=2, points=300),
    rule("rate", WIDE),
]


@st.composite
def rules_with_papers(draw: st.DrawFn) -> tuple[BallotRule, list[Paper]]:
    """Papers as tellers may find them: overmarked ones among them."""
    found = draw(st.sampled_from(RULES))
    offered = [mark.value for mark in MARKS[found.method]]
    marks: st.SearchStrategy[Any] = st.sampled_from(offered) if offered else st.integers(1, 301)
    ids = [one.id for one in found.options]
    some = st.dictionaries(st.sampled_from(ids), marks)
    whole = st.fixed_dictionaries(dict.fromkeys(ids, marks))
    ranked = st.permutations(ids).map(lambda row: {one: at for at, one in enumerate(row, 1)})
    kinds = [some, whole] if offered else [some, whole, ranked]
    names = (
        st.lists(st.sampled_from(["李四", "王五"]), unique=True) if found.write_ins else st.just([])
    )
    papers = st.builds(
        Paper,
        st.one_of(*kinds),
        names,
        st.sampled_from([1, 1, 1, 3]),
        st.sampled_from([False] * 9 + [True]),
    )
    return found, draw(st.lists(papers, max_size=30))


def by_hand(found: BallotRule, papers: Sequence[Paper]) -> dict[str, tuple[int, int]]:
    """Count the plain way: by option, on how many papers it is named, and the sum of numbers."""
    counts = {}
    for one in found.options:
        marks = [
            (paper.marks[one.id], paper.copies)
            for paper in papers
            if one.id in paper.marks and not paper.spoilt and not overmarked(found, paper)
        ]
        total = sum(mark * copies for mark, copies in marks if isinstance(mark, int))
        counts[one.id] = (sum(copies for _, copies in marks), total)
    return counts


@given(rules_with_papers(), st.randoms(use_true_random=False))
def test_the_order_of_papers_never_matters(
    found: tuple[BallotRule, list[Paper]], chance: random.Random
) -> None:
    rule_, papers = found
    other = list(papers)
    chance.shuffle(other)
    assert tally(rule_, iter(papers)) == tally(rule_, iter(other))


@given(rules_with_papers(), st.integers(0, 30))
def test_two_piles_counted_apart_add_up_to_the_whole(
    found: tuple[BallotRule, list[Paper]], at: int
) -> None:
    rule_, papers = found
    assert tally(rule_, papers[:at]) + tally(rule_, papers[at:]) == tally(rule_, papers)


@given(rules_with_papers())
def test_the_quick_count_is_the_plain_count(found: tuple[BallotRule, list[Paper]]) -> None:
    rule_, papers = found
    counted = tally(rule_, papers)
    quick = {option: (one.named, one.total) for option, one in counted.options.items()}
    assert quick == by_hand(rule_, papers)
    assert counted.papers == sum(paper.copies for paper in papers)
    assert counted.spoilt == sum(
        paper.copies for paper in papers if paper.spoilt or overmarked(rule_, paper)
    )


@given(rules_with_papers())
def test_a_tally_survives_being_written_down(found: tuple[BallotRule, list[Paper]]) -> None:
    counted = tally(*found)
    assert Tally.model_validate_json(counted.model_dump_json()) == counted


def test_equal_papers_may_be_told_once_with_their_number() -> None:
    motion = rule("yes_no_abstain", 1)
    assert tally(motion, [Paper({"p1": "yes"}, copies=3)]) == tally(
        motion, [Paper({"p1": "yes"})] * 3
    )


def test_a_paper_that_chooses_too_many_is_spoilt_whole_and_an_empty_one_abstains() -> None:
    projects = rule("approve", 3, seats=2)
    whole = {"p1": "yes", "p2": "yes", "p3": "yes"}
    counted = tally(projects, [Paper(whole), Paper({}), Paper({"p1": "yes"})])
    assert (counted.papers, counted.spoilt, counted.empty, counted.valid) == (3, 1, 1, 2)
    assert [counted.options[one].named for one in ("p1", "p2", "p3")] == [1, 0, 0]


@pytest.mark.parametrize(
    ("found", "marks", "names", "refusal"),
    [
        (rule("approve", 3, seats=2), {"p9": "yes"}, (), UnknownOption),
        (rule("approve", 3, seats=2), {"p1": "no"}, (), MarkNotOffered),
        (rule("approve", 3, seats=2), {"p1": ["yes"]}, (), MarkNotOffered),
        (rule("approve", 3, seats=2), {"p1": True}, (), MarkNotOffered),
        (rule("rank", 3, seats=1), {"p1": True}, (), MarkNotOffered),
        (rule("rank", 3, seats=1), {"p1": 0}, (), MarkNotOffered),
        (rule("rank", 3, seats=1), {"p1": 1.0, "p2": 2, "p3": 3}, (), MarkNotOffered),
        (rule("rank", 3, seats=1), {"p1": True, "p2": 2, "p3": 3}, (), MarkNotOffered),
        (rule("approve", 3, seats=2), {}, ("李四",), NoWriteIns),
        (rule("approve", 3, seats=2, write_ins=True), {}, ("李四", "李 四"), WriteInWrong),
        (rule("approve", 3, seats=2, write_ins=True), {}, ("项目1",), WriteInWrong),
    ],
)
def test_what_no_paper_can_say_is_refused_everywhere(
    found: BallotRule, marks: Any, names: tuple[str, ...], refusal: type[Invalid]
) -> None:
    paper = Paper(marks, names)
    with pytest.raises(refusal):
        check_marks(found, paper)
    with pytest.raises(refusal):
        tally(found, [paper])


@pytest.mark.parametrize(
    ("found", "marks", "refusal"),
    [
        (rule("approve", 3, seats=1), {"p1": "yes", "p2": "yes"}, TooManyChosen),
        (rule("approve_exactly", 3, seats=2), {"p1": "yes"}, TooFewChosen),
        (rule("rank", 3, seats=1), {"p1": 1, "p2": 1}, NumbersNotInRow),
        (rule("rank", 3, seats=1), {"p1": 2, "p2": 3}, NumbersNotInRow),
        (rule("rank", 3, seats=1, most=1), {"p1": 1, "p2": 2}, TooManyChosen),
        (rule("score", 3, seats=1, points=10), {"p1": 6, "p2": 5}, TooManyPoints),
    ],
)
def test_a_phone_refuses_what_would_spoil_a_paper(
    found: BallotRule, marks: dict[str, str | int], refusal: type[Invalid]
) -> None:
    with pytest.raises(refusal) as told:
        check_marks(found, Paper(marks))
    assert told.value.issues[0].path == "body.choices.marks"
    assert tally(found, [Paper(marks)]).spoilt == 1


def test_a_paper_is_written_down_in_one_way_only() -> None:
    one = canonical("b", Paper({"p2": "no", "p1": "yes"}, ("王 五", "𠮷田")))
    other = canonical("b", Paper({"p1": "yes", "p2": "no"}, ("𠮷田", "王五")))
    assert one == other
    assert one.decode() == (
        '{"ballot_id":"b","choices":{"marks":{"p1":"yes","p2":"no"},"write_ins":["王五","𠮷田"]}}'
    )
