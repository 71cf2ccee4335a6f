"""Audit: /audit."""

from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import AwareDatetime

from backend.api.base import CallDep, Out, Page, WindowDep, asks
from backend.domain.access import Permission
from backend.domain.journal.audit import queries
from backend.domain.journal.audit.rules import Chain, Fault, Head
from backend.domain.kit.paging import CursorUnreadable
from backend.domain.people.congresses import queries as congresses
from backend.outside import heads

router = APIRouter(prefix="/audit", tags=["audit"])

MOST_SHOWN = 200
Moment = Annotated[
    AwareDatetime, Query(ge=datetime(1900, 1, 1, tzinfo=UTC), le=datetime(2200, 1, 1, tzinfo=UTC))
]


class AuditEntryOut(Out):
    """One deed: who, under which role and organ, did what to which thing, when, from where."""

    id: UUID
    created_at: datetime
    account_id: UUID | None
    actor_name: str
    role: str
    organ: str
    congress_id: UUID | None
    deed: str
    about_word: str
    about_id: UUID | None
    details: dict[str, Any]
    address: str | None
    seq: int | None
    """Place in the hash chain; none until it is sealed, within a minute."""


class FindingOut(Out):
    """One sign of tampering; `seq` is none for an entry outside the chain."""

    chain: Chain
    fault: Fault
    seq: int | None
    detail: str


class VerificationOut(Out):
    """What a look along both chains found; `findings` are the first of `count`."""

    sound: bool
    count: int
    findings: list[FindingOut]


@router.get("", response_model=Page[AuditEntryOut], **asks(Permission.audit_read, CursorUnreadable))
def list_audit(
    call: CallDep,
    window: WindowDep,
    account_id: UUID | None = None,
    about_id: UUID | None = None,
    deed: Annotated[str | None, Query(max_length=60, pattern=r"^[a-z:_-]+$")] = None,
    since: Moment | None = None,
    until: Moment | None = None,
) -> object:
    """List who did what in your congress and those below it, the latest first.

    `deed` is a word (`clues`) or a word and a step (`clues:verify`).
    """
    with call.reading() as (session, actor):
        # What no congress did (the clock, refused sign-ins) is the whole deployment's to see.
        top = "." not in actor.scope
        page = queries.entries(
            session,
            window,
            congress_ids=None if top else congresses.ids_within(actor.scope),
            account_id=account_id,
            about_id=about_id,
            deed=deed,
            since=since,
            until=until,
        )
        return call.page(session, page)


@router.get("/verify", response_model=VerificationOut, **asks(Permission.audit_read))
def verify_audit(call: CallDep) -> object:
    """Look along the hash chains of audit and timeline for changed, removed, inserted entries."""
    kept = heads.kept(heads.file_of(call.database.engine.url))
    with call.reporting() as (session, _):
        found = queries.verify(session, [Head(Chain(c), seq, digest) for c, seq, digest in kept])
    return {"sound": not found, "count": len(found), "findings": found[:MOST_SHOWN]}
