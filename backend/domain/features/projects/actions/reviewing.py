"""Review by government and standing committee, and publication."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, select

from backend.domain.access import Actor
from backend.domain.features.projects import queries
from backend.domain.features.projects.actions.rounds import move_on
from backend.domain.features.projects.actions.taking import own
from backend.domain.features.projects.rules import (
    FLOW,
    CandidateUnready,
    DecidedAhead,
    ProjectState,
    ProposalState,
    PublishedTooShort,
    RoundStep,
    ScreeningOpen,
    TooFewCandidates,
    least_candidates,
)
from backend.domain.features.projects.tables import Proposal, Round
from backend.domain.kit.calendar import today_of


def review(
    session: Session,
    actor: Actor,
    round_: Round,
    *,
    decided_on: date,
    document: str,
    words: str | None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Round:
    """Write down the government's review, once all is screened.

    Raise StepNotOpen, ScreeningOpen, TooFewCandidates, CandidateUnready, DecidedAhead,
    FilesUnknown.
    """
    own(actor, round_)
    FLOW.after(round_.state, RoundStep.review)
    waiting = select(Proposal.id).where(
        Proposal.round_id == round_.id, Proposal.state == ProposalState.received
    )
    if session.exec(waiting).first() is not None:
        raise ScreeningOpen()
    must_be_enough(session, round_)
    _decided(decided_on, now)
    round_.reviewed_on, round_.review_document, round_.review_words = decided_on, document, words
    said = f"{document}，{decided_on.isoformat()}"
    return move_on(
        session, actor, round_, RoundStep.review, "政府审议", note=said, file_ids=file_ids, now=now
    )


def approve(
    session: Session,
    actor: Actor,
    round_: Round,
    *,
    decided_on: date,
    document: str,
    words: str | None,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Round:
    """Write down the standing committee's review.

    Source: 浙江省各级人大常委会讨论决定重大事项规定 (2018), art. 4: before the vote candidates go
    through the standing committee. Raise as `review`.
    """
    own(actor, round_)
    FLOW.after(round_.state, RoundStep.approve)
    must_be_enough(session, round_)
    _decided(decided_on, now)
    round_.approved_on, round_.approve_document = decided_on, document
    round_.approve_words = words
    said, step = f"{document}，{decided_on.isoformat()}", RoundStep.approve
    title = "人大常委会审议通过候选项目"
    return move_on(session, actor, round_, step, title, note=said, file_ids=file_ids, now=now)


def send_back_round(
    session: Session, actor: Actor, round_: Round, *, reason: str, now: datetime
) -> Round:
    """Screen again, and have it reviewed again; raise StepNotOpen."""
    round_.reviewed_on = round_.review_document = round_.review_words = None
    round_.approved_on = round_.approve_document = round_.approve_words = None
    return move_on(session, actor, round_, RoundStep.send_back, "退回筛选", note=reason, now=now)


def publish(session: Session, actor: Actor, round_: Round, *, now: datetime) -> Round:
    """Publish the candidates; raise StepNotOpen, TooFewCandidates, PublishedTooShort."""
    own(actor, round_)
    FLOW.after(round_.state, RoundStep.publish)
    must_be_enough(session, round_)
    least = queries.numbers_of(session, round_).publish_days
    left = (round_.session_on - today_of(now)).days
    if left < least:
        said = f"离会议只有 {left} 天，候选项目要在会议前至少 {least} 天公布。"
        raise PublishedTooShort(said)
    round_.published_on = today_of(now)
    return move_on(session, actor, round_, RoundStep.publish, "公布候选项目", now=now)


def must_be_enough(session: Session, round_: Round) -> None:
    """Raise unless there are more candidates than are chosen, by the margin, each ready.

    TooFewCandidates, CandidateUnready. Source: rule set `projects`, margin_percent.
    """
    listed = queries.of_round(session, round_.id)
    candidates = [one for one in listed if one.state is ProjectState.candidate]
    percent = queries.numbers_of(session, round_).margin_percent
    least = least_candidates(round_.to_choose, percent)
    if len(candidates) < least:
        said = (
            f"应选 {round_.to_choose} 项，差额不少于 {percent}%，候选项目至少要有 {least} 项，"
            f"现在只有 {len(candidates)} 项。请再列几项，或者减少应选数。"
        )
        raise TooFewCandidates(said)
    unready = [one.title for one in candidates if one.unit_id is None or not one.budget]
    if unready:
        raise CandidateUnready(f"{'、'.join(unready[:5])}：还没有写明责任单位或者预算，请先补上。")


def _decided(day: date, now: datetime) -> None:
    if day > today_of(now):
        raise DecidedAhead.at("body.decided_on")
