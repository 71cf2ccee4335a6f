"""From rows to answers: what of the intake this caller may see."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from backend.api.clues.telling import code_of
from backend.domain.access import Actor, Permission
from backend.domain.desk import addressees, following
from backend.domain.desk.addressees import Addressee
from backend.domain.engines.files import queries as files
from backend.domain.features.clues.tables import Clue
from backend.domain.features.intake.rules import IntakeState, open_steps
from backend.domain.features.intake.tables import Intake, IntakePoint
from backend.domain.kit.calendar import light
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division
from backend.settings import settings

MOST_WORDS = 120


def url_of(token: str, asked_at: str) -> str:
    """Return what a QR code holds; `asked_at` is the address this server was asked at."""
    return f"{(settings.public_origin or asked_at).rstrip('/')}/m/r/{token}"


def points_said(
    session: Session, points: Sequence[IntakePoint], *, asked_at: str
) -> list[dict[str, Any]]:
    """Return what PointOut is built from."""
    found = addressees.addressees(session, [(p.about_word, p.about_id) for p in points])
    congresses = _congresses(session, {p.congress_id for p in points})
    return [
        {
            **point.model_dump(),
            "to": found[point.about_id],
            "congress": {"id": point.congress_id, "name": congresses[point.congress_id]},
            "url": url_of(point.token, asked_at),
            "receives": found[point.about_id].receives and point.replaced_at is None,
        }
        for point in points
    ]


def rows_said(
    session: Session, rows: Sequence[dict[str, Any]], today: date
) -> list[dict[str, Any]]:
    """Return what IntakeRows are built from, out of ledger rows."""
    found = addressees.addressees(session, [(r["about_word"], r["about_id"]) for r in rows])
    clues = _clues(session, (r["clue_id"] for r in rows))
    return [_row(row, found[row["about_id"]], clues.get(row["clue_id"]), today) for row in rows]


def _row(row: dict[str, Any], to: Addressee, clue: Clue | None, today: date) -> dict[str, Any]:
    waiting = row["state"] is IntakeState.waiting
    places = (row["division_name"], row["place_words"])
    return {
        **row,
        "words": row["words"][:MOST_WORDS],
        "place": " ".join(part for part in places if part),
        "to": to,
        "congress": {"id": row["congress_id"], "name": row["congress_name"]},
        "light": light(row["look_by"], today, done=not waiting),
        "due_on": row["look_by"] if waiting else None,
        "days_left": (row["look_by"] - today).days if waiting else None,
        "clue": _clue(clue),
    }


def one(session: Session, actor: Actor, intake: Intake, today: date) -> dict[str, Any]:
    """Return what an IntakeOut is built from, as this caller may see it."""
    own = actor.is_congress and actor.congress_id == intake.congress_id
    named = own and actor.may(Permission.persons_phones)
    division = session.get(Division, intake.division_id) if intake.division_id else None
    clue = session.get(Clue, intake.clue_id) if intake.clue_id else None
    papers = files.of_matter(session, intake.clue_id or intake.id)
    row = {
        **intake.model_dump(exclude={"device_print", "address_print", "code_print"}),
        "congress_name": _congresses(session, {intake.congress_id})[intake.congress_id],
        "division_name": division.name if division else None,
    }
    to = addressees.addressee(session, intake.about_word, intake.about_id)
    shown = [paper for paper in papers if paper.step in {"send", "report"}]
    return {
        **row,
        **_row(row | {"photos": len(shown)}, to, clue, today),
        "words": intake.words,
        "photos": len(shown),
        "division": division,
        "name": intake.name if named else None,
        "phone": intake.phone if named else None,
        "left_contact": bool(intake.name or intake.phone),
        "files": shown,
        "clue_state": clue.state if clue else None,
        "stages": following.progress(session, intake).steps,
        "open_steps": open_steps(actor, intake.state, own_congress=own),
    }


def _clue(clue: Clue | None) -> dict[str, Any] | None:
    return {"id": clue.id, "name": code_of(clue.year, clue.number)} if clue else None


def _clues(session: Session, ids: Iterable[UUID | None]) -> dict[UUID | None, Clue]:
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    return {clue.id: clue for clue in session.exec(select(Clue).where(col(Clue.id).in_(wanted)))}


def _congresses(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    found = session.exec(select(Congress).where(col(Congress.id).in_(ids)))
    return {one.id: one.short_name for one in found}
