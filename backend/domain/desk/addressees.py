"""Whom a QR code speaks for: a deputy or a station, with what a resident may know of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.features.intake.rules import AboutWord
from backend.domain.features.stations import queries as stations
from backend.domain.features.stations.rules import KINDS
from backend.domain.features.stations.tables import Station
from backend.domain.kit.errors import NotFound
from backend.domain.people.constituencies.tables import Constituency
from backend.domain.people.deputies import queries as deputies
from backend.domain.people.deputies.rules import DeputyState
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.persons.tables import Person


@dataclass(frozen=True)
class Addressee:
    """A deputy or a station as the notice board shows it."""

    word: AboutWord
    id: UUID
    name: str
    line: str
    """The constituency, or the kind and address of the station."""
    opening: str
    receives: bool
    """In office, or open."""


def addressees(session: Session, asked: Iterable[tuple[AboutWord, UUID]]) -> dict[UUID, Addressee]:
    """Return whom these codes speak for, by id; what may be known of them is public."""
    by_word: dict[AboutWord, set[UUID]] = {word: set() for word in AboutWord}
    for word, id_ in asked:
        by_word[word].add(id_)
    return {
        one.id: one
        for one in [
            *_deputies(session, by_word[AboutWord.deputies]),
            *_stations(session, by_word[AboutWord.stations]),
        ]
    }


def addressee(session: Session, word: AboutWord, id_: UUID) -> Addressee:
    """Return whom a code speaks for."""
    return addressees(session, [(word, id_)])[id_]


def own(session: Session, actor: Actor, word: AboutWord, ids: Sequence[UUID]) -> list[Addressee]:
    """Return these of the actor's own congress, in order; raise NotFound for any other."""
    if word is AboutWord.deputies:
        mine = [m.deputy.congress_id for m in (deputies.mandate(session, actor, i) for i in ids)]
    else:
        mine = [stations.station(session, actor, i)[0].congress_id for i in ids]
    if any(congress_id != actor.congress_id for congress_id in mine):
        raise NotFound()
    found = addressees(session, [(word, i) for i in ids])
    return [found[i] for i in dict.fromkeys(ids)]


def _deputies(session: Session, ids: set[UUID]) -> list[Addressee]:
    if not ids:
        return []
    rows = session.execute(
        select(Deputy.id, Person.name, Constituency.name, Deputy.state)
        .join(Person, col(Person.id) == Deputy.person_id)
        .outerjoin(Constituency, col(Constituency.id) == Deputy.constituency_id)
        .where(col(Deputy.id).in_(ids))
    )
    return [
        Addressee(
            AboutWord.deputies,
            id_,
            f"{name}代表",
            constituency or "",
            "",
            state is DeputyState.in_office,
        )
        for id_, name, constituency, state in rows
    ]


def _stations(session: Session, ids: set[UUID]) -> list[Addressee]:
    if not ids:
        return []
    return [
        Addressee(
            AboutWord.stations,
            one.id,
            one.name,
            " · ".join(part for part in (KINDS[one.kind], one.address) if part),
            one.opening,
            not one.ended,
        )
        for one in session.exec(select(Station).where(col(Station.id).in_(ids)))
    ]
