"""Asking the higher congress; its first word: taken up, grouped, or sent back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Permission
from backend.domain.engines.files import actions as files
from backend.domain.features.escalations.actions.taking import (
    after,
    must,
    numbers_of,
    tell_above,
    tell_timeline,
)
from backend.domain.features.escalations.queries.seeing import WORD, bundle_of, members
from backend.domain.features.escalations.rules import (
    GROUPED,
    BundleElsewhere,
    EscalationState,
    EscalationStep,
)
from backend.domain.features.escalations.tables import Bundle, Escalation
from backend.domain.journal.actions import record
from backend.domain.people.congresses.tables import Congress


@dataclass(frozen=True)
class Asked:
    """The problem as the higher congress is to read it."""

    problem_id: UUID
    code: str
    field: str
    words: str
    place: str | None
    unit: str | None


def ask(
    session: Session,
    actor: Actor,
    asked: Asked,
    *,
    above: Congress,
    reason: str,
    signed_by: str,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Escalation:
    """Put a problem before the higher congress. Source: inventory 72, 131 (CDX①)."""
    actor.must(Permission.escalations_ask)
    assert actor.congress_id is not None
    days = numbers_of(session, above.id, now).answer_days
    made = Escalation(
        congress_id=actor.congress_id,
        scope=actor.scope,
        above_id=above.id,
        reason=reason,
        signed_by=signed_by,
        asked_by=actor.name,
        answer_by=after(session, days, now),
        created_at=now,
        updated_at=now,
        **vars(asked),
    )
    session.add(made)
    session.flush()
    files.attach(session, actor, file_ids, word=WORD, about_id=made.id, step="ask")
    title = f"{actor.organ}上报一个问题，请审看"
    tell_above(session, above.id, made.id, "escalation-asked", title, asked.words[:100], now=now)
    _tell_asked(session, actor, made, above, file_ids, now)
    return made


def _tell_asked(
    session: Session,
    actor: Actor,
    made: Escalation,
    above: Congress,
    file_ids: Sequence[UUID],
    now: datetime,
) -> None:
    record(
        session,
        actor,
        WORD,
        made.id,
        "ask",
        f"上报{above.short_name}",
        note=made.reason,
        file_ids=file_ids,
        now=now,
        details={"signed_by": made.signed_by},
    )


def take_up(
    session: Session,
    actor: Actor,
    ones: Sequence[Escalation],
    *,
    title: str,
    signed_by: str,
    note: str | None,
    into: Bundle | None = None,
    id: UUID,
    now: datetime,
) -> Bundle:
    """Take escalations up as one group, or into one that is being handled.

    A repeat under the same id returns the first. Raise StepNotOpen, BundleElsewhere.
    """
    before = session.get(Bundle, id)
    if before is not None:
        return before
    for one in ones:
        must(session, actor, one, None, EscalationStep.take_up)
    if into is not None and (into.congress_id != actor.congress_id or into.state not in GROUPED):
        raise BundleElsewhere.at("body.bundle_id")
    bundle = into or _begun(session, actor, ones[0], title, signed_by, id, now)
    for one in ones:
        one.bundle_id, one.state, one.taken_up_at = bundle.id, bundle.state, now
        one.touch(now)
        session.add(one)
        said = f"受理上报，归入“{bundle.title}”" if len(ones) > 1 or into else "受理上报"
        tell_timeline(session, actor, one, EscalationStep.take_up, said, note=note, now=now)
    bundle.touch(now)
    session.add(bundle)
    session.flush()
    return bundle


def _begun(
    session: Session,
    actor: Actor,
    lead: Escalation,
    title: str,
    signed_by: str,
    id_: UUID,
    now: datetime,
) -> Bundle:
    assert actor.congress_id is not None
    made = Bundle(
        id=id_,
        congress_id=actor.congress_id,
        scope=actor.scope,
        title=title,
        lead_id=lead.id,
        signed_by=signed_by,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    return made


def send_back(
    session: Session, actor: Actor, one: Escalation, *, reason: str, now: datetime
) -> Escalation:
    """Say why it is the county's own to mend; one of a group leaves the group."""
    bundle = bundle_of(session, one, lock=True)
    one.state = must(session, actor, one, bundle, EscalationStep.send_back)
    _end(session, actor, one, reason, now)
    if bundle is not None:
        one.bundle_id = None
        session.flush()
        left = members(session, bundle.id)
        if not left:
            bundle.state = EscalationState.sent_back
        elif bundle.lead_id == one.id:
            bundle.lead_id = left[0].id
        bundle.touch(now)
        session.add(bundle)
    tell_timeline(
        session, actor, one, EscalationStep.send_back, "退回，由下级自行整改", note=reason, now=now
    )
    return one


def withdraw(
    session: Session, actor: Actor, one: Escalation, *, reason: str, now: datetime
) -> Escalation:
    """Take it back before it was taken up."""
    one.state = must(session, actor, one, None, EscalationStep.withdraw)
    _end(session, actor, one, reason, now)
    tell_timeline(session, actor, one, EscalationStep.withdraw, "撤回上报", note=reason, now=now)
    return one


def _end(session: Session, actor: Actor, one: Escalation, said: str, now: datetime) -> None:
    one.answer, one.answered_by, one.ended_at = said, actor.name, now
    one.touch(now)
    session.add(one)
