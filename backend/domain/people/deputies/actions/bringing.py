"""Bringing a compared roster in: few statements, however many rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, insert, select, update

from backend.domain.access import Actor
from backend.domain.journal.actions import audited, record
from backend.domain.kit.errors import Conflict
from backend.domain.kit.sheets import Compared, Outcome
from backend.domain.kit.tables import new_id
from backend.domain.people.congresses import queries as congresses
from backend.domain.people.congresses.queries import related
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.constituencies.queries import by_name
from backend.domain.people.constituencies.tables import Constituency
from backend.domain.people.deputies.actions.keeping import next_position
from backend.domain.people.deputies.rules.roster import COLUMNS, OF_PERSON
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.persons.queries import phone_print
from backend.domain.people.persons.tables import Person

LABELS = {column.key: column.label for column in COLUMNS}


class RowsBad(Conflict):
    message = "名册里还有填错的行，请改好或者去掉后再导入。"


def bring_in(
    session: Session,
    actor: Actor,
    rows: Sequence[Compared],
    *,
    congress_id: UUID,
    term_id: UUID,
    invented: bool = False,
    now: datetime,
) -> dict[Outcome, int]:
    """Write what `compare` said of the rows, in the same transaction; return how many of each.

    Constituencies that are not there yet are made. Raise RowsBad if any row is bad, and NotFound
    or OnlyToRead.
    """
    congress = congresses.kept(session, actor, congress_id)
    if any(row.outcome is Outcome.bad for row in rows):
        raise RowsBad()
    new = [row for row in rows if row.outcome is Outcome.create]
    changed = [row for row in rows if row.outcome is Outcome.change]
    places = _places(session, congress, [*new, *changed], now)
    if new:
        _create(session, actor, congress, term_id, new, places, invented, now)
    if changed:
        _change(session, actor, changed, places, now)
    counts = {kind: sum(row.outcome is kind for row in rows) for kind in Outcome}
    details = {kind.value: count for kind, count in counts.items()}
    session.add(audited(actor, "deputies", None, "bring_in", now=now, details=details))
    session.flush()
    return counts


def _values(row: Compared) -> dict[str, str | None]:
    return {cell.key: cell.value or None for cell in row.cells}


def _places(
    session: Session, congress: Congress, rows: Sequence[Compared], now: datetime
) -> dict[str, UUID]:
    known = {name: one.id for name, one in by_name(session, congress.id).items()}
    wanted = dict.fromkeys(name for row in rows if (name := _values(row)["constituency"]))
    missing = [name for name in wanted if name not in known]
    if missing:
        start = len(known) + 1
        session.execute(
            insert(Constituency),
            [
                {
                    "id": known.setdefault(name, new_id()),
                    "congress_id": congress.id,
                    "name": name,
                    "position": position,
                    "created_at": now,
                    "updated_at": now,
                }
                for position, name in enumerate(missing, start)
            ],
        )
    return known


def _create(
    session: Session,
    actor: Actor,
    congress: Congress,
    term_id: UUID,
    rows: Sequence[Compared],
    places: Mapping[str, UUID],
    invented: bool,
    now: datetime,
) -> None:
    said = [_values(row) for row in rows]
    prints = [phone_print(values["phone"]) for values in said]
    known = _known(session, actor, term_id, [p for p in prints if p])
    start = next_position(session, term_id)
    persons: list[dict[str, Any]] = []
    deputies: list[dict[str, Any]] = []
    for position, (values, mark) in enumerate(zip(said, prints, strict=True), start):
        person_id = known.get((values["name"], mark)) if mark else None
        if person_id is None:
            person_id = new_id()
            kept = {key: values[key] for key in OF_PERSON}
            persons.append(
                {"id": person_id, **kept, "phone_print": mark, "invented": invented, **_both(now)}
            )
        place = values["constituency"]
        deputies.append(
            {
                "id": new_id(),
                "person_id": person_id,
                "congress_id": congress.id,
                "term_id": term_id,
                "constituency_id": places[place] if place else None,
                "position": position,
                **_both(now),
            }
        )
    if persons:
        session.execute(insert(Person), persons)
    session.execute(insert(Deputy), deputies)
    for made in deputies:
        title = f"从名册登记为{congress.short_name}代表"
        record(session, actor, "deputies", made["id"], "add", title, now=now)


def _known(
    session: Session, actor: Actor, term_id: UUID, prints: Sequence[str]
) -> dict[tuple[str | None, str], UUID]:
    """Return who is known at a related congress by name and number, but not in this term."""
    here = select(Deputy.person_id).where(Deputy.term_id == term_id)
    rows = session.execute(
        select(Person.name, Person.phone_print, Person.id)
        .join(Deputy, col(Deputy.person_id) == Person.id)
        .join(Congress, col(Congress.id) == Deputy.congress_id)
        .where(col(Person.phone_print).in_(prints), related(actor), col(Person.id).not_in(here))
    )
    return {(name, mark): person_id for name, mark, person_id in rows if mark}


def _change(
    session: Session,
    actor: Actor,
    rows: Sequence[Compared],
    places: Mapping[str, UUID],
    now: datetime,
) -> None:
    ids = [row.about_id for row in rows]
    asked = select(Deputy.id, Deputy.person_id).where(col(Deputy.id).in_(ids))
    person_of = {deputy_id: person_id for deputy_id, person_id in session.execute(asked)}
    persons, deputies = [], []
    for row in rows:
        assert row.about_id is not None
        values, place = _values(row), _values(row)["constituency"]
        kept = {key: values[key] for key in OF_PERSON}
        mark = phone_print(values["phone"])
        persons.append({"id": person_of[row.about_id], **kept, "phone_print": mark})
        at = places[place] if place else None
        deputies.append({"id": row.about_id, "constituency_id": at})
        changed = "、".join(LABELS[cell.key] for cell in row.cells if cell.differs)
        record(session, actor, "deputies", row.about_id, "change", f"从名册修改{changed}", now=now)
    session.execute(update(Person), persons)
    session.execute(update(Deputy), deputies)
    who = set(person_of.values())
    for table, mine in ((Person, col(Person.id)), (Deputy, col(Deputy.person_id))):
        later = {"version": table.version + 1, "updated_at": now}
        session.execute(update(table).where(mine.in_(who)).values(**later))


def _both(now: datetime) -> dict[str, datetime]:
    return {"created_at": now, "updated_at": now}
