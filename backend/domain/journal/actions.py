"""Recording what happened: the timeline entry and the audit entry, in the deed's transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.journal.audit.tables import AuditEntry
from backend.domain.journal.timeline.tables import Audience, TimelineEntry


def record(
    session: Session,
    actor: Actor,
    word: str,
    about_id: UUID | None,
    step: str,
    title: str,
    *,
    now: datetime,
    note: str | None = None,
    audience: Audience = Audience.all,
    hide_actor: bool = False,
    file_ids: Sequence[UUID] = (),
    details: Mapping[str, Any] | None = None,
) -> None:
    """Write what `actor` did to the thing `word`/`about_id` into timeline and audit.

    `hide_actor` keeps the name out of the timeline (a reporter who stays unnamed), not out of the
    audit. `details` must be JSON and free of passwords, tokens and phone numbers.
    """
    if about_id is not None:
        session.add(
            TimelineEntry(
                created_at=now,
                about_word=word,
                about_id=about_id,
                step=step,
                title=title,
                note=note,
                actor_id=None if hide_actor else actor.account_id,
                actor_name="反映人（不公开姓名）" if hide_actor else actor.name,
                organ="" if hide_actor else actor.organ,
                audience=audience,
                file_ids=[str(i) for i in file_ids],
                details=dict(details or {}),
            )
        )
    session.add(audited(actor, word, about_id, step, now=now, details=details))


def audited(
    actor: Actor,
    word: str,
    about_id: UUID | None,
    step: str,
    *,
    now: datetime,
    details: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Return an audit entry alone, for deeds that no thing's timeline shows."""
    return AuditEntry(
        created_at=now,
        account_id=actor.account_id,
        actor_name=actor.name,
        role=actor.role.value,
        organ=actor.organ,
        congress_id=actor.congress_id,
        deed=f"{word}:{step}",
        about_word=word,
        about_id=about_id,
        details=dict(details or {}),
        address=actor.address,
    )
