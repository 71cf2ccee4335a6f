"""What of the intake waits for whom."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Integer, Select, String, cast, func, literal, null
from sqlmodel import col

from backend.domain.access import Actor, Permission, Role
from backend.domain.desk.waiting.rows import Waiting
from backend.domain.features.intake import queries
from backend.domain.features.intake.queries import I
from backend.domain.features.intake.rules import IntakeState
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.tables import Division


def waiting(actor: Actor, today: date) -> Sequence[Select[Any]]:
    """Return what waits for this actor: for staff all of it, for the leader what is late."""
    if not actor.may(Permission.intake_read) or not actor.is_congress:
        return []
    open_ = _rows(actor).where(I.congress_id == actor.congress_id, I.state == IntakeState.waiting)
    return [open_ if actor.role is Role.congress_staff else open_.where(I.look_by < today)]


def _rows(actor: Actor) -> Select[Any]:
    return (
        queries.visible_to(
            actor,
            literal("intake").label("word"),
            I.id,
            cast(null(), Integer).label("year"),
            cast(null(), Integer).label("number"),
            func.substr(I.words, 1, 100).label("title"),
            literal(Waiting.look.value).label("kind"),
            I.look_by.label("due_on"),
            cast(I.about_word, String).label("source"),
            col(Division.name).label("division"),
            cast(null(), String).label("unit"),
            col(Congress.short_name).label("congress"),
            cast(col(Congress.level), String).label("level"),
        )
        .join(Congress, col(Congress.id) == I.congress_id)
        .outerjoin(Division, col(Division.id) == I.division_id)
    )
