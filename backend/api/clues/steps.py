"""The steps of a clue, one route each."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from sqlmodel import Session

from backend.api.base import Call, CallDep, Out, StepRoute, asks
from backend.api.clues.reading import clue_out
from backend.api.clues.shapes import (
    AcceptIn,
    AgainIn,
    AnswerIn,
    AskTimeIn,
    ClueEditIn,
    ClueIn,
    ClueOut,
    GiveBackIn,
    HandOverIn,
    MergeIn,
    MustNoteIn,
    NoteIn,
    RateIn,
    ReasonIn,
    SignOffIn,
)
from backend.api.clues.telling import place_of
from backend.domain.access import Actor, Permission
from backend.domain.engines.assignments.actions import (
    DueTooEarly,
    ExtensionPending,
    NoExtension,
    NotOpen,
)
from backend.domain.engines.files.rules import FilesUnknown
from backend.domain.features.clues import actions, queries
from backend.domain.features.clues.actions import Reporter
from backend.domain.features.clues.actions.checking import (
    ClueEnded,
    MergeIntoItself,
    UnitElsewhere,
)
from backend.domain.features.clues.actions.closing import ReasonMissing
from backend.domain.features.clues.actions.reporting import (
    ClueIdTaken,
    PlaceElsewhere,
    ReporterMissing,
    ReporterUnknown,
)
from backend.domain.features.clues.tables import Clue
from backend.domain.kit.errors import MatchMissing, NotFound, Refusal, Stale
from backend.domain.kit.flow import StepNotOpen

router = APIRouter(prefix="/clues", tags=["clues"], route_class=StepRoute)

P = Permission


def _asks(permission: Permission, *refusals: type[Refusal]) -> Any:
    return asks(permission, NotFound, StepNotOpen, *refusals, step=True)


def _step(call: Call, clue_id: UUID, act: Callable[[Session, Actor, Clue], Clue]) -> Response:
    with call.writing() as (session, actor):
        clue = queries.clue(session, actor, clue_id, lock=True)
        act(session, actor, clue)
        session.flush()
        return clue_out(call, session, actor, clue)


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


@router.post("/{clue_id}/verify", response_model=ClueOut, **_asks(P.clues_check))
def verify_clue(call: CallDep, clue_id: UUID, sent: NoteIn) -> Response:
    """Say that the clue is true and yours to pursue."""
    return _step(
        call, clue_id, lambda s, a, c: actions.verify(s, a, c, note=sent.note, now=call.now)
    )


@router.post("/{clue_id}/decline", response_model=ClueOut, **_asks(P.clues_check))
def decline_clue(call: CallDep, clue_id: UUID, sent: ReasonIn) -> Response:
    """Decline it with a reason."""
    return _step(
        call, clue_id, lambda s, a, c: actions.decline(s, a, c, reason=sent.reason, now=call.now)
    )


@router.post("/{clue_id}/merge", response_model=ClueOut, **_asks(P.clues_check, MergeIntoItself))
def merge_clue(call: CallDep, clue_id: UUID, sent: MergeIn) -> Response:
    """Merge it into an earlier one."""

    def act(session: Session, actor: Actor, clue: Clue) -> Clue:
        into = queries.clue(session, actor, sent.into_id)
        return actions.merge(session, actor, clue, into=into, note=sent.note, now=call.now)

    return _step(call, clue_id, act)


@router.post("/{clue_id}/withdraw", response_model=ClueOut, **_asks(P.clues_report))
def withdraw_clue(call: CallDep, clue_id: UUID, sent: ReasonIn) -> Response:
    """Take your own clue back before it is verified."""
    return _step(
        call, clue_id, lambda s, a, c: actions.withdraw(s, a, c, reason=sent.reason, now=call.now)
    )


@router.post("/{clue_id}/hand-over", response_model=ClueOut, **_asks(P.clues_check, UnitElsewhere))
def hand_over_clue(call: CallDep, clue_id: UUID, sent: HandOverIn) -> Response:
    """Hand it over to a lead unit and joint units."""
    return _step(
        call,
        clue_id,
        lambda s, a, c: actions.hand_over(s, a, c, **sent.model_dump(), now=call.now),
    )


@router.post("/{clue_id}/accept", response_model=ClueOut, **_asks(P.clues_answer, NotOpen))
def accept_clue(call: CallDep, clue_id: UUID, sent: AcceptIn) -> Response:
    """Accept what your unit was given."""
    return _step(
        call, clue_id, lambda s, a, c: actions.accept(s, a, c, handler=sent.handler, now=call.now)
    )


@router.post("/{clue_id}/give-back", response_model=ClueOut, **_asks(P.clues_answer, NotOpen))
def give_back_clue(call: CallDep, clue_id: UUID, sent: GiveBackIn) -> Response:
    """Return it with a reason and a better addressee."""
    return _step(
        call,
        clue_id,
        lambda s, a, c: actions.give_back(s, a, c, **sent.model_dump(), now=call.now),
    )


@router.post(
    "/{clue_id}/ask-time",
    response_model=ClueOut,
    **_asks(P.clues_answer, NotOpen, DueTooEarly, ExtensionPending),
)
def ask_time_for_clue(call: CallDep, clue_id: UUID, sent: AskTimeIn) -> Response:
    """Ask for more time."""
    return _step(
        call, clue_id, lambda s, a, c: actions.ask_time(s, a, c, **sent.model_dump(), now=call.now)
    )


@router.post("/{clue_id}/grant-time", response_model=ClueOut, **_asks(P.clues_check, NoExtension))
def grant_time_for_clue(call: CallDep, clue_id: UUID, sent: NoteIn) -> Response:
    """Grant the time asked for."""
    return _step(
        call, clue_id, lambda s, a, c: actions.grant_time(s, a, c, note=sent.note, now=call.now)
    )


@router.post("/{clue_id}/refuse-time", response_model=ClueOut, **_asks(P.clues_check, NoExtension))
def refuse_time_for_clue(call: CallDep, clue_id: UUID, sent: MustNoteIn) -> Response:
    """Refuse the time asked for."""
    return _step(
        call, clue_id, lambda s, a, c: actions.refuse_time(s, a, c, note=sent.note, now=call.now)
    )


@router.post("/{clue_id}/press", response_model=ClueOut, **_asks(P.clues_press, NotOpen))
def press_clue(call: CallDep, clue_id: UUID, sent: MustNoteIn) -> Response:
    """Urge the unit."""
    return _step(
        call, clue_id, lambda s, a, c: actions.press(s, a, c, note=sent.note, now=call.now)
    )


@router.post(
    "/{clue_id}/plan", response_model=ClueOut, **_asks(P.clues_answer, NotOpen, FilesUnknown)
)
def plan_clue(call: CallDep, clue_id: UUID, sent: AnswerIn) -> Response:
    """Say what your unit will do, or how far it has come."""
    return _step(
        call, clue_id, lambda s, a, c: actions.plan(s, a, c, **sent.model_dump(), now=call.now)
    )


@router.post(
    "/{clue_id}/answer", response_model=ClueOut, **_asks(P.clues_answer, NotOpen, FilesUnknown)
)
def answer_clue(call: CallDep, clue_id: UUID, sent: AnswerIn) -> Response:
    """Answer with papers."""
    return _step(
        call, clue_id, lambda s, a, c: actions.answer(s, a, c, **sent.model_dump(), now=call.now)
    )


@router.post("/{clue_id}/rate", response_model=ClueOut, **_asks(P.clues_rate, ReasonMissing))
def rate_clue(call: CallDep, clue_id: UUID, sent: RateIn) -> Response:
    """Rate attitude and result."""
    return _step(
        call, clue_id, lambda s, a, c: actions.rate(s, a, c, **sent.model_dump(), now=call.now)
    )


@router.post("/{clue_id}/send-back", response_model=ClueOut, **_asks(P.clues_check))
def send_back_clue(call: CallDep, clue_id: UUID, sent: AgainIn) -> Response:
    """Send it back to the unit: not done yet."""
    return _step(
        call, clue_id, lambda s, a, c: actions.send_back(s, a, c, **sent.model_dump(), now=call.now)
    )


@router.post("/{clue_id}/sign-off", response_model=ClueOut, **_asks(P.clues_check))
def sign_off_clue(call: CallDep, clue_id: UUID, sent: NoteIn) -> Response:
    """Sign it off after checking."""
    return _step(
        call, clue_id, lambda s, a, c: actions.sign_off(s, a, c, note=sent.note, now=call.now)
    )


@router.post("/{clue_id}/look-back", response_model=ClueOut, **_asks(P.clues_check))
def look_back_at_clue(call: CallDep, clue_id: UUID, sent: MustNoteIn) -> Response:
    """Note that it still holds."""
    return _step(
        call, clue_id, lambda s, a, c: actions.look_back(s, a, c, note=sent.note, now=call.now)
    )


@router.post("/{clue_id}/reopen", response_model=ClueOut, **_asks(P.clues_check))
def reopen_clue(call: CallDep, clue_id: UUID, sent: AgainIn) -> Response:
    """Reopen it: it did not hold."""
    return _step(
        call, clue_id, lambda s, a, c: actions.reopen(s, a, c, **sent.model_dump(), now=call.now)
    )


class SignedOff(Out):
    count: int


@router.post("/sign-off", response_model=SignedOff, **_asks(P.clues_check))
def sign_off_clues(call: CallDep, sent: SignOffIn) -> object:
    """Sign several off at once: all, or none."""
    with call.writing() as (session, actor):
        for clue_id in sorted(set(sent.ids)):
            clue = queries.clue(session, actor, clue_id, lock=True)
            actions.sign_off(session, actor, clue, note=sent.note, now=call.now)
    return {"count": len(set(sent.ids))}
