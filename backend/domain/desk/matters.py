"""What points at problems and clues from afar: may it, and how do they stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select
from sqlmodel import Session, col

from backend.domain.access import Actor, Permission
from backend.domain.desk.seeing import MATTERS
from backend.domain.features.clues import queries as clues
from backend.domain.features.clues.queries import C
from backend.domain.features.problems import queries as problems
from backend.domain.features.problems.queries import P
from backend.domain.kit.errors import Invalid, NotAllowed, NotFound
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.rules import Level

Link = tuple[str, UUID]
"""The word and the id of a matter."""


class MatterUnknown(Invalid):
    message = "有的问题或者线索找不到，或者您无权查看，请重新选择。"


@dataclass(frozen=True)
class Matter:
    """A matter that something else points at, as it stands."""

    word: str
    id: UUID
    title: str
    state: str
    year: int
    number: int
    congress: str
    level: Level


@dataclass(frozen=True)
class _Reader:
    permission: Permission
    statement: Callable[[Actor, Sequence[UUID]], Select[Any]]
    """Of id, title, state, year, number, congress's short name and level."""


_PLACE = (col(Congress.short_name), col(Congress.level))

_READERS: dict[str, _Reader] = {
    "problems": _Reader(
        Permission.problems_read,
        lambda actor, ids: (
            problems.visible_to(actor, P.id, P.words, P.state, P.year, P.number, *_PLACE)
            .join(Congress, col(Congress.id) == P.congress_id)
            .where(P.id.in_(ids))
        ),
    ),
    "clues": _Reader(
        Permission.clues_read,
        lambda actor, ids: (
            clues.visible_to(actor, C.id, C.title, C.state, C.year, C.number, *_PLACE)
            .join(Congress, col(Congress.id) == C.congress_id)
            .where(C.id.in_(ids))
        ),
    ),
}


def must_see(session: Session, actor: Actor, links: Sequence[Link], path: str) -> None:
    """Raise MatterUnknown at the field unless the actor sees every matter named."""
    for word, about_id in links:
        try:
            MATTERS[word](session, actor, about_id)
        except (NotFound, NotAllowed):
            raise MatterUnknown.at(path) from None


def matters(session: Session, actor: Actor, links: Sequence[Link]) -> list[Matter]:
    """Return the matters one may see, as they stand, in the order named."""
    found: dict[Link, Matter] = {}
    for word, reader in _READERS.items():
        ids = [about_id for of, about_id in links if of == word]
        if not ids or not actor.may(reader.permission):
            continue
        for row in session.execute(reader.statement(actor, ids)):
            found[word, row[0]] = Matter(word, *row)
    return [found[link] for link in links if link in found]
