"""A round's candidates become a ballot's options; its projects those of the rating at year's end.

What the ballot comes to is taken over in `results`. Source: inventory 92 to 94.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.engines.ballots import actions as ballots
from backend.domain.engines.ballots import queries as polls
from backend.domain.engines.ballots.rules import BallotRule, BallotTerms, Method, Option
from backend.domain.engines.ballots.rules.life import BallotState
from backend.domain.engines.ballots.tables import Ballot
from backend.domain.features.projects import actions as projects
from backend.domain.features.projects import queries
from backend.domain.features.projects.actions import ROUND_WORD
from backend.domain.features.projects.rules import (
    FLOW,
    VOTED,
    BallotDecides,
    NothingToRate,
    NotTheVote,
    ProjectState,
    RoundStep,
    RuleUnfit,
    VoteThere,
)
from backend.domain.features.projects.tables import Project, Round
from backend.domain.handoffs.results import chosen_by, goes_on, round_of
from backend.domain.people.congresses.tables import Congress


@dataclass(frozen=True)
class Wanted:
    """What staff say of the ballot they set: all else comes from the round and the rule."""

    id: UUID
    title: str
    words: str
    terms: BallotTerms
    closes_at: datetime | None = None


def set_vote(
    session: Session, actor: Actor, round_: Round, wanted: Wanted, *, now: datetime
) -> Ballot:
    """Set the vote on a round's published candidates: choose so many of them by this rule.

    A repeat under the same id returns the first. Raise OnlyToRead, StepNotOpen, VoteThere,
    RuleUnfit, ClosesPast.
    """
    projects.own(actor, round_)
    FLOW.after(round_.state, RoundStep.set_vote)
    _must_be_free(session, round_.ballot_id, wanted.id)
    rule = vote_rule(session, round_, wanted.terms)
    made = _made(session, actor, round_, wanted, rule, now)
    if round_.ballot_id != made.id:
        projects.set_ballot(session, actor, round_, ballot_id=made.id, now=now)
    return made


def set_rating(
    session: Session, actor: Actor, round_: Round, wanted: Wanted, *, now: datetime
) -> Ballot:
    """Set the rating of a round's projects and of their sub-items; raise as `set_vote` does.

    NothingToRate.
    """
    projects.own(actor, round_)
    FLOW.after(round_.state, RoundStep.set_rating)
    _must_be_free(session, round_.rating_ballot_id, wanted.id, again=True)
    rule = rating_rule(session, round_, wanted.terms)
    made = _made(session, actor, round_, wanted, rule, now)
    if round_.rating_ballot_id != made.id:
        projects.set_rating(session, actor, round_, ballot_id=made.id, now=now)
    return made


def vote_rule(session: Session, round_: Round, terms: BallotTerms) -> BallotRule:
    """Return the rule of the vote on a round's candidates; raise RuleUnfit."""
    listed = queries.of_round(session, round_.id)
    candidates = [one for one in listed if one.state is ProjectState.candidate]
    return _choosing(terms, round_.to_choose, _options(session, candidates))


def rating_rule(session: Session, round_: Round, terms: BallotTerms) -> BallotRule:
    """Return the rule that rates what a round carries out; raise NothingToRate, RuleUnfit."""
    standing = VOTED - {ProjectState.ended}
    listed = [one for one in queries.of_round(session, round_.id) if one.state in standing]
    if not listed:
        raise NothingToRate()
    if terms.method is not Method.rate:
        raise RuleUnfit.at("body.rule", "这套规则不是测评的，请选一套满意度测评的规则。")
    return _on(terms, _options(session, listed, parts=True))


def _made(
    session: Session,
    actor: Actor,
    round_: Round,
    wanted: Wanted,
    rule: BallotRule,
    now: datetime,
) -> Ballot:
    """Make the ballot with all deputies in office on its roll."""
    congress = session.get_one(Congress, round_.congress_id)
    made = ballots.make(
        session,
        actor,
        congress,
        id=wanted.id,
        title=wanted.title,
        words=wanted.words,
        rule=rule,
        about_word=ROUND_WORD,
        about_id=round_.id,
        now=now,
    )
    if made.state is BallotState.draft and not polls.roll_length(session, made.id):
        ballots.set_roll(session, actor, made, now=now)
    if wanted.closes_at is not None:
        ballots.change(session, actor, made, to={"closes_at": wanted.closes_at}, now=now)
    return made


