"""Constituencies as they are read: within the congresses in sight."""

from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.kit.errors import Invalid, NotFound
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.queries import in_sight, kept
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.constituencies.tables import Constituency


class ConstituencyElsewhere(Invalid):
    message = "请选择本级人大在用的选区。"


def visible_to(actor: Actor) -> Any:
    """Every read starts here."""
    return (
        select(Constituency, Congress)
        .join(Congress, col(Congress.id) == Constituency.congress_id)
        .where(in_sight(actor))
    )


def constituency(session: Session, actor: Actor, constituency_id: UUID) -> Any:
    """Return (constituency, congress); raise NotFound if it is out of sight."""
    found = session.execute(
        visible_to(actor).where(Constituency.id == constituency_id)
    ).one_or_none()
    if found is None:
        raise NotFound()
    return found


def to_keep(session: Session, actor: Actor, constituency_id: UUID) -> Any:
    """Return (constituency, congress) to change it; raise NotFound or OnlyToRead."""
    found = constituency(session, actor, constituency_id)
    kept(session, actor, found[1].id)
    return found


def constituencies(
    session: Session,
    actor: Actor,
    window: Window,
    *,
    congress_id: UUID | None = None,
    q: str | None = None,
    ended: bool | None = False,
) -> PageOf[Any]:
    """Return a page of (constituency, congress), congress by congress."""
    statement = visible_to(actor)
    if congress_id is not None:
        statement = statement.where(Constituency.congress_id == congress_id)
    if q:
        statement = statement.where(col(Constituency.name).contains(q, autoescape=True))
    if ended is not None:
        statement = statement.where(Constituency.ended == ended)
    keys = [col(Congress.scope), col(Constituency.position), col(Constituency.id)]
    return page_of(session, statement, window, keys=keys, descending=False)


def must_be_of(session: Session, congress_id: UUID, constituency_id: UUID | None) -> None:
    """Raise ConstituencyElsewhere unless it is one in use of this congress, or none at all."""
    if constituency_id is None:
        return
    found = session.get(Constituency, constituency_id)
    if found is None or found.congress_id != congress_id or found.ended:
        raise ConstituencyElsewhere.at("body.constituency_id")


def by_name(session: Session, congress_id: UUID) -> dict[str, Constituency]:
    """Return the congress's constituencies under their names, those out of use included."""
    rows = session.exec(select(Constituency).where(Constituency.congress_id == congress_id))
    return {row.name: row for row in rows}
