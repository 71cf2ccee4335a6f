"""What hangs on rounds and projects."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.engines.rulesets.tables import RuleSet
from backend.domain.features.projects.queries.seeing import J, R, rounds_visible_to
from backend.domain.features.projects.rules import (
    Entry,
    ListKind,
    ProjectNumbers,
    ProjectState,
    RoundState,
    RoundUnknown,
    lists_of,
)
from backend.domain.features.projects.tables import (
    Change,
    Milestone,
    Progress,
    Project,
    ProjectPart,
    Rating,
    Round,
    SupervisionVisit,
    Supervisor,
)
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import PageOf, Window, page_of
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.groups.tables import Group
from backend.domain.people.persons.tables import Person

LISTS_WORD = "project-lists"


def rounds(
    session: Session,
    actor: Actor,
    window: Window,
    *,
    congress_id: UUID | None = None,
    year: int | None = None,
    state: Sequence[RoundState] = (),
) -> PageOf[Any]:
    """Return a page of (round, congress's short name, its level), the latest year first."""
    asked = rounds_visible_to(actor, R, col(Congress.short_name), col(Congress.level)).join(
        Congress, col(Congress.id) == R.congress_id
    )
    if congress_id is not None:
        asked = asked.where(R.congress_id == congress_id)
    if year is not None:
        asked = asked.where(R.year == year)
    if state:
        asked = asked.where(R.state.in_(state))
    keys = [-R.year, col(Congress.scope), R.id]
    return page_of(session, asked, window, keys=keys, descending=False)


def round_at(session: Session, token: str) -> Round:
    """Return the round of a code; raise RoundUnknown."""
    found = session.exec(select(Round).where(R.token == token)).one_or_none()
    if found is None or found.state in {RoundState.planned, RoundState.cancelled}:
        raise RoundUnknown()
    return found


def numbers_of(session: Session, round_: Round) -> ProjectNumbers:
    """Return the numbers of the version that a round began under."""
    kept = session.get(RuleSet, round_.rule_set_id) if round_.rule_set_id else None
    return ProjectNumbers.model_validate(kept.numbers if kept else {})


def soon_days(session: Session, round_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return how many days before its day a milestone of each round is near."""
    found = session.exec(select(Round).where(col(Round.id).in_(round_ids)))
    return {one.id: numbers_of(session, one).soon_days for one in found}


def lists_for(session: Session, round_: Round) -> dict[ListKind, tuple[Entry, ...]]:
    """Return the lists that a round screens against."""
    kept = session.get(RuleSet, round_.lists_id) if round_.lists_id else None
    return lists_of(kept.numbers if kept else None)


def counts_of(session: Session, ids: Collection[UUID]) -> Mapping[UUID, dict[ProjectState, int]]:
    """Return for each round how many of its projects are in which state."""
    found: dict[UUID, dict[ProjectState, int]] = defaultdict(dict)
    asked = (
        select(J.round_id, J.state, func.count())
        .where(J.round_id.in_(ids))
        .group_by(J.round_id, J.state)
    )
    for round_id, state, count in session.execute(asked) if ids else ():
        found[round_id][state] = count
    return found


def of_round(session: Session, round_id: UUID) -> list[Project]:
    """Return the projects of a round as they stand on the ballot."""
    asked = select(Project).where(J.round_id == round_id).order_by(J.position, J.id)
    return list(session.exec(asked))


def parts(session: Session, project_id: UUID) -> list[ProjectPart]:
    return _of(session, ProjectPart, project_id, ProjectPart.position)


def parts_of(session: Session, ids: Collection[UUID]) -> Mapping[UUID, list[ProjectPart]]:
    """Return the parts of each project, in their order."""
    found: dict[UUID, list[ProjectPart]] = defaultdict(list)
    asked = select(ProjectPart).where(col(ProjectPart.project_id).in_(ids))
    for one in session.exec(asked.order_by(col(ProjectPart.position))) if ids else ():
        found[one.project_id].append(one)
    return found


def milestones(session: Session, project_id: UUID) -> list[Milestone]:
    return _of(session, Milestone, project_id, Milestone.position)


def progress(session: Session, project_id: UUID) -> list[Progress]:
    return _of(session, Progress, project_id, Progress.told_on, Progress.id)


def visits(session: Session, project_id: UUID) -> list[SupervisionVisit]:
    return _of(
        session, SupervisionVisit, project_id, SupervisionVisit.visited_on, SupervisionVisit.id
    )


def changes(session: Session, project_id: UUID) -> list[Change]:
    return _of(session, Change, project_id, Change.decided_on, Change.id)


def ratings(session: Session, project_id: UUID) -> list[Rating]:
    """Return the ratings that stand; earlier ones that were replaced are left out."""
    return [one for one in _of(session, Rating, project_id, Rating.id) if not one.superseded]


def _of(session: Session, table: Any, project_id: UUID, *order: Any) -> list[Any]:
    asked = select(table).where(table.project_id == project_id).order_by(*order)
    return list(session.exec(asked))


def verdicts(session: Session, ids: Collection[UUID]) -> dict[UUID, Rating]:
    """Return the rating of each project as a whole, if it was rated."""
    if not ids:
        return {}
    asked = select(Rating).where(
        col(Rating.project_id).in_(ids),
        col(Rating.part_id).is_(None),
        col(Rating.superseded).is_(False),
    )
    return {one.project_id: one for one in session.exec(asked)}


def supervisors(session: Session, ids: Collection[UUID]) -> Mapping[UUID, list[dict[str, Any]]]:
    """Return whom each project is assigned to: groups first, then deputies."""
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    if not ids:
        return found
    groups: Any = (
        select(Supervisor.project_id, Group.id, Group.name)
        .join(Group, col(Group.id) == Supervisor.group_id)
        .where(col(Supervisor.project_id).in_(ids))
        .order_by(col(Group.name))
    )
    for project_id, group_id, name in session.execute(groups):
        found[project_id].append({"group_id": group_id, "deputy_id": None, "name": name})
    deputies: Any = (
        select(Supervisor.project_id, Deputy.id, Person.name)
        .join(Deputy, col(Deputy.id) == Supervisor.deputy_id)
        .join(Person, col(Person.id) == Deputy.person_id)
        .where(col(Supervisor.project_id).in_(ids))
        .order_by(col(Person.name), col(Deputy.id))
    )
    for project_id, deputy_id, name in session.execute(deputies):
        found[project_id].append({"group_id": None, "deputy_id": deputy_id, "name": name})
    return found


def milestone(session: Session, project_id: UUID, milestone_id: UUID) -> Milestone:
    """Return one milestone of this project; raise NotFound."""
    found: Milestone = _part(session, Milestone, project_id, milestone_id)
    return found


def change(session: Session, project_id: UUID, change_id: UUID) -> Change:
    """Return one change of this project; raise NotFound."""
    found: Change = _part(session, Change, project_id, change_id)
    return found


def told(session: Session, project_id: UUID, progress_id: UUID) -> Progress:
    """Return what was told of this project's progress once; raise NotFound."""
    found: Progress = _part(session, Progress, project_id, progress_id)
    return found


def _part(session: Session, table: Any, project_id: UUID, part_id: UUID) -> Any:
    found = session.get(table, part_id)
    if found is None or found.project_id != project_id:
        raise NotFound()
    return found
