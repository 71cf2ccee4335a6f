"""The declaration: what a count comes to under a rule, with the reasons in words."""

from backend.domain.engines.ballots.rules.count import Tally
from backend.domain.engines.ballots.rules.declared import (
    BallotVerdict,
    Declaration,
    FollowKind,
    Holding,
    Numbers,
)
from backend.domain.engines.ballots.rules.rule import BallotRule, Denominator, Method
from backend.domain.engines.ballots.rules.seats import seated
from backend.domain.engines.ballots.rules.standings import Standings
from backend.domain.engines.ballots.rules.wording import cited, least, roll_words, share_words


def declare(
    rule: BallotRule,
    tally: Tally,
    *,
    entitled: int,
    present: int | None,
    given_out: int,
) -> Declaration:
    """Return what the count comes to.

    `entitled` are all on the roll, `given_out` the papers drawn on phones and handed out on paper.
    Source: Local Organic Law (地方组织法, 2022), art. 14, 25, 29; Election Law (选举法, 2020),
    art. 44
    """
    numbers = _numbers(tally, entitled, present, given_out)
    base = _base(rule, numbers)
    threshold = None if rule.needs is None else least(rule.needs, base, strict=rule.strict)
    holding, opening = _holding(rule, numbers)
    if holding is not Holding.holds:
        return Declaration(
            holding=holding, numbers=numbers, base=base, threshold=threshold, trace=opening
        )
    count = Standings(rule, tally, base, threshold)
    if rule.seats is not None:
        return seated(count, numbers, opening)
    one_by_one = count.rated if rule.method is Method.rate else count.by_itself
    outcomes = tuple(one_by_one(option) for option in rule.options)
    return Declaration(
        holding=holding,
        numbers=numbers,
        base=base,
        threshold=threshold,
        outcomes=outcomes,
        chosen=tuple(one.option for one in outcomes if one.verdict is BallotVerdict.passed),
        trace=(*opening, *(one.trace for one in outcomes)),
    )


def following(rule: BallotRule, declaration: Declaration) -> BallotRule | None:
    """Return the rule of the run-off or second vote; None if nothing is left to decide.

    In a run-off those with the most votes are chosen. Source: Local Organic Law (地方组织法, 2022),
    art. 29: 就票数相等的人再次投票，以得票多的当选
    """
    follow = declaration.follow
    if follow is None:
        return None
    changed: dict[str, object] = {"seats": follow.seats, "most": None}
    if follow.kind is FollowKind.run_off:
        changed |= {"needs": None, "write_ins": False}
    return BallotRule(**{**dict(rule), **changed, "options": follow.options})


def _numbers(tally: Tally, entitled: int, present: int | None, given_out: int) -> Numbers:
    not_returned = max(0, given_out - tally.papers)
    return Numbers(
        entitled=entitled,
        present=present,
        given_out=given_out,
        collected=tally.papers,
        valid=tally.valid,
        spoilt=tally.spoilt,
        empty=tally.empty,
        not_returned=not_returned,
        not_pressed=max(0, (given_out if present is None else present) - tally.papers),
    )


def _base(rule: BallotRule, numbers: Numbers) -> int:
    match rule.denominator:
        case Denominator.all_deputies | Denominator.all_members:
            return numbers.entitled
        case Denominator.present:
            return numbers.given_out if numbers.present is None else numbers.present
        case Denominator.valid_papers:
            return numbers.valid


def _holding(rule: BallotRule, numbers: Numbers) -> tuple[Holding, tuple[str, ...]]:
    """Say whether the ballot holds, with the lines that tell why."""
    n, roll = numbers, roll_words(rule)
    papers = f"发出 {n.given_out} 张，收回 {n.collected} 张"
    if n.collected > n.given_out:
        fault = f"收回多于发出，本次投票无效{cited(rule, 'validity')}"
        return Holding.more_papers, (f"{papers}；{fault}",)
    papers += f"；有效 {n.valid} 张（其中空白弃权 {n.empty} 张），作废 {n.spoilt} 张"
    papers += f"；未交回 {n.not_returned} 张，未按 {n.not_pressed} 人"
    if rule.quorum is None or n.present is None:
        return Holding.holds, (f"{roll} {n.entitled}；{papers}",)
    needed = least(rule.quorum, n.entitled, strict=rule.quorum_strict)
    said = f"{roll} {n.entitled}，{share_words(rule.quorum, strict=rule.quorum_strict)} {needed}"
    said += f"；出席 {n.present}，"
    if n.present < needed:
        return Holding.no_quorum, (f"{said}不足法定人数，不能表决{cited(rule, 'quorum')}", papers)
    return Holding.holds, (f"{said}达到法定人数{cited(rule, 'quorum')}", papers)
