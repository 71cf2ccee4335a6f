"""What a declared ballot comes to for the round it is about: chosen projects, or their rating.

A vote may take several ballots (run-off, second vote): the round is elected when the last of them
is declared. Nobody hands a result in. Source: inventory 92 to 94.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from backend.domain.access import SYSTEM, Actor
from backend.domain.engines.ballots import queries as polls
from backend.domain.engines.ballots.rules import (
    BallotRule,
    Declaration,
    Holding,
    Mark,
    following,
    tally,
)
from backend.domain.engines.ballots.rules.life import BallotState
from backend.domain.engines.ballots.tables import Ballot
from backend.domain.features.projects import actions as projects
from backend.domain.features.projects import queries
from backend.domain.features.projects.actions import ROUND_WORD, Rated
from backend.domain.features.projects.rules import (
    FLOW,
    RatingVerdict,
    RoundStep,
    VoteUnended,
)
from backend.domain.features.projects.tables import Round
from backend.domain.kit.calendar import today_of


def declared(session: Session, ballot: Ballot, *, now: datetime) -> None:
    """Take a declared ballot's result over, if it is about a round and the last of its chain."""
    round_ = round_of(session, ballot)
    if round_ is None or ballot.state is not BallotState.declared or goes_on(ballot):
        return
    first = polls.first_of(session, ballot).id
    if first == round_.ballot_id:
        _elect(session, round_, now)
    elif first == round_.rating_ballot_id and _holds(ballot):
        _rate(session, round_, ballot, now)


def end_vote(session: Session, actor: Actor, round_: Round, *, reason: str, now: datetime) -> Round:
    """Hold no run-off or second vote: what was chosen is chosen, places stay empty.

    Raise OnlyToRead, StepNotOpen; VoteUnended unless a declared ballot calls for another one, or
    the one that was to follow is void.
    """
    projects.own(actor, round_)
    FLOW.after(round_.state, RoundStep.end_vote)
    if not may_end(session, round_):
        raise VoteUnended()
    projects.done(session, actor, round_, "end-vote", "不再投票", note=reason, now=now)
    if not _elect(session, round_, now):
        projects.set_ballot(session, actor, round_, ballot_id=None, now=now)
    return round_


def may_end(session: Session, round_: Round) -> bool:
    """Say whether the vote waits for a further ballot that has not been set, or is void."""
    if round_.ballot_id is None:
        return False
    held = polls.chain(session, round_.ballot_id)
    last = held[-1]
    if last.state is BallotState.declared:
        return goes_on(last)
    return last.state is BallotState.void and len(held) > 1 and bool(chosen_by(held))


def round_of(session: Session, ballot: Ballot) -> Round | None:
    """Return the round that a ballot is about, held."""
    if ballot.about_word != ROUND_WORD or ballot.about_id is None:
        return None
    asked = select(Round).where(Round.id == ballot.about_id)
    held = asked.with_for_update().execution_options(populate_existing=True)
    return session.exec(held).one_or_none()


def _result(ballot: Ballot) -> Declaration:
    return Declaration.model_validate(ballot.result)


def goes_on(ballot: Ballot) -> bool:
    return following(BallotRule.model_validate(ballot.rule), _result(ballot)) is not None


def _holds(ballot: Ballot) -> bool:
    return _result(ballot).holding is Holding.holds


def chosen_by(held: Sequence[Ballot]) -> list[UUID]:
    """Return what the declared ballots of a chain have chosen between them."""
    declared = [one for one in held if one.state is BallotState.declared]
    return [UUID(option) for one in declared for option in _result(one).chosen]


def _elect(session: Session, round_: Round, now: datetime) -> bool:
    """Elect what a round's vote has chosen; return False if that is nothing."""
    assert round_.ballot_id is not None
    held = polls.chain(session, round_.ballot_id)
    chosen = chosen_by(held)
    if not chosen:
        return False
    days = [one.declared_at for one in held if one.declared_at is not None]
    projects.elect(
        session,
        SYSTEM,
        round_,
        chosen_ids=chosen,
        ballot_id=round_.ballot_id,
        elected_on=today_of(max(days)),
        now=now,
    )
    return True


def _rate(session: Session, round_: Round, ballot: Ballot, now: datetime) -> None:
    """Keep what a rating came to, for each project and each part, with its marks."""
    rule, result = BallotRule.model_validate(ballot.rule), _result(ballot)
    count = tally(rule, polls.papers(session, ballot))
    of_part = {
        part.id: project.id
        for project in queries.of_round(session, round_.id)
        for part in queries.parts(session, project.id)
    }
    rated = []
    for outcome in result.outcomes:
        id_, marks = UUID(outcome.option), count.options.get(outcome.option)
        given = {mark: marks.of(mark) if marks else 0 for mark in Mark}
        blank = count.valid - (marks.named if marks else 0)
        rated.append(
            Rated(
                project_id=of_part.get(id_, id_),
                part_id=id_ if id_ in of_part else None,
                entitled=result.numbers.entitled,
                satisfied=given[Mark.satisfied],
                basically_satisfied=given[Mark.basically_satisfied],
                dissatisfied=given[Mark.dissatisfied],
                abstained=given[Mark.abstain] + blank,
                verdict=_verdict(rule, outcome.grade),
                words=outcome.trace[:500],
            )
        )
    assert ballot.declared_at is not None
    projects.rate(
        session,
        SYSTEM,
        round_,
        results=rated,
        ballot_id=round_.rating_ballot_id,
        rated_on=today_of(ballot.declared_at),
        now=now,
    )


def _verdict(rule: BallotRule, grade: str | None) -> RatingVerdict | None:
    """Return the verdict behind a place's own word: its first grade, one between, or the lowest."""
    if grade is None:
        return None
    words = [one.words for one in rule.grades]
    if grade not in words:
        return RatingVerdict.dissatisfied
    first = grade == words[0]
    return RatingVerdict.satisfied if first else RatingVerdict.basically_satisfied
