"""Reporting a clue over HTTP, and taking it back."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import CallDep, ReasonIn, StepRoute, asks
from backend.api.clues.asked import ClueIn
from backend.api.clues.reading import clue_out
from backend.api.clues.shapes import ClueOut
from backend.api.clues.taking import step_asks, take
from backend.api.clues.telling import place_of
from backend.domain.access import Permission
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.clues import actions
from backend.domain.features.clues.actions import Reporter
from backend.domain.features.clues.actions.reporting import (
    ClueIdTaken,
    ReporterMissing,
    ReporterUnknown,
)
from backend.domain.people.divisions.rules import PlaceElsewhere

router = APIRouter(prefix="/clues", tags=["clues"], route_class=StepRoute)

P = Permission


@router.post(
    "",
    response_model=ClueOut,
    **asks(
        P.clues_report,
        ClueIdTaken,
        PlaceElsewhere,
        ReporterMissing,
        ReporterUnknown,
        FilesUnknown,
    ),
)
def report_clue(call: CallDep, sent: ClueIn) -> Response:
    """Report a clue as a deputy, or register one as staff (with `reporter`)."""
    with call.writing() as (session, actor):
        reporter = sent.reporter
        clue = actions.report(
            session,
            actor,
            clue_id=sent.id,
            title=sent.title,
            words=sent.words,
            category=sent.category,
            place=place_of(sent.place),
            unnamed=sent.unnamed,
            file_ids=sent.file_ids,
            reporter=Reporter(**reporter.model_dump()) if reporter else None,
            now=call.now,
        )
        session.flush()
        return clue_out(call, session, actor, clue)


@router.post("/{clue_id}/withdraw", response_model=ClueOut, **step_asks(P.clues_report))
def withdraw_clue(call: CallDep, clue_id: UUID, sent: ReasonIn) -> Response:
    """Take your own clue back before it is verified."""
    return take(
        call, clue_id, lambda s, a, c: actions.withdraw(s, a, c, reason=sent.reason, now=call.now)
    )
