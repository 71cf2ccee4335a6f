"""What of a campaign waits at its end: problems to be carried over."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Integer, Select, String, cast, func, literal, null, or_, select
from sqlmodel import col

from backend.domain.access import Actor, Permission, Role
from backend.domain.desk.waiting.rows import Waiting
from backend.domain.features.campaigns import queries
from backend.domain.features.campaigns.queries import C
from backend.domain.features.problems.queries import P
from backend.domain.features.problems.rules import ENDED
from backend.domain.people.congresses.tables import Congress


def waiting(actor: Actor, today: date) -> Sequence[Select[Any]]:
    """Return the own congress's ended campaigns that still have unfinished problems."""
    if actor.role is not Role.congress_staff or not actor.may(Permission.problems_keep):
        return []
    left = select(P.id).where(P.campaign_id == C.id, P.former_of.is_(None), P.state.not_in(ENDED))
    return [
        queries.visible_to(
            actor,
            literal("campaigns").label("word"),
            C.id,
            cast(null(), Integer).label("year"),
            cast(null(), Integer).label("number"),
            C.title,
            literal(Waiting.carry_over.value).label("kind"),
            func.coalesce(C.ends_on, today).label("due_on"),
            cast(null(), String).label("source"),
            cast(null(), String).label("division"),
            cast(null(), String).label("unit"),
            col(Congress.short_name).label("congress"),
            cast(col(Congress.level), String).label("level"),
        )
        .join(Congress, col(Congress.id) == C.congress_id)
        .where(
            C.congress_id == actor.congress_id,
            or_(C.closed.is_(True), C.ends_on < today),
            left.exists(),
        )
    ]
