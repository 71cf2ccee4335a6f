"""A server killed between any two steps: the voter asks again, and everybody has one paper."""

import contextlib
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import httpx
import pytest
from uuid_utils.compat import uuid7

from backend.api.base import calls
from backend.domain.access import Role
from backend.jobs import wiping
from backend.settings import settings
from scripts.benchmark.vote import Server
from scripts.postgres import _free_port
from tests.ballots.conftest import YES, YES_NO
from tests.ballots.server import AFTER, BEFORE
from tests.ballots.voter import Credential
from tests.world import add_person, build

VOTING = [one for one in (*BEFORE, *AFTER) if not one.startswith("close")]
CLOSING = [one for one in (*BEFORE, *AFTER) if one.startswith("close")]


class Hall:
    """A congress, its voters, and a server that dies where it is told to."""

    def __init__(self, database, server, world, voters):
        self.database, self.server, self.world, self.voters = database, server, world, voters
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{server.port}/api/v1/")
        self.http.timeout = httpx.Timeout(60)

    def ask(self, path, who=None, **sent):
        headers = who.headers if who else {}
        return (
            self.http.post(f"ballots/{path}".rstrip("/"), json=sent, headers=headers)
            .raise_for_status()
            .json()
        )

    def open(self):
        made = str(uuid7())
        staff = self.world.staff
        rule = YES_NO | {"in_session": False}
        self.ask("", staff, id=made, title="表决", rule=rule)
        self.ask(f"{made}/roll", staff)
        return made, bytes.fromhex(self.ask(f"{made}/open", staff)["public_key"])

    def twice(self, point, path, who=None, **sent):
        """Ask, and have the server die at this point; bring it back, and ask the same again."""
        (settings.data_dir / "die-at").write_text(point)
        with pytest.raises(httpx.TransportError):
            self.ask(path, who, **sent)
        self.revive()
        return self.ask(path, who, **sent)

    def revive(self):
        assert not (settings.data_dir / "die-at").exists()
        self.server.wait()

    def board(self, ballot):
        answer = self.http.get(f"ballots/{ballot}/board", headers=self.world.staff.headers)
        return [json.loads(line) for line in answer.raise_for_status().text.splitlines()]


@pytest.fixture
def hall(database, monkeypatch) -> Iterator[Hall]:
    now = datetime.now(UTC)
    monkeypatch.setattr(calls, "clock", lambda: now)
    monkeypatch.setenv("CONGRESS_DATA_DIR", str(settings.data_dir))
    with database.writing() as session:
        world = build(session, now=now)
        voters = [
            add_person(session, world, f"voter_{n}", f"代表{n}", Role.deputy, "luanping")
            for n in range(len(VOTING))
        ]
    url = database.engine.url.render_as_string(hide_password=False)
    server = Server([sys.executable, "-m", "tests.ballots.server", "--again", url], _free_port())
    hall = Hall(database, server, world, voters)
    yield hall
    hall.http.close()
    server.stop()
    (settings.data_dir / "die-at").unlink(missing_ok=True)


def test_killed_between_any_two_steps_of_drawing_and_casting_everybody_has_one_paper(hall):
    ballot, key = hall.open()
    cast = {}
    for point, voter in zip(VOTING, hall.voters, strict=True):
        phone = Credential(UUID(ballot).bytes, key)
        drawing = {"blinded": phone.blinded().hex()}
        at_draw = point if point.startswith("draw") else None
        answer = (
            hall.twice(at_draw, f"{ballot}/draw", voter, **drawing)
            if at_draw
            else hall.ask(f"{ballot}/draw", voter, **drawing)
        )
        phone.take(bytes.fromhex(answer["blind_signature"]))
        paper = {
            "serial": phone.serial.hex(),
            "randomizer": phone.randomizer.hex(),
            "signature": phone.signature.hex(),
            "choices": YES,
        }
        receipt = (
            hall.ask(f"{ballot}/cast", **paper)
            if at_draw
            else hall.twice(point, f"{ballot}/cast", **paper)
        )
        assert hall.ask(f"{ballot}/cast", **paper) == receipt
        cast[phone.serial.hex()] = receipt
    closed = hall.ask(f"{ballot}/close", hall.world.staff)

    head, *papers = hall.board(ballot)

    assert sorted(cast) == [one["serial"] for one in papers]
    assert head["phone_drawn"] == head["phone_cast"] == len(VOTING)
    assert closed["traces_gone"] is True


def test_killed_between_any_two_steps_of_closing_the_closing_is_finished_afterwards(hall):
    for point in CLOSING:
        ballot, key = hall.open()
        phone = Credential(UUID(ballot).bytes, key)
        drawn = hall.ask(f"{ballot}/draw", hall.voters[0], blinded=phone.blinded().hex())
        phone.take(bytes.fromhex(drawn["blind_signature"]))
        paper = {
            "serial": phone.serial.hex(),
            "randomizer": phone.randomizer.hex(),
            "signature": phone.signature.hex(),
            "choices": YES,
        }
        receipt = hall.ask(f"{ballot}/cast", **paper)
        file = settings.data_dir / "ballot-keys" / f"{UUID(ballot).hex}.pem"
        (settings.data_dir / "die-at").write_text(point)
        with pytest.raises(httpx.TransportError):
            hall.ask(f"{ballot}/close", hall.world.staff)
        hall.revive()

        before = hall.http.get(f"ballots/{ballot}", headers=hall.world.staff.headers).json()
        assert before["state"] == ("open" if "emptied" in point else "closed"), point
        assert hall.ask(f"{ballot}/cast", **paper) == receipt
        with contextlib.suppress(httpx.HTTPStatusError):
            hall.ask(f"{ballot}/close", hall.world.staff)
        wiping.run(hall.database, now=datetime.now(UTC))

        after = hall.http.get(f"ballots/{ballot}", headers=hall.world.staff.headers).json()
        assert (after["state"], after["traces_gone"], file.exists()) == ("closed", True, False)
        assert [one["serial"] for one in hall.board(ballot)[1:]] == [phone.serial.hex()], point
        assert hall.ask(f"{ballot}/cast", **paper) == receipt
