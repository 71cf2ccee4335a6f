"""Filling seats: those with the majority, the most votes first; what a tie and a shortfall do."""

from collections.abc import Sequence

from backend.domain.engines.ballots.rules.declared import (
    BallotOutcome,
    BallotVerdict,
    Declaration,
    Follow,
    FollowKind,
    Holding,
    Numbers,
)
from backend.domain.engines.ballots.rules.rule import BallotRule, Option, Shortfall, Tie
from backend.domain.engines.ballots.rules.standings import WRITE_IN, Standing, Standings
from backend.domain.engines.ballots.rules.wording import cited


def seated(count: Standings, numbers: Numbers, opening: tuple[str, ...]) -> Declaration:
    """Fill the seats: those with the majority, the most votes first."""
    rule, seats = count.rule, count.rule.seats or 0
    listed = [count.standing(one) for one in rule.options] + count.written_in()
    least_votes = count.threshold or 1
    able = sorted(
        (one for one in listed if one.papers >= least_votes and one.votes > 0),
        key=lambda one: -one.votes,
    )
    chosen, tied = _filled(able, seats)
    lines = [*opening, _bar(count, len(able), seats)]
    if tied and rule.tie is Tie.all_in:
        chosen, level = [*chosen, *tied], tied
        lines.append(f"{_names(level)} 票数相等，一并入选{cited(rule, 'tie')}")
        tied = []
    elif tied and rule.tie is Tie.none_in:
        lines.append(f"{_names(tied)} 票数相等，都不入选{cited(rule, 'tie')}")
        tied = []
    open_seats = max(0, seats - len(chosen))
    follow = _follow(rule, chosen, tied, open_seats)
    outcomes = _outcomes(listed, able, chosen, tied, count)
    lines += [one.trace for one in outcomes]
    lines.append(
        f"应选 {seats}，选出 {len(chosen)}" + (f"，空缺 {open_seats}" if open_seats else "")
    )
    if tied:
        lines.append(
            f"{_names(tied)} 票数相等，就票数相等的再次投票，选 {open_seats}{cited(rule, 'tie')}"
        )
    elif open_seats:
        again = "就空缺的另行投票" if follow else "空缺的不再补选"
        lines.append(f"不足应选数，{again}{cited(rule, 'shortfall')}")
    return Declaration(
        holding=Holding.holds,
        numbers=numbers,
        base=count.base,
        threshold=count.threshold,
        outcomes=outcomes,
        chosen=tuple(one.id for one in chosen),
        tied=tuple(one.id for one in tied),
        open_seats=open_seats,
        follow=follow,
        trace=tuple(lines),
    )


def _filled(able: Sequence[Standing], seats: int) -> tuple[list[Standing], list[Standing]]:
    """Return those who are chosen for sure, and those level at the last seat."""
    if len(able) <= seats or able[seats - 1].votes > able[seats].votes:
        return list(able[:seats]), []
    last = able[seats].votes
    return (
        [one for one in able if one.votes > last],
        [one for one in able if one.votes == last],
    )


def _bar(count: Standings, able: int, seats: int) -> str:
    if not count.bar:
        return f"应选 {seats}；以得票多的入选{cited(count.rule, 'needs')}"
    return f"应选 {seats}；{count.bar}，达到的 {able}{cited(count.rule, 'needs')}"


def _follow(
    rule: BallotRule, chosen: Sequence[Standing], tied: Sequence[Standing], open_seats: int
) -> Follow | None:
    if tied:
        options = tuple(_option(rule, one) for one in tied)
        return Follow(kind=FollowKind.run_off, seats=open_seats, options=options)
    if not open_seats or rule.shortfall is Shortfall.fill_fewer:
        return None
    taken = {one.id for one in chosen}
    rest = tuple(one for one in rule.options if one.id not in taken)
    seats = open_seats if rule.write_ins else min(open_seats, len(rest))
    return Follow(kind=FollowKind.vote_again, seats=seats, options=rest) if rest else None


def _option(rule: BallotRule, one: Standing) -> Option:
    """Return a tied one as an option; who was written in gets an id that a paper can hold."""
    if not one.id.startswith(WRITE_IN):
        return Option(id=one.id, label=one.label)
    taken = {option.id for option in rule.options}
    at = next(n for n in range(1, len(taken) + 2) if f"w{n}" not in taken)
    return Option(id=f"w{at}", label=one.label)


def _outcomes(
    listed: Sequence[Standing],
    able: Sequence[Standing],
    chosen: Sequence[Standing],
    tied: Sequence[Standing],
    count: Standings,
) -> tuple[BallotOutcome, ...]:
    reached, taken, level = ({one.id for one in pile} for pile in (able, chosen, tied))
    made = []
    for one in listed:
        if one.id in taken:
            verdict, said = BallotVerdict.chosen, "入选"
        elif one.id in level:
            verdict, said = BallotVerdict.tied, "票数相等，待再次投票"
        else:
            verdict = BallotVerdict.not_chosen
            short = one.id not in reached and count.threshold is not None
            said = f"不到 {count.threshold}，未入选" if short else "未入选"
        made.append(
            BallotOutcome(
                option=one.id,
                label=one.label,
                verdict=verdict,
                votes=one.votes,
                trace=f"{one.label}：{one.words}，{said}",
            )
        )
    return tuple(made)


def _names(standings: Sequence[Standing]) -> str:
    return "、".join(one.label for one in standings)
