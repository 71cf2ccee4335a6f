"""The vote's result and the rating's, handed in; the round's end."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.features.projects import queries
from backend.domain.features.projects.actions.taking import (
    done,
    find,
    own,
    settle_days,
    tell_unit,
)
from backend.domain.features.projects.rules import (
    FLOW,
    PROJECT_FLOW,
    PROPOSAL_FLOW,
    RUNNING,
    VOTED,
    BallotDecides,
    ChangesUnreported,
    ChosenUnknown,
    CountsUneven,
    DecidedAhead,
    ProjectState,
    ProjectStep,
    ProjectsUnfinished,
    ProposalState,
    ProposalStep,
    RatingUnknown,
    RatingVerdict,
    RoundStep,
    TooManyChosen,
)
from backend.domain.features.projects.tables import (
    Change,
    Project,
    ProjectPart,
    Proposal,
    Rating,
    Round,
)
from backend.domain.kit.calendar import today_of


@dataclass(frozen=True)
class Rated:
    """The count of one project, or of one of its parts, and the verdict it came to."""

    project_id: UUID
    entitled: int
    satisfied: int
    basically_satisfied: int
    dissatisfied: int
    verdict: RatingVerdict | None
    """None where the rule of the place tells the rates alone."""
    abstained: int = 0
    part_id: UUID | None = None
    words: str | None = None
    """How it was counted, as the declaration says it."""


def set_ballot(
    session: Session, actor: Actor, round_: Round, *, ballot_id: UUID | None, now: datetime
) -> Round:
    """Say which ballot decides, or that none does any more; raise StepNotOpen once it is voted."""
    own(actor, round_)
    FLOW.after(round_.state, RoundStep.elect)
    round_.ballot_id = ballot_id
    done(session, actor, round_, "set-ballot", "设定票决", now=now)
    return round_


def elect(
    session: Session,
    actor: Actor,
    round_: Round,
    *,
    chosen_ids: Collection[UUID],
    ballot_id: UUID | None,
    now: datetime,
    elected_on: date | None = None,
    document: str | None = None,
) -> Round:
    """Take the vote's result over: what was chosen is carried out, the others go to the pool.

    A round with a ballot takes that ballot's result and no other. Fewer than were to be chosen may
    be: the rule of the vote may leave places empty. Raise StepNotOpen, BallotDecides,
    ChosenUnknown, TooManyChosen, DecidedAhead.
    """
    own(actor, round_)
    state = FLOW.after(round_.state, RoundStep.elect)
    if ballot_id != round_.ballot_id:
        raise BallotDecides()
    listed = queries.of_round(session, round_.id)
    candidates = [one for one in listed if one.state is ProjectState.candidate]
    chosen = set(chosen_ids)
    if not chosen or not chosen <= {one.id for one in candidates}:
        raise ChosenUnknown.at("body.chosen_ids")
    if len(chosen) > round_.to_choose:
        raise TooManyChosen.at("body.chosen_ids")
    day = elected_on or today_of(now)
    if day > today_of(now):
        raise DecidedAhead.at("body.elected_on")
    for one in candidates:
        _after_vote(session, actor, one, one.id in chosen, now)
    round_.state, round_.ballot_id, round_.elected_on = state, ballot_id, day
    round_.elect_document = document
    said = f"{len(candidates)} 项候选中票决出 {len(chosen)} 项"
    ids = {"chosen_ids": sorted(str(one) for one in chosen)}
    done(session, actor, round_, "elect", "公布票决结果", note=said, details=ids, now=now)
    return round_


def _after_vote(
    session: Session, actor: Actor, project: Project, chosen: bool, now: datetime
) -> None:
    step = ProjectStep.choose if chosen else ProjectStep.pass_over
    project.state = PROJECT_FLOW.after(project.state, step)
    title = "经代表大会票决，列为民生实事项目" if chosen else "票决未入选，列入储备库"
    settle_days(session, project)
    done(session, actor, project, step.value, title, now=now)
    find(session, project)
    if chosen:
        tell_unit(session, project, "project-chosen", "票决项目由您单位实施，请安排进度", now=now)
        return
    of_it = select(Proposal).where(
        Proposal.project_id == project.id, Proposal.state == ProposalState.nominated
    )
    for proposal in session.exec(of_it).all():
        proposal.state = PROPOSAL_FLOW.after(proposal.state, ProposalStep.pool)
        proposal.reason = "票决未入选，列入储备库"
        done(session, actor, proposal, "pool", "票决未入选，列入储备库", now=now)


def set_rating(
    session: Session, actor: Actor, round_: Round, *, ballot_id: UUID | None, now: datetime
) -> Round:
    """Say which ballot rates, or that none does any more; raise StepNotOpen."""
    own(actor, round_)
    FLOW.after(round_.state, RoundStep.rate)
    round_.rating_ballot_id = ballot_id
    done(session, actor, round_, "set-rating", "设定测评", now=now)
    return round_


def rate(
    session: Session,
    actor: Actor,
    round_: Round,
    *,
    results: Sequence[Rated],
    ballot_id: UUID | None,
    now: datetime,
    rated_on: date | None = None,
    document: str | None = None,
) -> Round:
    """Keep what the rating came to, per project and per part; a later one stands in its place.

    The verdict is the ballots' to say, by the rule of the place. Raise StepNotOpen, BallotDecides,
    RatingUnknown, CountsUneven, DecidedAhead.
    """
    own(actor, round_)
    state = FLOW.after(round_.state, RoundStep.rate)
    if ballot_id != round_.rating_ballot_id:
        raise BallotDecides()
    day = rated_on or today_of(now)
    if day > today_of(now):
        raise DecidedAhead.at("body.rated_on")
    known = {one.id: one for one in queries.of_round(session, round_.id) if one.state in VOTED}
    for at, one in enumerate(results):
        project = known.get(one.project_id)
        if project is None:
            raise RatingUnknown.at(f"body.results.{at}.project_id")
        _keep(session, actor, project, one, at, day, ballot_id, now)
    round_.state, round_.rating_ballot_id, round_.rated_on = state, ballot_id, day
    round_.rate_document = document
    said = f"{len({one.project_id for one in results})} 个项目"
    done(session, actor, round_, "rate", "公布测评结果", note=said, now=now)
    return round_


def _keep(
    session: Session,
    actor: Actor,
    project: Project,
    one: Rated,
    at: int,
    day: date,
    ballot_id: UUID | None,
    now: datetime,
) -> None:
    if one.part_id is not None:
        part = session.get(ProjectPart, one.part_id)
        if part is None or part.project_id != project.id:
            raise RatingUnknown.at(f"body.results.{at}.part_id")
    cast = one.satisfied + one.basically_satisfied + one.dissatisfied + one.abstained
    if cast > one.entitled:
        raise CountsUneven.at(f"body.results.{at}.entitled")
    same = select(Rating).where(
        Rating.project_id == project.id,
        col(Rating.part_id).is_not_distinct_from(one.part_id),
        col(Rating.superseded).is_(False),
    )
    for earlier in session.exec(same).all():
        earlier.superseded = True
        session.add(earlier)
    session.add(Rating(**asdict(one), ballot_id=ballot_id, rated_on=day, created_at=now))
    session.flush()
    if one.part_id is None:
        done(session, actor, project, "rate", "年终测评", note=one.words, now=now)


def close(
    session: Session, actor: Actor, round_: Round, *, note: str | None, now: datetime
) -> Round:
    """End the round once nothing runs and every change was reported.

    Raise StepNotOpen, ProjectsUnfinished, ChangesUnreported.
    """
    own(actor, round_)
    state = FLOW.after(round_.state, RoundStep.close)
    listed = queries.of_round(session, round_.id)
    if any(one.state in RUNNING or one.state is ProjectState.finished for one in listed):
        raise ProjectsUnfinished()
    left = select(Change.id).where(
        col(Change.project_id).in_([one.id for one in listed]), col(Change.reported_on).is_(None)
    )
    if session.exec(left).first() is not None:
        raise ChangesUnreported()
    round_.state = state
    done(session, actor, round_, "close", "办结", note=note, now=now)
    return round_
