"""A database with so many clues: the demo's people and places, its clues multiplied in bulk."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert
from sqlmodel import Session, col, select

from backend.cli.migrate import move
from backend.database import Database
from backend.domain.features.clues.tables import Clue
from backend.domain.kit.tables import new_id
from backend.domain.people.accounts.tables import Account, Grant
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.divisions.rules import Level
from backend.domain.people.sign_ins.tables import SignIn
from backend.domain.people.units.tables import Unit
from backend.outside import tokens
from backend.seed import demo

CHUNK = 20_000
STATES = ("submitted", "verified", "handed_over", "handling", "answered", "rated", "signed_off")
CATEGORIES = ("environment", "roads", "water", "education", "other")


def prepare(database: Database, *, now: datetime) -> None:
    """Migrate, and put the demo's people in."""
    move(database)
    with database.writing() as session:
        demo.people(session, now=now)


def fill(database: Database, count: int, *, now: datetime) -> None:
    """Add clues until there are `count`, spread over congresses, units, states and two years."""
    with database.reading() as session:
        there = session.execute(select(func.count()).select_from(Clue)).scalar_one()
        congresses = _congresses(session)
    for start in range(there, count, CHUNK):
        numbers = range(start, min(start + CHUNK, count))
        with database.writing() as session:
            session.connection().execute(insert(Clue), [_row(n, congresses, now) for n in numbers])
    with database.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("ANALYZE")


def _row(number: int, congresses: list[dict[str, Any]], now: datetime) -> dict[str, Any]:
    where = congresses[number % len(congresses)]
    when = now - timedelta(seconds=30 + (number * 7919) % 63_000_000)
    state = STATES[number // len(congresses) % 7]
    handed = state not in {"submitted", "verified"}
    return {
        "id": new_id(),
        "created_at": when,
        "updated_at": when,
        "version": 1,
        "congress_id": where["id"],
        "scope": where["scope"],
        "number": 100_000 + number,
        "year": when.year,
        "title": f"第 {number} 处路灯夜间不亮",
        "words": "村口至小学一段路灯入冬以来不亮，放学晚的孩子看不清路，希望尽快维修。" * 2,
        "category": CATEGORIES[number // len(congresses) % 5],
        "source": "deputy",
        "place_words": "村口",
        "longitude": 117.3 + (number % 97) / 100,
        "latitude": 40.9 + (number % 89) / 100,
        "reporter_id": where["deputy"],
        "state": state,
        "holder": "unit" if state in {"handed_over", "handling"} else "congress",
        "due_on": (when + timedelta(days=40)).date(),
        "lead_unit_id": where["units"][number % len(where["units"])] if handed else None,
    }


def _congresses(session: Session) -> list[dict[str, Any]]:
    found = []
    for congress in session.scalars(select(Congress).order_by(col(Congress.scope))):
        if congress.level == Level.township:
            continue
        units = session.scalars(select(Unit.id).where(col(Unit.congress_id) == congress.id))
        deputy = session.scalars(
            select(Deputy.person_id).where(col(Deputy.congress_id) == congress.id).limit(1)
        ).first()
        if (ids := list(units)) and deputy:
            found.append(
                {"id": congress.id, "scope": congress.scope, "units": ids, "deputy": deputy}
            )
    return found


def token_of(database: Database, username: str, *, now: datetime) -> str:
    """Return an access token of somebody of the demo, good for as long as the run takes."""
    with database.writing() as session:
        account = session.scalars(select(Account).where(col(Account.username) == username)).one()
        grant = session.scalars(select(Grant).where(col(Grant.account_id) == account.id)).first()
        assert grant is not None
        account.must_set_password = False
        made = SignIn(
            account_id=account.id, grant_id=grant.id, device="bench", used_at=now, created_at=now
        )
        session.add_all([account, made])
        session.flush()
        access = tokens.Access(account.id, made.id, grant.role)
    return tokens.issue(access, now=datetime.now(UTC))[0]


def some_clue(database: Database, scope: str) -> UUID:
    with database.reading() as session:
        asked = select(Clue.id).where(col(Clue.scope) == scope, col(Clue.state) == "handling")
        return UUID(str(session.execute(asked.limit(1)).scalar_one()))
