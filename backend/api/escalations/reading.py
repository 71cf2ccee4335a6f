"""Reading escalations: the ledger, its figures, one of them, its timeline."""

from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import TypeAdapter
from sqlmodel import Session

from backend.api.base import Asked, Call, CallDep, Page, asks, json
from backend.api.escalations import telling
from backend.api.escalations.asking import EscalationLedger, EscalationQuery
from backend.api.escalations.shapes import (
    EscalationEntry,
    EscalationOut,
    EscalationRow,
    EscalationSummary,
    OpenBundle,
)
from backend.domain.access import Actor, Permission
from backend.domain.features.escalations import queries
from backend.domain.features.escalations.queries import EscalationFilters
from backend.domain.features.escalations.tables import Escalation
from backend.domain.journal.timeline import queries as timeline
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import CursorUnreadable

router = APIRouter(prefix="/escalations", tags=["escalations"])

_PAGE = TypeAdapter(Page[EscalationRow])
_ONE = TypeAdapter(EscalationOut)
P = Permission


@router.get("", response_model=Page[EscalationRow], **asks(P.escalations_read, CursorUnreadable))
def list_escalations(call: CallDep, query: Asked[EscalationLedger]) -> Response:
    """List what the congresses below ask, or what yours asked."""
    with call.reading() as (session, actor):
        filters = EscalationFilters(**query.narrowed())
        page = queries.escalations(session, actor, filters, query.window, today=call.today)
        rows = [telling.row(read, call.today) for read in page.items]
        return json(_PAGE, call.page(session, page, rows))


@router.get("/summary", response_model=EscalationSummary, **asks(P.escalations_read))
def get_escalation_summary(call: CallDep, query: Asked[EscalationQuery]) -> object:
    """Count them; each figure says which filters list its rows."""
    asked = query.model_dump(mode="json", exclude_defaults=True)
    with call.reporting() as (session, actor):
        filters = EscalationFilters(**query.model_dump())
        return telling.summary(session, actor, filters, asked, call.today)


@router.get("/bundles", response_model=list[OpenBundle], **asks(P.escalations_check))
def list_open_bundles(call: CallDep) -> object:
    """List the groups of your congress that like ones may join."""
    with call.reading() as (session, actor):
        return [
            OpenBundle.model_validate(bundle) for bundle in queries.open_bundles(session, actor)
        ]


@router.get("/{escalation_id}", response_model=EscalationOut, **asks(P.escalations_read, NotFound))
def get_escalation(call: CallDep, escalation_id: UUID) -> Response:
    """Show one escalation, and the group that it is handled in."""
    with call.reading() as (session, actor):
        kept = queries.escalation(session, actor, escalation_id)
        return escalation_out(call, session, actor, kept)


@router.get(
    "/{escalation_id}/timeline",
    response_model=list[EscalationEntry],
    **asks(P.escalations_read, NotFound),
)
def list_escalation_timeline(call: CallDep, escalation_id: UUID) -> object:
    """Show what happened to an escalation, the latest first."""
    with call.reading() as (session, actor):
        kept = queries.escalation(session, actor, escalation_id)
        papers = {str(f.id): f for f in telling.papers(session, kept)}
        return [
            {**entry.model_dump(), "files": [papers[i] for i in entry.file_ids if i in papers]}
            for entry in timeline.of_thing(session, actor, escalation_id)
        ]


def escalation_out(call: Call, session: Session, actor: Actor, kept: Escalation) -> Response:
    """Answer with one escalation as this caller may see it, and its ETag."""
    said = telling.one(session, actor, kept, call.today)
    return json(_ONE, said, version=kept.version)
