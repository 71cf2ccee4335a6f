"""Keeping congresses and their terms up."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, select

from backend.domain.access import Actor
from backend.domain.journal.actions import record
from backend.domain.kit.errors import Invalid, NotFound
from backend.domain.kit.repeats import made_before
from backend.domain.people.congresses import queries, rules
from backend.domain.people.congresses.rules import TermUnfit
from backend.domain.people.congresses.tables import Congress, Term
from backend.domain.people.divisions.tables import Division


class CongressThere(Invalid):
    message = "这个区划已经设立了人大。"


def add(
    session: Session,
    actor: Actor,
    *,
    id: UUID,
    division: Division,
    name: str,
    short_name: str,
    now: datetime,
) -> Congress:
    """Set up the congress of a division; raise NotFound if the place is not below the actor's."""
    if not f"{division.path}.".startswith(f"{actor.scope}."):
        raise NotFound()
    before = made_before(session, Congress, id, division_id=division.id)
    if before is not None:
        return before
    if session.exec(select(Congress.id).where(Congress.division_id == division.id)).first():
        raise CongressThere.at("body.division_id")
    made = Congress(
        id=id,
        division_id=division.id,
        name=name,
        short_name=short_name,
        level=division.level,
        scope=division.path,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    record(session, actor, "congresses", made.id, "add", f"设立 {name}", now=now)
    return made


def rename(
    session: Session, actor: Actor, congress: Congress, *, name: str, short_name: str, now: datetime
) -> Congress:
    """Give a congress its new name."""
    title = f"名称由 {congress.name} 改为 {name}"
    congress.name, congress.short_name = name, short_name
    congress.touch(now)
    session.add(congress)
    record(session, actor, "congresses", congress.id, "rename", title, now=now)
    return congress


def begin_term(
    session: Session,
    actor: Actor,
    congress: Congress,
    *,
    id: UUID,
    number: int,
    starts_on: date,
    ends_on: date,
    now: datetime,
) -> Term:
    """Begin a term; raise TermUnfit if its days lie in another."""
    before = made_before(session, Term, id, congress_id=congress.id, number=number)
    if before is not None:
        return before
    others = queries.terms(session, congress.id)
    rules.check_term(starts_on, ends_on, others)
    if number in {t.number for t in others}:
        raise TermUnfit.at("body.number", "这一届已经设立。")
    made = Term(
        id=id,
        congress_id=congress.id,
        number=number,
        starts_on=starts_on,
        ends_on=ends_on,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    title = f"设立第 {number} 届，{starts_on} 至 {ends_on}"
    record(session, actor, "congresses", congress.id, "begin_term", title, now=now)
    return made


def date_term(
    session: Session,
    actor: Actor,
    congress: Congress,
    term: Term,
    *,
    starts_on: date,
    ends_on: date,
    now: datetime,
) -> Term:
    """Move the days of a term; raise TermUnfit if they lie in another."""
    others = [t for t in queries.terms(session, congress.id) if t.id != term.id]
    rules.check_term(starts_on, ends_on, others)
    term.starts_on, term.ends_on = starts_on, ends_on
    term.touch(now)
    session.add(term)
    title = f"第 {term.number} 届改为 {starts_on} 至 {ends_on}"
    record(session, actor, "congresses", congress.id, "date_term", title, now=now)
    return term
