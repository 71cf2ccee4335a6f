"""Bringing it all in, or leaving it be."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import CallDep, StepRoute, asks
from backend.api.imports.kinds import KINDS
from backend.api.imports.shapes import ImportOut
from backend.api.imports.telling import out
from backend.domain.access import Permission
from backend.domain.engines.imports import actions, queries
from backend.domain.engines.imports.rules import ImportEnded, LedgerChanged, RowsBad
from backend.domain.features.campaigns.rules import CampaignClosed, CampaignElsewhere
from backend.domain.features.tasks.rules import PlanElsewhere, PlanWithdrawn
from backend.domain.kit.errors import NotFound

router = APIRouter(prefix="/imports", tags=["imports"], route_class=StepRoute)

P = Permission


@router.post(
    "/{import_id}/commit",
    response_model=ImportOut,
    **asks(
        P.imports_keep,
        NotFound,
        ImportEnded,
        RowsBad,
        LedgerChanged,
        CampaignElsewhere,
        CampaignClosed,
        PlanElsewhere,
        PlanWithdrawn,
        step=True,
    ),
)
def commit_import(call: CallDep, import_id: UUID) -> Response:
    """Bring all of it in, or nothing: exactly what the preview showed."""
    with call.writing() as (session, actor):
        found = queries.one(session, actor, import_id, lock=True)
        of = KINDS[found.kind]
        actor.must(of.permission)
        actions.must_be_staged(found)
        if found.bads:
            raise RowsBad()
        of.check_target(session, actor, found.target_id)
        said = of.compare(session, actor, found)
        if actions.digest_of(said.rows) != found.digest:
            raise LedgerChanged()
        brought = of.bring_in(session, actor, found, said, now=call.now)
        actions.commit(
            session,
            actor,
            found,
            elsewhere=brought.elsewhere,
            details=brought.details,
            now=call.now,
        )
        session.flush()
        return out(session, found)


@router.post(
    "/{import_id}/cancel",
    response_model=ImportOut,
    **asks(P.imports_keep, NotFound, ImportEnded, step=True),
)
def cancel_import(call: CallDep, import_id: UUID) -> Response:
    """Leave it be; nothing changes."""
    with call.writing() as (session, actor):
        found = queries.one(session, actor, import_id, lock=True)
        actions.cancel(session, actor, found, now=call.now)
        session.flush()
        return out(session, found)
