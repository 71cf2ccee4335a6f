"""A server that is killed while people vote: no acknowledged paper is lost, nobody has two."""

import asyncio
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import httpx
import pytest

from backend.api.base import calls
from backend.domain.access import Role
from backend.jobs import wiping
from backend.settings import settings
from scripts.benchmark.crowd import Crowd
from scripts.benchmark.vote import Server, killed
from scripts.postgres import _free_port
from tests.ballots.conftest import YES_NO
from tests.world import add_person, build

VOTERS = 40


@pytest.fixture
def server(database, monkeypatch) -> Iterator[Server]:
    monkeypatch.setenv("CONGRESS_DATA_DIR", str(settings.data_dir))
    url = database.engine.url.render_as_string(hide_password=False)
    server = Server([sys.executable, "-m", "tests.ballots.server", url], _free_port())
    yield server
    server.stop()


@pytest.fixture
def people(database, monkeypatch):
    """The world's people, signed in by the real clock, and a crowd of deputies."""
    now = datetime.now(UTC)
    monkeypatch.setattr(calls, "clock", lambda: now)
    with database.writing() as session:
        world = build(session, now=now)
        crowd = [
            add_person(session, world, f"voter_{n}", f"代表{n}", Role.deputy, "luanping")
            for n in range(VOTERS)
        ]
    return world, [one.headers["Authorization"].removeprefix("Bearer ") for one in crowd]


def test_a_server_killed_again_and_again_loses_no_acknowledged_paper(database, server, people):
    world, tokens = people
    base = f"http://127.0.0.1:{server.port}/api/v1/ballots"
    staff = world.staff.headers
    made = UUID("01900000-0000-7000-8000-0000000000cc")
    sent = {"id": str(made), "title": "表决", "rule": YES_NO | {"in_session": False}}
    with httpx.Client(headers=staff, timeout=60) as client:
        client.post(base, json=sent).raise_for_status()
        client.post(f"{base}/{made}/roll", json={}).raise_for_status()
        ballot = client.post(f"{base}/{made}/open", json={}).raise_for_status().json()
        key = bytes.fromhex(ballot["public_key"])
        crowd = Crowd(server.port, made, key, tokens, within=3)
        with killed(server, 2, 3):
            asyncio.run(crowd.vote())
        server.kill()
        server.start()
        closed = client.post(f"{base}/{made}/close").raise_for_status().json()
        board = client.get(f"{base}/{made}/board").raise_for_status().text
    papers = [json.loads(line) for line in board.splitlines()[1:]]

    assert crowd.retries > 0
    assert crowd.refused == []
    found = {one["serial"]: json.dumps(one["marks"], sort_keys=True) for one in papers}
    assert found == crowd.receipts
    assert len(papers) == len(found) == VOTERS
    assert closed["reckoning"]["phone_drawn"] == VOTERS


def test_a_server_killed_between_closing_and_wiping_wipes_later(vote, database, monkeypatch):
    vote.opened()
    file = settings.data_dir / "ballot-keys" / f"{vote.id_.hex}.pem"
    monkeypatch.setattr("backend.api.ballots.steps._wipe", lambda *_: None)
    assert vote.closed()["traces_gone"] is False
    assert file.exists()

    assert wiping.run(database, now=vote.clock.now) == 1

    assert vote.get().json()["traces_gone"] is True
    assert not file.exists()
    assert wiping.run(database, now=vote.clock.now) == 0


def test_a_key_of_an_opening_that_failed_is_removed_and_an_open_ballots_is_not(vote, database):
    vote.opened()
    keys = settings.data_dir / "ballot-keys"
    left = keys / f"{UUID(int=7).hex}.pem"
    left.write_text("left behind")
    later = datetime.now(UTC).replace(year=2099)

    wiping.run(database, now=later)

    assert not left.exists()
    assert (keys / f"{vote.id_.hex}.pem").exists()
