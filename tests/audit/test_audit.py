from datetime import timedelta

from fastapi.testclient import TestClient
from sqlalchemy import text

from backend.database import Database
from backend.domain.access import SYSTEM
from backend.domain.journal.actions import audited, record
from backend.domain.kit.tables import new_id
from backend.jobs import sealing
from tests.conftest import NOW, Clock
from tests.world import World

LATER = NOW + timedelta(minutes=1)


def happened(database: Database, world: World) -> None:
    """Something in each county, and something nobody's congress did."""
    with database.writing() as session:
        for who in (world.staff, world.other_staff):
            record(session, who.actor, "clues", new_id(), "verify", "核实", now=NOW)
        session.add(audited(SYSTEM, "sign-ins", None, "refuse", now=NOW))


def test_the_city_inspector_sees_every_deed(
    client: TestClient, database: Database, world: World
) -> None:
    happened(database, world)
    said = client.get("/api/v1/audit?count=true", headers=world.audit_admin.headers).json()
    assert said["count"] == 3
    assert {item["deed"] for item in said["items"]} == {"clues:verify", "sign-ins:refuse"}


def test_the_list_can_be_narrowed(client: TestClient, database: Database, world: World) -> None:
    happened(database, world)
    account = str(world.staff.actor.account_id)
    for query, count in [
        ("deed=clues", 2),
        ("deed=clues:verify", 2),
        ("deed=clues:decline", 0),
        (f"account_id={account}", 1),
        ("since=2026-03-02T09:00:00%2B08:00", 3),
        ("until=2026-03-02T09:00:00%2B08:00", 0),
    ]:
        said = client.get(f"/api/v1/audit?{query}", headers=world.audit_admin.headers).json()
        assert len(said["items"]) == count, query


def test_only_the_inspector_reads_the_audit(client: TestClient, world: World) -> None:
    for who in (world.staff, world.system_admin, world.security_admin, world.deputy):
        for path in ("/api/v1/audit", "/api/v1/audit/verify"):
            assert client.get(path, headers=who.headers).status_code == 403


def test_times_out_of_reason_are_refused(client: TestClient, world: World) -> None:
    for moment in ("9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00%2B12:00", "2026-03-02T09:00"):
        said = client.get(f"/api/v1/audit?since={moment}", headers=world.audit_admin.headers)
        assert said.status_code == 422


def test_the_inspector_sees_what_was_tampered_with(
    client: TestClient, database: Database, world: World, clock: Clock
) -> None:
    happened(database, world)
    assert sealing.run(database, now=LATER) == 2
    path, headers = "/api/v1/audit/verify", world.audit_admin.headers
    assert client.get(path, headers=headers).json() == {"sound": True, "count": 0, "findings": []}
    with database.writing() as session:
        session.execute(text("UPDATE timeline_entry SET title = '驳回' WHERE seq = 2"))
    said = client.get(path, headers=headers).json()
    assert (said["sound"], said["count"]) == (False, 1)
    assert (said["findings"][0]["chain"], said["findings"][0]["seq"]) == ("timeline", 2)


def test_the_heads_outlive_the_database(database: Database, world: World) -> None:
    happened(database, world)
    sealing.run(database, now=LATER)
    before = sealing.kept(database)
    assert [(head.chain, head.last_seq) for head in before] == [("audit", 3), ("timeline", 2)]
    file = sealing.file_for(database)
    file.write_text(file.read_text() + "2026-03-02T01:01:00+00:00 audit 9")
    assert sealing.kept(database) == before
