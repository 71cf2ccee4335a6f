"""The ladder (阶梯) of a problem: every rung in order, who signed it, to whom, and the answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.engines.assignments import queries as assignments
from backend.domain.engines.assignments.rules import AssignmentRole, AssignmentState
from backend.domain.engines.files import queries as files
from backend.domain.engines.files.tables import File
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.escalations import queries as escalations
from backend.domain.features.escalations.rules import EscalationState
from backend.domain.features.escalations.tables import Bundle, Escalation
from backend.domain.features.problems import queries as problems
from backend.domain.features.problems.tables import Problem
from backend.domain.journal.timeline import queries as timeline
from backend.domain.kit.calendar import NEVER, today_of
from backend.domain.people.congresses.tables import Congress


class RungKind(StrEnum):
    """What a rung is."""

    found = "found"
    verified = "verified"
    handed_over = "handed_over"
    reported_done = "reported_done"
    verified_on_site = "verified_on_site"
    sent_back = "sent_back"
    signed_off = "signed_off"
    looked_back = "looked_back"
    reopened = "reopened"
    escalated = "escalated"
    above_unit = "above_unit"
    """The higher congress gave it to a unit of its own government."""
    above_letter = "above_letter"
    """The higher congress passed it on by letter."""
    referred = "referred"
    carried_over = "carried_over"


@dataclass(frozen=True)
class Rung:
    """One rung; `waits` while its answer is still to come."""

    kind: RungKind
    at: datetime
    organ: str
    """Who took it there."""
    signed_by: str | None = None
    to: str | None = None
    on: date | None = None
    """The day of the letter, where it is not the day it was written down."""
    due_on: date | None = None
    words: str | None = None
    answer: str | None = None
    answered_on: date | None = None
    answered_by: str | None = None
    waits: bool = False
    files: Sequence[File] = ()
    referral_id: UUID | None = None
    escalation_id: UUID | None = None


_TOLD: dict[str, RungKind] = {
    "register": RungKind.found,
    "import": RungKind.found,
    "verify": RungKind.verified,
    "report-done": RungKind.reported_done,
    "verify-on-site": RungKind.verified_on_site,
    "send-back": RungKind.sent_back,
    "sign-off": RungKind.signed_off,
    "look-back": RungKind.looked_back,
    "reopen": RungKind.reopened,
}
"""Steps of the timeline that are rungs by themselves."""


def ladder(session: Session, actor: Actor, problem: Problem) -> list[Rung]:
    """Return the rungs of a problem that the actor sees; referrals only to the congress."""
    rungs = [
        *_told(session, actor, problem),
        *_given(session, problem),
        *_above(session, actor, problem),
        *_referred(session, actor, problem),
        *_carried(session, problem),
    ]
    return sorted(rungs, key=lambda rung: rung.at)


def _told(session: Session, actor: Actor, problem: Problem) -> Iterator[Rung]:
    papers = {str(f.id): f for f in files.of_matter(session, problem.id)}
    seen: set[RungKind] = set()
    for entry in reversed(timeline.of_thing(session, actor, problem.id)):
        kind = _TOLD.get(entry.step)
        if kind is None or (kind is RungKind.found and kind in seen):
            continue
        seen.add(kind)
        yield Rung(
            kind,
            entry.created_at,
            entry.organ,
            signed_by=entry.actor_name,
            words=entry.note,
            files=[papers[i] for i in entry.file_ids if i in papers],
        )


def _given(session: Session, problem: Problem) -> Iterator[Rung]:
    organ = session.get_one(Congress, problem.congress_id).short_name
    for given, unit in assignments.of_matter(session, problem.id):
        if given.role is not AssignmentRole.lead:
            continue
        done = given.state is AssignmentState.finished
        back = given.state is AssignmentState.given_back
        yield Rung(
            RungKind.handed_over,
            given.created_at,
            organ,
            signed_by=given.signed_by,
            to=unit,
            due_on=None if given.due_on == NEVER else given.due_on,
            answer=given.back_reason if back else given.progress if done else None,
            answered_on=_day(given.finished_at),
            answered_by=unit if done or back else None,
            waits=given.state in {AssignmentState.given, AssignmentState.accepted},
        )


def _above(session: Session, actor: Actor, problem: Problem) -> Iterator[Rung]:
    """The own unit knows that it was reported, and the answer; not how it went there."""
    for one in escalations.of_problem(session, problem.id):
        asked = session.get_one(Congress, one.congress_id).short_name
        above = session.get_one(Congress, one.above_id).short_name
        yield Rung(
            RungKind.escalated,
            one.created_at,
            asked,
            signed_by=one.signed_by,
            to=above,
            due_on=one.answer_by,
            words=one.reason if actor.is_congress else None,
            answer=one.answer,
            answered_on=_day(one.ended_at),
            answered_by=one.answered_by,
            waits=one.ended_at is None,
            files=files.of_matter(session, one.id) if actor.is_congress else (),
            escalation_id=one.id if actor.is_congress else None,
        )
        bundle = session.get(Bundle, one.bundle_id) if one.bundle_id else None
        if bundle is not None and actor.is_congress:
            yield from _handled(session, one, bundle, above)


def _handled(session: Session, one: Escalation, bundle: Bundle, above: str) -> Iterator[Rung]:
    papers = files.of_matter(session, bundle.id)
    for given, unit in assignments.of_matter(session, bundle.lead_id):
        back = given.state is AssignmentState.given_back
        done = given.state is AssignmentState.finished
        yield Rung(
            RungKind.above_unit,
            given.created_at,
            above,
            signed_by=given.signed_by,
            to=unit,
            due_on=given.due_on,
            answer=given.back_reason if back else given.progress if done else None,
            answered_on=_day(given.finished_at),
            answered_by=unit if done or back else None,
            waits=given.state in {AssignmentState.given, AssignmentState.accepted},
            files=[f for f in papers if f.step == "reply"] if done else (),
        )
    if bundle.passed_on is not None:
        ended = one.state is EscalationState.answered
        yield Rung(
            RungKind.above_letter,
            bundle.letter_at or bundle.updated_at,
            above,
            signed_by=bundle.letter_signed_by,
            to=bundle.letter_to,
            on=bundle.passed_on,
            words=bundle.letter,
            answer=bundle.answer if ended else None,
            answered_on=bundle.answered_on if ended else None,
            waits=not ended,
            files=[f for f in papers if f.step in {"pass-on", "answer"}],
        )


def _referred(session: Session, actor: Actor, problem: Problem) -> Iterator[Rung]:
    organ = session.get_one(Congress, problem.congress_id).short_name
    for one in problems.referrals(session, actor, problem.id):
        yield Rung(
            RungKind.referred,
            one.created_at,
            organ,
            signed_by=one.signed_by,
            to=one.to_words,
            on=one.referred_on,
            words="\n".join(part for part in (one.letter, one.reason) if part),
            answer=one.answer,
            answered_on=one.answered_on,
            answered_by=one.to_words if one.answer else None,
            waits=one.answer is None,
            files=files.of_matter(session, one.id),
            referral_id=one.id,
        )


def _carried(session: Session, problem: Problem) -> Iterator[Rung]:
    rows = problems.formers(session, problem.id)
    organ = session.get_one(Congress, problem.congress_id).short_name
    titles = [session.get_one(Campaign, row.campaign_id).title for row in rows]
    titles.append(session.get_one(Campaign, problem.campaign_id).title)
    for place, row in enumerate(rows):
        made = problems.made_at(session, row)
        yield Rung(
            RungKind.carried_over,
            made.created_at,
            organ,
            signed_by=made.by_name,
            to=titles[place + 1],
            words=f"原列“{titles[place]}”",
        )


def _day(moment: datetime | None) -> date | None:
    return today_of(moment) if moment else None