def _choosing(terms: BallotTerms, seats: int, options: Sequence[Option]) -> BallotRule:
    """Return the rule to choose so many of these; a paper may mark no more than it could before."""
    if terms.method is Method.rate:
        raise RuleUnfit.at("body.rule", "测评的规则选不出项目，请选一套票决的规则。")
    most = terms.most if terms.most is None or terms.most != terms.seats else seats
    if most is not None:
        most = min(most, len(options))
    try:
        changed = {**dict(terms), "seats": seats, "most": most, "write_ins": False}
        return _on(BallotTerms(**changed), options)
    except ValidationError:
        raise RuleUnfit.at("body.rule") from None


def _on(terms: BallotTerms, options: Sequence[Option]) -> BallotRule:
    try:
        return terms.on(options)
    except ValidationError:
        raise RuleUnfit.at("body.rule") from None


def _options(
    session: Session, listed: Iterable[Project], *, parts: bool = False
) -> tuple[Option, ...]:
    """Return an option for each project, and for each of its parts, by their ids."""
    found: list[tuple[UUID, str]] = []
    for project in listed:
        found.append((project.id, project.title))
        if parts:
            for part in queries.parts(session, project.id):
                found.append((part.id, f"{project.title[:90]}：{part.name}"))
    said: set[str] = set()
    options = []
    for place, (id_, label) in enumerate(found, 1):
        # Two lines of a paper may not read alike.
        unlike = f"{label[:190]}（{place}）" if label in said else label
        said.add(unlike)
        options.append(Option(id=str(id_), label=unlike))
    return tuple(options)


def _must_be_free(
    session: Session, ballot_id: UUID | None, wanted: UUID, *, again: bool = False
) -> None:
    """Raise VoteThere while the round's ballot, or one that follows it, can still come to a result.

    `again`: one that came to a result may be held once more.
    """
    if ballot_id is None or ballot_id == wanted:
        return
    held = polls.chain(session, ballot_id)
    last = held[-1]
    if last.state is BallotState.void and not chosen_by(held):
        return
    done = last.state is BallotState.declared and not goes_on(last)
    if done and (again or not chosen_by(held)):
        return
    raise VoteThere()


def must_follow(session: Session, ballot: Ballot) -> None:
    """Raise NotTheVote if its round has another vote by now, so that no stray ballot is held."""
    round_ = round_of(session, ballot)
    if round_ is None:
        return
    first = polls.first_of(session, ballot).id
    if first not in (round_.ballot_id, round_.rating_ballot_id):
        raise NotTheVote()


def may_set(session: Session, round_: Round, step: RoundStep) -> bool:
    """Say whether a vote, or a rating, can be set: none is under way or has decided."""
    rating = step is RoundStep.set_rating
    try:
        ballot_id = round_.rating_ballot_id if rating else round_.ballot_id
        _must_be_free(session, ballot_id, round_.id, again=rating)
    except VoteThere:
        return False
    return True


def by_hand(
    session: Session,
    actor: Actor,
    round_: Round,
    act: Callable[..., Round],
    *,
    now: datetime,
    **said: Any,
) -> Round:
    """Write down what was voted or rated outside the system, with the document that says it.

    Raise BallotDecides while a ballot of the round is under way, or has decided; and as `act` does.
    """
    rating = act is projects.rate
    step = RoundStep.set_rating if rating else RoundStep.set_vote
    projects.own(actor, round_)
    FLOW.after(round_.state, step)
    if not may_set(session, round_, step):
        raise BallotDecides()
    forget, now_set = (
        (projects.set_rating, round_.rating_ballot_id)
        if rating
        else (projects.set_ballot, round_.ballot_id)
    )
    if now_set is not None:
        forget(session, actor, round_, ballot_id=None, now=now)
    return act(session, actor, round_, **said, ballot_id=None, now=now)
