"""Reporting a clue, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Permission, Role
from backend.domain.engines.files import actions as files
from backend.domain.engines.numbers.actions import next_number
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.engines.search import actions as search
from backend.domain.features.clues.actions.taking import (
    WORD,
    finish,
    numbers_of,
    take,
    tell_congress,
    wait_for,
)
from backend.domain.features.clues.rules import (
    Category,
    ClueSource,
    ClueStep,
    Holder,
)
from backend.domain.features.clues.tables import Clue
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import Conflict, Invalid
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.deputies.rules import DeputyState
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.divisions import queries as divisions
from backend.domain.people.divisions.rules import Place


class ClueIdTaken(Conflict):
    message = "这个编号已经报过另一件线索，请重新填写后再报。"


class ReporterMissing(Invalid):
    message = "请填写是谁反映的：代表，还是群众。"


class ReporterUnknown(Invalid):
    message = "没有这位代表，请从名单里选择。"


@dataclass(frozen=True)
class Reporter:
    """Whose clue it is, when staff register it: a deputy's, or a resident's."""

    source: ClueSource
    deputy_id: UUID | None = None
    name: str | None = None
    phone: str | None = None


def report(
    session: Session,
    actor: Actor,
    *,
    clue_id: UUID,
    title: str,
    words: str,
    category: Category,
    place: Place,
    unnamed: bool,
    file_ids: Sequence[UUID] = (),
    reporter: Reporter | None = None,
    now: datetime,
) -> Clue:
    """Send a clue as a deputy, or (with `reporter`) register one as staff.

    A repeat under the same id by the same account returns the first. Raise ClueIdTaken,
    PlaceElsewhere, ReporterMissing, ReporterUnknown, FilesUnknown.
    """
    actor.must(Permission.clues_report)
    if reporter is not None:
        actor.must(Permission.clues_register)
    elif actor.role is not Role.deputy:
        raise ReporterMissing.at("body.reporter")
    before = session.get(Clue, clue_id)
    if before is not None:
        if before.registered_by != actor.account_id or before.title != title:
            raise ClueIdTaken()
        return before
    assert actor.congress_id is not None
    congress = session.get_one(Congress, actor.congress_id)
    divisions.must_lie_in(session, congress.scope, place.division_id, "body.place.division_id")
    today = today_of(now)
    rule_set = rulesets.in_force(session, WORD, congress.id, today)
    clue = Clue(
        id=clue_id,
        congress_id=congress.id,
        scope=congress.scope,
        number=next_number(session, congress.id, WORD, today.year),
        year=today.year,
        title=title,
        words=words,
        category=category,
        source=reporter.source if reporter else ClueSource.deputy,
        division_id=place.division_id,
        place_words=place.words,
        longitude=place.longitude,
        latitude=place.latitude,
        said_longitude=place.said_longitude,
        said_latitude=place.said_latitude,
        said_datum=place.said_datum,
        unnamed=unnamed,
        reporter_id=_reporter_person(session, actor, reporter),
        reporter_name=reporter.name if reporter else None,
        reporter_phone=reporter.phone if reporter else None,
        registered_by=actor.account_id,
        rule_set_id=rule_set.id if rule_set else None,
        created_at=now,
        updated_at=now,
    )
    _begin(session, actor, clue, file_ids, now)
    return clue


def _begin(
    session: Session, actor: Actor, clue: Clue, file_ids: Sequence[UUID], now: datetime
) -> None:
    wait_for(session, clue, Holder.congress, days=numbers_of(session, clue).verify_days, now=now)
    session.add(clue)
    session.flush()
    files.attach(session, actor, file_ids, word=WORD, about_id=clue.id, step="report")
    reindex(session, clue)
    by_staff = actor.role is not Role.deputy
    record(
        session,
        actor,
        WORD,
        clue.id,
        "report",
        "登记线索" if by_staff else "反映问题",
        now=now,
        hide_actor=clue.unnamed and not by_staff,
        file_ids=file_ids,
    )
    if not by_staff:
        tell_congress(session, clue, "clue-reported", "收到一件新线索，等待核实", now=now)


def withdraw(session: Session, actor: Actor, clue: Clue, *, reason: str, now: datetime) -> Clue:
    """Take one's own clue back before it is verified."""
    take(actor, clue, ClueStep.withdraw, now=now)
    clue.ended_reason = reason
    wait_for(session, clue, Holder.nobody, now=now)
    return finish(session, actor, clue, ClueStep.withdraw, "撤回", note=reason, now=now)


def reindex(session: Session, clue: Clue) -> None:
    """Make the clue findable by its words, place and number."""
    search.index(
        session,
        WORD,
        clue.id,
        clue.title,
        clue.words,
        clue.place_words,
        f"{clue.year}号{clue.number}号",
        at=clue.created_at,
    )


def _reporter_person(session: Session, actor: Actor, reporter: Reporter | None) -> UUID | None:
    if reporter is None:
        return actor.person_id
    if reporter.deputy_id is None:
        return None
    deputy = session.get(Deputy, reporter.deputy_id)
    if deputy is None or deputy.congress_id != actor.congress_id:
        raise ReporterUnknown.at("body.reporter.deputy_id")
    if deputy.state is DeputyState.ended:
        raise ReporterUnknown.at("body.reporter.deputy_id")
    return deputy.person_id
