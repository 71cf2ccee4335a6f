"""Entering a mandate and keeping what is said of the deputy up."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select, update

from backend.domain.access import Actor
from backend.domain.journal.actions import record
from backend.domain.kit.repeats import made_before
from backend.domain.people.congresses.queries import related
from backend.domain.people.congresses.tables import Congress, Term
from backend.domain.people.constituencies.actions import must_lie_in
from backend.domain.people.constituencies.queries import must_be_of
from backend.domain.people.deputies.queries import Mandate
from backend.domain.people.deputies.rules import AlreadyDeputy, DeputyState, MandateEnded
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.persons import actions as persons
from backend.domain.people.persons.queries import phone_print
from backend.domain.people.persons.tables import Person

LABELS = {
    **persons.LABELS,
    "constituency_id": "选区",
    "division_id": "所在区划",
    "certificate": "代表证号",
    "position": "次序",
}


def add(
    session: Session,
    actor: Actor,
    congress: Congress,
    term: Term,
    *,
    id: UUID,
    person: Mapping[str, Any],
    mandate: Mapping[str, Any],
    now: datetime,
) -> Deputy:
    """Enter a mandate; who is known by name and number at a related congress is the same person.

    Raise AlreadyDeputy if they hold this mandate, ConstituencyElsewhere or DivisionElsewhere.
    """
    before = made_before(session, Deputy, id, congress_id=congress.id, term_id=term.id)
    if before is not None:
        return before
    must_be_of(session, congress.id, mandate.get("constituency_id"))
    must_lie_in(session, congress, mandate.get("division_id"))
    who = known(session, actor, person.get("name"), person.get("phone"))
    if who is None:
        who = persons.add(session, to=person, now=now)
    elif _holds(session, who.id, term.id):
        raise AlreadyDeputy()
    made = Deputy(
        id=id,
        person_id=who.id,
        congress_id=congress.id,
        term_id=term.id,
        position=next_position(session, term.id),
        **mandate,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    title = f"登记为{congress.short_name}第 {term.number} 届代表"
    record(session, actor, "deputies", made.id, "add", title, now=now)
    return made


def known(session: Session, actor: Actor, name: Any, phone: Any) -> Person | None:
    """Return who has this name and number and a mandate at a congress related to the actor's."""
    if not phone:
        return None
    return session.exec(
        select(Person)
        .join(Deputy, col(Deputy.person_id) == Person.id)
        .join(Congress, col(Congress.id) == Deputy.congress_id)
        .where(Person.phone_print == phone_print(phone), Person.name == name, related(actor))
        .order_by(col(Person.id))
        .limit(1)
    ).first()


def next_position(session: Session, term_id: UUID) -> int:
    """Return the place after the last in the roster of this term."""
    last = session.exec(select(func.max(Deputy.position)).where(Deputy.term_id == term_id)).one()
    return (last or 0) + 1


def change(
    session: Session, actor: Actor, found: Mandate, *, to: Mapping[str, Any], now: datetime
) -> Deputy:
    """Change the named columns of person and mandate; every mandate of the person says so.

    Raise MandateEnded, ConstituencyElsewhere or DivisionElsewhere.
    """
    deputy, person, congress = found.deputy, found.person, found.congress
    if deputy.state is DeputyState.ended:
        raise MandateEnded()
    must_be_of(session, congress.id, to.get("constituency_id"))
    must_lie_in(session, congress, to.get("division_id"))
    of_person = {k: v for k, v in to.items() if k in persons.LABELS}
    before = persons.change(session, person, to=of_person, now=now)
    own = [k for k in to if k not in persons.LABELS and getattr(deputy, k) != to[k]]
    for key in own:
        setattr(deputy, key, to[key])
    if not before and not own:
        return deputy
    deputy.touch(now)
    session.add(deputy)
    title = "修改" + "、".join(LABELS[k] for k in [*before, *own])
    details = {k: [old, to[k]] for k, old in before.items() if k != "phone"}
    record(session, actor, "deputies", deputy.id, "change", title, now=now, details=details)
    if before:
        _tell_other_mandates(session, actor, deputy, title, now)
    return deputy


def _tell_other_mandates(
    session: Session, actor: Actor, deputy: Deputy, title: str, now: datetime
) -> None:
    elsewhere = (col(Deputy.person_id) == deputy.person_id, col(Deputy.id) != deputy.id)
    for other in session.exec(select(Deputy.id).where(*elsewhere)).all():
        record(session, actor, "deputies", other, "change", title, now=now)
    session.execute(
        update(Deputy).where(*elsewhere).values(version=Deputy.version + 1, updated_at=now)
    )


def _holds(session: Session, person_id: UUID, term_id: UUID) -> bool:
    asked = select(Deputy.id).where(Deputy.person_id == person_id, Deputy.term_id == term_id)
    return session.exec(asked).first() is not None
