"""One box over everything one may see: by words, by name, by number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, case, false, func, null, or_, true
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Permission
from backend.domain.desk.asking import Asked, asked
from backend.domain.engines.search.queries import holding, matching
from backend.domain.engines.search.tables import SearchEntry
from backend.domain.features.clues import queries as clues
from backend.domain.features.clues.queries import C
from backend.domain.features.escalations import queries as escalations
from backend.domain.features.escalations.queries import E
from backend.domain.features.escalations.tables import Bundle
from backend.domain.features.instruments import queries as instruments
from backend.domain.features.instruments.queries import X
from backend.domain.features.problems import queries as problems
from backend.domain.features.problems.queries import P
from backend.domain.features.projects import queries as projects
from backend.domain.features.projects.queries import J
from backend.domain.features.tasks import queries as tasks
from backend.domain.features.tasks.queries import T
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.deputies import queries as deputies
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.divisions.tables import Division
from backend.domain.people.persons.tables import Person
from backend.domain.people.units import queries as units
from backend.domain.people.units.tables import Unit

KEYS = ("id", "title", "note", "year", "number", "level")
"""The columns of every finder's statement; the last three only of what has a number, else null."""

Found = tuple[Select[Any], Sequence[Any]]
"""A statement by KEYS of what one may see, and what its pages are ordered by."""


@dataclass(frozen=True)
class Finder:
    """How things of one word are found."""

    word: str
    permission: Permission | None
    statement: Callable[[Session, Actor, Asked], Found]
    descending: bool = False


_NO_NUMBER = (null().label("year"), null().label("number"), null().label("level"))


def _numbered(
    visible_to: Callable[..., Select[Any]], actor: Actor, of: Any, title: Any
) -> Select[Any]:
    """Return what has a number of its congress, by KEYS."""
    return visible_to(
        actor,
        of.id,
        title.label("title"),
        col(Congress.short_name).label("note"),
        of.year,
        of.number,
        col(Congress.level).label("level"),
    ).join(Congress, col(Congress.id) == of.congress_id)


def _clues(session: Session, actor: Actor, said: Asked) -> Found:
    statement = _numbered(clues.visible_to, actor, C, C.title)
    return _matters(session, actor, statement, said, "clues", C)


def _matters(
    session: Session,
    actor: Actor,
    statement: Select[Any],
    said: Asked,
    word: str,
    columns: Any,
) -> Found:
    """Narrow to what has the number asked for, first, or holds the words; the newest first."""
    keys = [columns.created_at, columns.id]
    if said.number is None:
        return _worded(session, actor, statement, said.words, columns), keys
    if said.kind not in {None, word}:
        return statement.where(false()), keys
    numbered = columns.number == said.number
    if said.year is not None:
        numbered &= columns.year == said.year
    if said.kind is not None:
        return statement.where(numbered), keys
    found = holding(session, said.words)
    by_words = false() if found is None else columns.id.in_(found)
    return statement.where(or_(numbered, by_words)), [case((numbered, 1), else_=0), *keys]


def _worded(
    session: Session, actor: Actor, statement: Select[Any], words: str, columns: Any
) -> Select[Any]:
    holds, found = matching(session, words), holding(session, words)
    if holds is None or found is None:
        return statement.where(false())
    if actor.is_congress:
        # Of much that may be seen a frequent word holds much: a join takes a third of the time.
        entry = col(SearchEntry.about_id) == columns.id
        return statement.join(SearchEntry, entry).where(holds)
    return statement.where(columns.id.in_(found))


def _problems(session: Session, actor: Actor, said: Asked) -> Found:
    statement = _numbered(problems.visible_to, actor, P, func.substr(P.words, 1, 100))
    return _matters(session, actor, statement, said, "problems", P)


def _instruments(session: Session, actor: Actor, said: Asked) -> Found:
    statement = _numbered(instruments.visible_to, actor, X, X.title)
    keys = [X.created_at, X.id]
    if said.number is None:
        words = (column.contains(said.words, autoescape=True) for column in (X.title, X.law))
        return statement.where(or_(*words)), keys
    if said.kind not in {None, "instruments"}:
        return statement.where(false()), keys
    year = X.year == said.year if said.year is not None else true()
    return statement.where(X.number == said.number, year), keys


