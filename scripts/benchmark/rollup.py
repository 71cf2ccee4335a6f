"""How long the roll-up takes over many problems: twelve congresses, two campaigns each."""

import statistics
import sys
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import col, select

from backend.database import Database
from backend.domain.features.campaigns.tables import Campaign, Field
from backend.domain.features.problems.rules import RECTIFIED, ProblemState
from backend.domain.features.problems.tables import Problem
from backend.domain.kit.tables import new_id
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.rules import Level
from scripts.benchmark import fill, load

CHUNK = 20_000
STATES = tuple(ProblemState)


def measure(database: Database, url: str, count: int, serving: Any, port: int, start: str) -> None:
    """Fill so many problems in, and ask for the roll-up over HTTP, one request at a time."""
    now = datetime.now().astimezone()
    _fill(database, count, now=now)
    token = fill.token_of(database, "chengde.staff", now=now)
    database.engine.dispose()
    ours = [sys.executable, "-c", start, "--database-url", url, "serve", "--port", str(port)]
    with serving(*ours, port=port, path="/api/v1/health", CONGRESS_JOBS="false"):
        for by in ("congress", "campaign", "year"):
            path = f"/api/v1/problems/rollup?by={by}"
            times = [load.alone(port, load.get(path, token)) for _ in range(15)][3:]
            print(
                f"| {count:,} problems by {by} | median {statistics.median(times):.0f} ms"
                f" | slowest {max(times):.0f} ms |",
                flush=True,
            )


def _fill(database: Database, count: int, *, now: datetime) -> None:
    with database.writing() as session:
        lists = [
            _campaign(session, congress, year, now)
            for congress in session.scalars(
                select(Congress).where(col(Congress.level).in_([Level.city, Level.county]))
            ).all()
            for year in (now.year - 1, now.year)
        ]
    for start in range(0, count, CHUNK):
        numbers = range(start, min(start + CHUNK, count))
        with database.writing() as session:
            rows = [_row(n, lists[n % len(lists)], now) for n in numbers]
            session.connection().execute(insert(Problem), rows)
    with database.engine.connect() as connection:
        settled = "VACUUM ANALYZE" if database.engine.dialect.name == "postgresql" else "ANALYZE"
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(settled)


def _campaign(session: Any, congress: Congress, year: int, now: datetime) -> dict[str, Any]:
    kept: dict[str, Any] = {"created_at": now, "updated_at": now}
    made = Campaign(
        congress_id=congress.id,
        scope=congress.scope,
        year=year,
        code="bench",
        title=f"{year}年联动监督",
        **kept,
    )
    session.add(made)
    session.flush()
    field = Field(campaign_id=made.id, level=Level.city, name="领域", **kept)
    session.add(field)
    session.flush()
    return {
        "congress_id": congress.id,
        "scope": congress.scope,
        "campaign_id": made.id,
        "field_id": field.id,
        "year": year,
    }


def _row(number: int, of: dict[str, Any], now: datetime) -> dict[str, Any]:
    # A step that shares no factor with the number of lists, so that each has every state.
    state = STATES[(number // 24) % len(STATES)]
    due = date(now.year, 1, 1) + timedelta(days=number * 7919 % 700)
    rectified = state in RECTIFIED
    id_: UUID = new_id()
    return {
        **of,
        "id": id_,
        "created_at": now,
        "updated_at": now,
        "version": 1,
        "number": number,
        "words": f"第 {number} 个问题：机井没有关停",
        "words_print": id_.hex,
        "state": state,
        "holder": "congress",
        "due_on": due,
        "done_on": due + timedelta(days=number % 9 - 5) if rectified else None,
        "handed_over_at": None if state in {"found", "verified", "refused"} else now,
        "round": 1,
        "reopened": int(number % 13 == 0),
        "carried": 0,
    }
