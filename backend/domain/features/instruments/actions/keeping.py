"""Planning an instrument, and putting it right."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, delete, select

from backend.domain.access import Actor, Permission
from backend.domain.engines.numbers.actions import next_number
from backend.domain.features.instruments import queries
from backend.domain.features.instruments.rules import (
    InstrumentKind,
    InstrumentSettled,
    InstrumentState,
    MembersElsewhere,
    Proposer,
    check_signers,
)
from backend.domain.features.instruments.tables import (
    Instrument,
    InstrumentMatter,
    InstrumentUnit,
)
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import NEVER
from backend.domain.kit.repeats import made_before
from backend.domain.people.congresses.rules import OnlyToRead
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit

WORD = "instruments"
Link = tuple[str, UUID]
SETTLED = frozenset({InstrumentState.closed, InstrumentState.cancelled})


def plan(
    session: Session,
    actor: Actor,
    *,
    id: UUID,
    year: int,
    kind: InstrumentKind,
    title: str,
    campaign_id: UUID | None = None,
    law: str | None = None,
    planned_on: date | None = None,
    led_by: str = "",
    words: str = "",
    proposed_by: Proposer | None = None,
    signers: int | None = None,
    base: int | None = None,
    unit_ids: Sequence[UUID] = (),
    matters: Sequence[Link] = (),
    now: datetime,
) -> Instrument:
    """Plan an instrument of one's own congress; a repeat under the same id returns the first.

    Raise IdTaken, MembersElsewhere, ProposerUnfit, BaseMissing, TooFewSigners.
    """
    actor.must(Permission.instruments_keep)
    assert actor.congress_id is not None
    before = made_before(session, Instrument, id, congress_id=actor.congress_id, title=title)
    if before is not None:
        return before
    congress = session.get_one(Congress, actor.congress_id)
    check_signers(kind, congress.level, proposed_by, signers, base)
    made = Instrument(
        id=id,
        congress_id=actor.congress_id,
        scope=actor.scope,
        campaign_id=campaign_id,
        year=year,
        number=next_number(session, actor.congress_id, WORD, year),
        kind=kind,
        title=title,
        law=law,
        planned_on=planned_on or NEVER,
        led_by=led_by,
        words=words,
        proposed_by=proposed_by,
        signers=signers,
        base=base,
        started_by=actor.account_id,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    concern(session, actor, made, unit_ids, now=now)
    point_at(session, made, matters, now=now)
    record(session, actor, WORD, id, "plan", "列入计划", now=now)
    return made


def edit(
    session: Session,
    actor: Actor,
    instrument: Instrument,
    *,
    to: Mapping[str, Any],
    unit_ids: Sequence[UUID] | None = None,
    matters: Sequence[Link] | None = None,
    now: datetime,
) -> Instrument:
    """Change the named columns, the units, and the matters; what is None stays.

    Raise OnlyToRead, InstrumentSettled, and as `plan`.
    """
    own(actor, instrument)
    if instrument.state in SETTLED:
        raise InstrumentSettled()
    wanted = dict(to)
    if "planned_on" in wanted:
        wanted["planned_on"] = wanted["planned_on"] or NEVER
    details = {
        name: [_plain(getattr(instrument, name)), _plain(value)]
        for name, value in wanted.items()
        if getattr(instrument, name) != value
    }
    for name in details:
        setattr(instrument, name, wanted[name])
    level = session.get_one(Congress, instrument.congress_id).level
    check_signers(
        instrument.kind, level, instrument.proposed_by, instrument.signers, instrument.base
    )
    if unit_ids is not None and concern(session, actor, instrument, unit_ids, now=now):
        details["unit_ids"] = [str(one) for one in unit_ids]
    if matters is not None and point_at(session, instrument, matters, now=now):
        details["matters"] = [f"{word}/{about_id}" for word, about_id in matters]
    if details:
        instrument.touch(now)
        session.add(instrument)
        record(session, actor, WORD, instrument.id, "edit", "修改", now=now, details=details)
    return instrument


def own(actor: Actor, instrument: Instrument) -> None:
    """Raise OnlyToRead unless it is the actor's congress's."""
    actor.must(Permission.instruments_keep)
    if actor.congress_id != instrument.congress_id:
        raise OnlyToRead()


def concern(
    session: Session,
    actor: Actor,
    instrument: Instrument,
    unit_ids: Sequence[UUID],
    *,
    now: datetime,
) -> bool:
    """Let the instrument concern these units and no others; return whether that changed it."""
    wanted = list(dict.fromkeys(unit_ids))
    check_units(session, instrument.congress_id, wanted, "body.unit_ids")
    before = [unit_id for unit_id, _ in queries.units_of(session, [instrument.id])[instrument.id]]
    if before == wanted:
        return False
    mine = col(InstrumentUnit.instrument_id) == instrument.id
    session.execute(delete(InstrumentUnit).where(mine))
    session.add_all(
        InstrumentUnit(instrument_id=instrument.id, unit_id=one, created_at=now) for one in wanted
    )
    session.flush()
    return True


def point_at(
    session: Session, instrument: Instrument, matters: Sequence[Link], *, now: datetime
) -> bool:
    """Let the instrument point at these matters and no others; return whether that changed it.

    Matters out of the caller's sight are kept by handing them in again.
    """
    wanted = list(dict.fromkeys(matters))
    if list(queries.links(session, instrument.id)) == wanted:
        return False
    mine = col(InstrumentMatter.instrument_id) == instrument.id
    session.execute(delete(InstrumentMatter).where(mine))
    session.add_all(
        InstrumentMatter(
            instrument_id=instrument.id, about_word=word, about_id=about_id, created_at=now
        )
        for word, about_id in wanted
    )
    session.flush()
    return True


def check_units(session: Session, congress_id: UUID, ids: Collection[UUID], path: str) -> None:
    """Raise MembersElsewhere unless every unit is one of the congress's in use."""
    asked: Any = select(col(Unit.id)).where(
        col(Unit.id).in_(ids), Unit.congress_id == congress_id, col(Unit.ended).is_(False)
    )
    if ids and set(session.execute(asked).scalars()) != set(ids):
        raise MembersElsewhere.at(path)


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | str) else str(value)
