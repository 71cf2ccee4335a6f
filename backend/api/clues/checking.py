"""The congress's steps before a unit answers."""

from uuid import UUID

from fastapi import APIRouter, Response
from sqlmodel import Session

from backend.api.base import CallDep, ReasonIn, StepRoute, asks
from backend.api.clues.asked import ClueEditIn, HandOverIn, MergeIn, MustNoteIn, NoteIn
from backend.api.clues.reading import clue_out
from backend.api.clues.shapes import ClueOut
from backend.api.clues.taking import step_asks, take
from backend.api.clues.telling import place_of
from backend.domain.access import Actor, Permission
from backend.domain.engines.assignments.actions import (
    NoExtension,
    NotOpen,
)
from backend.domain.features.clues import actions, queries
from backend.domain.features.clues.actions.checking import (
    ClueEnded,
    MergeIntoItself,
    UnitElsewhere,
)
from backend.domain.features.clues.tables import Clue
from backend.domain.kit.errors import MatchMissing, NotFound, Stale
from backend.domain.people.divisions.rules import PlaceElsewhere

router = APIRouter(prefix="/clues", tags=["clues"], route_class=StepRoute)

P = Permission


@router.patch(
    "/{clue_id}",
    response_model=ClueOut,
    **asks(P.clues_check, NotFound, MatchMissing, Stale, ClueEnded, PlaceElsewhere),
)
def edit_clue(call: CallDep, clue_id: UUID, sent: ClueEditIn) -> Response:
    """Put a clue's words, category and place right."""
    with call.writing() as (session, actor):
        clue = queries.clue(session, actor, clue_id, lock=True)
        call.must_match(clue.version)
        actions.edit(
            session,
            actor,
            clue,
            title=sent.title,
            words=sent.words,
            category=sent.category,
            place=place_of(sent.place),
            now=call.now,
        )
        return clue_out(call, session, actor, clue)


@router.post("/{clue_id}/verify", response_model=ClueOut, **step_asks(P.clues_check))
def verify_clue(call: CallDep, clue_id: UUID, sent: NoteIn) -> Response:
    """Say that the clue is true and yours to pursue."""
    return take(
        call, clue_id, lambda s, a, c: actions.verify(s, a, c, note=sent.note, now=call.now)
    )


@router.post("/{clue_id}/decline", response_model=ClueOut, **step_asks(P.clues_check))
def decline_clue(call: CallDep, clue_id: UUID, sent: ReasonIn) -> Response:
    """Decline it with a reason."""
    return take(
        call, clue_id, lambda s, a, c: actions.decline(s, a, c, reason=sent.reason, now=call.now)
    )


@router.post(
    "/{clue_id}/merge", response_model=ClueOut, **step_asks(P.clues_check, MergeIntoItself)
)
def merge_clue(call: CallDep, clue_id: UUID, sent: MergeIn) -> Response:
    """Merge it into an earlier one."""

    def act(session: Session, actor: Actor, clue: Clue) -> Clue:
        into = queries.clue(session, actor, sent.into_id)
        return actions.merge(session, actor, clue, into=into, note=sent.note, now=call.now)

    return take(call, clue_id, act)


@router.post(
    "/{clue_id}/hand-over", response_model=ClueOut, **step_asks(P.clues_check, UnitElsewhere)
)
def hand_over_clue(call: CallDep, clue_id: UUID, sent: HandOverIn) -> Response:
    """Hand it over to a lead unit and joint units."""
    return take(
        call,
        clue_id,
        lambda s, a, c: actions.hand_over(s, a, c, **sent.model_dump(), now=call.now),
    )


@router.post(
    "/{clue_id}/grant-time", response_model=ClueOut, **step_asks(P.clues_check, NoExtension)
)
def grant_time_for_clue(call: CallDep, clue_id: UUID, sent: NoteIn) -> Response:
    """Grant the time asked for."""
    return take(
        call, clue_id, lambda s, a, c: actions.grant_time(s, a, c, note=sent.note, now=call.now)
    )


@router.post(
    "/{clue_id}/refuse-time", response_model=ClueOut, **step_asks(P.clues_check, NoExtension)
)
def refuse_time_for_clue(call: CallDep, clue_id: UUID, sent: MustNoteIn) -> Response:
    """Refuse the time asked for."""
    return take(
        call, clue_id, lambda s, a, c: actions.refuse_time(s, a, c, note=sent.note, now=call.now)
    )


@router.post("/{clue_id}/press", response_model=ClueOut, **step_asks(P.clues_press, NotOpen))
def press_clue(call: CallDep, clue_id: UUID, sent: MustNoteIn) -> Response:
    """Urge the unit."""
    return take(call, clue_id, lambda s, a, c: actions.press(s, a, c, note=sent.note, now=call.now))
