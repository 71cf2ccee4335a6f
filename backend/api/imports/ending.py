"""Bringing it all in, or leaving it be."""

from uuid import UUID

from fastapi import APIRouter, BackgroundTasks, Response

from backend.api.base import CallDep, StepRoute, asks
from backend.api.imports import working
from backend.api.imports.kind import Said
from backend.api.imports.kinds import KINDS
from backend.api.imports.shapes import ImportOut
from backend.api.imports.telling import out
from backend.domain.access import Permission
from backend.domain.engines.imports import actions, queries
from backend.domain.engines.imports.rules import (
    HiddenUnanswered,
    ImportBusy,
    ImportEnded,
    ImportState,
    LedgerChanged,
    RowsBad,
)
from backend.domain.features.campaigns.rules import CampaignClosed, CampaignElsewhere
from backend.domain.features.tasks.rules import PlanElsewhere, PlanWithdrawn
from backend.domain.kit.errors import NotFound

router = APIRouter(prefix="/imports", tags=["imports"], route_class=StepRoute)

P = Permission


@router.post(
    "/{import_id}/commit",
    response_model=ImportOut,
    **asks(
        P.imports_bring,
        NotFound,
        ImportBusy,
        ImportEnded,
        RowsBad,
        HiddenUnanswered,
        LedgerChanged,
        CampaignElsewhere,
        CampaignClosed,
        PlanElsewhere,
        PlanWithdrawn,
        step=True,
    ),
)
def commit_import(call: CallDep, later: BackgroundTasks, import_id: UUID) -> Response:
    """Bring all of it in, or nothing: exactly what the preview showed."""
    with call.reading() as (session, actor):
        seen = queries.one(session, actor, import_id)
    stands = working.renew(call, import_id) if seen.state is ImportState.staged else None
    with call.writing(much=True) as (session, actor):
        found = queries.one(session, actor, import_id, lock=True)
        of = KINDS[found.kind]
        actor.must(of.permission)
        actions.must_be_ready(found)
        of.check_target(session, actor, found.target_id)
        if of.ahead:
            said = Said((), None)
            if stands is None or found.version != seen.version:
                raise LedgerChanged()
            if of.basis(session, found) != stands:
                raise LedgerChanged()
        else:
            read = queries.read_kept(session, found, of.columns)
            said = of.compare(session, actor, found, read)
            if actions.digest_of(said.rows, actions.texts_of(said.rows)) != found.digest:
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
        answer = out(session, found, call.now)
    later.add_task(working.clear, call, import_id)
    return answer


@router.post(
    "/{import_id}/cancel",
    response_model=ImportOut,
    **asks(P.imports_bring, NotFound, ImportEnded, step=True),
)
def cancel_import(call: CallDep, later: BackgroundTasks, import_id: UUID) -> Response:
    """Leave it be, also while its rows are still read; nothing changes."""
    with call.writing() as (session, actor):
        found = queries.one(session, actor, import_id, lock=True)
        actions.cancel(session, actor, found, now=call.now)
        session.flush()
        answer = out(session, found, call.now)
    later.add_task(working.clear, call, import_id)
    return answer