def _escalations(session: Session, actor: Actor, said: Asked) -> Found:
    """What is asked of a higher congress, by its words, its problem's number, its group."""
    statement = escalations.visible_to(
        actor,
        E.id,
        func.substr(E.words, 1, 100).label("title"),
        E.code.label("note"),
        *_NO_NUMBER,
    ).outerjoin(Bundle, col(Bundle.id) == E.bundle_id)
    words = (
        column.contains(said.words, autoescape=True)
        for column in (E.words, E.code, E.reason, E.place, col(Bundle.title))
    )
    return statement.where(or_(*words)), [E.created_at, E.id]


def _tasks(session: Session, actor: Actor, said: Asked) -> Found:
    statement = _numbered(tasks.visible_to, actor, T, func.substr(T.words, 1, 100))
    return _matters(session, actor, statement, said, "tasks", T)


def _projects(session: Session, actor: Actor, said: Asked) -> Found:
    statement = _numbered(projects.visible_to, actor, J, J.title)
    return _matters(session, actor, statement, said, "projects", J)


def _deputies(session: Session, actor: Actor, said: Asked) -> Found:
    statement = (
        deputies.visible_to(actor)
        .with_only_columns(
            Deputy.id,
            col(Person.name).label("title"),
            col(Congress.short_name).label("note"),
            *_NO_NUMBER,
        )
        .where(col(Person.name).contains(said.words, autoescape=True))
    )
    return statement, [col(Congress.scope), col(Person.name), col(Deputy.id)]


def _units(session: Session, actor: Actor, said: Asked) -> Found:
    statement = (
        units.visible_to(actor)
        .with_only_columns(
            Unit.id,
            col(Unit.name).label("title"),
            col(Congress.short_name).label("note"),
            *_NO_NUMBER,
        )
        .where(units.named_like(said.words), col(Unit.ended).is_(False))
    )
    return statement, [col(Congress.scope), col(Unit.position), col(Unit.id)]


def _divisions(session: Session, actor: Actor, said: Asked) -> Found:
    named = or_(
        col(Division.name).contains(said.words, autoescape=True),
        col(Division.code) == said.words,
    )
    columns: tuple[Any, ...] = (
        Division.id,
        col(Division.name).label("title"),
        col(Division.code).label("note"),
        *_NO_NUMBER,
    )
    statement = select(*columns).where(named, col(Division.ended).is_(False))
    return statement, [col(Division.path), col(Division.id)]


FINDERS: tuple[Finder, ...] = (
    Finder("clues", Permission.clues_read, _clues, descending=True),
    Finder("problems", Permission.problems_read, _problems, descending=True),
    Finder("instruments", Permission.instruments_read, _instruments, descending=True),
    Finder("escalations", Permission.escalations_read, _escalations, descending=True),
    Finder("tasks", Permission.tasks_read, _tasks, descending=True),
    Finder("projects", Permission.projects_read, _projects, descending=True),
    Finder("deputies", Permission.deputies_see, _deputies),
    Finder("units", None, _units),
    Finder("divisions", None, _divisions),
)
"""One line a word, in the order they are shown."""


@dataclass(frozen=True)
class Group:
    """What was found of one word: a page of dicts by KEYS."""

    word: str
    page: PageOf[dict[str, Any]]


def search(
    session: Session, actor: Actor, text: str, window: Window, *, word: str | None = None
) -> list[Group]:
    """Return what holds these words or has this number, word by word; empty words are left out.

    With `word`, that one alone, to page on in it. The counts are always there.
    """
    said = asked(text)
    if not said.words:
        return []
    groups = []
    for finder in FINDERS:
        if word not in {None, finder.word}:
            continue
        if finder.permission is not None and not actor.may(finder.permission):
            continue
        page = _page(session, actor, finder, said, window)
        if page.items:
            groups.append(Group(finder.word, page))
    return groups


def _page(
    session: Session, actor: Actor, finder: Finder, said: Asked, window: Window
) -> PageOf[dict[str, Any]]:
    statement, keys = finder.statement(session, actor, said)
    counting = Window(window.limit, window.after, count=True)
    page = page_of(session, statement, counting, keys=keys, descending=finder.descending)
    rows = [dict(zip(KEYS, row, strict=True)) for row in page.items]
    return PageOf(rows, page.next, page.previous, page.count)
