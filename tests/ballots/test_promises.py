"""The secret: what the database, the logs and the server's answers hold, and what they do not."""

import json
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlmodel import SQLModel

from backend.domain.access import LEAVES_NO_TRACE
from backend.domain.engines.ballots.tables import SecretPaper, box_of
from backend.settings import settings
from tests.ballots.conftest import YES, code

ROOT = Path(__file__).parents[2]


def everything(database):
    """Return every row of every table, box included, by table."""
    with database.engine.connect() as connection:
        names = inspect(connection).get_table_names()
        rows = {n: connection.execute(text(f'SELECT * FROM "{n}"')).all() for n in names}
        connection.rollback()
    return {name: sorted(map(repr, found)) for name, found in rows.items()}


def changed(before, after):
    return {name for name in after if after[name] != before.get(name)}


def tables(database):
    with database.engine.connect() as connection:
        found = inspect(connection).get_table_names()
        connection.rollback()
    return set(found)


def test_a_secret_papers_row_has_no_person_time_sequence_or_address(vote):
    columns = set(SQLModel.metadata.tables[SecretPaper.__tablename__].columns.keys())
    vote.opened()
    box = set(box_of(vote.id_).columns.keys())

    assert columns == {"ballot_id", "serial", "randomizer", "signature", "choices"}
    assert box == columns - {"ballot_id"}


def test_casting_changes_the_box_and_nothing_else(vote, database):
    vote.opened()
    vote.draw("deputy")
    before = everything(database)

    assert vote.cast("deputy", YES).status_code == 200

    assert changed(before, everything(database)) == {f"ballot_box_{vote.id_.hex}"}


def test_drawing_changes_the_voters_line_and_nothing_else_even_with_a_retry_key(vote, database):
    vote.opened()
    phone = vote.credential()
    before = everything(database)
    headers = vote.world.deputy.headers | {"Idempotency-Key": "a-key-of-the-phone"}
    url = f"/api/v1/ballots/{vote.id}/draw"

    answer = vote.client.post(url, json={"blinded": phone.blinded().hex()}, headers=headers)

    assert answer.status_code == 200
    assert changed(before, everything(database)) == {"ballot_roll_line"}


def test_the_list_of_steps_without_a_journal_is_as_long_as_needed_and_no_longer():
    assert {path.rsplit("}/")[1] for _, path in LEAVES_NO_TRACE} == {"cast", "draw", "slips/draw"}


def test_after_closing_nothing_leads_from_a_voter_to_a_paper(vote, database):
    everybody = vote.deputies(4)
    vote.opened()
    for who in everybody[:3]:
        vote.voted(who, YES)
    drawn = {who: vote.phones[who] for who in everybody[:3]}

    vote.closed()

    found = everything(database)
    assert f"ballot_box_{vote.id_.hex}" not in found
    for who, phone in drawn.items():
        kept = [n for n, rows in found.items() if any(repr(phone.serial) in r for r in rows)]
        assert kept == ["ballot_paper"], who
        person = repr(vote.person(who).actor.person_id)
        assert not any(person in row for row in found["ballot_paper"])
        assert phone.blinded().hex() not in str(found)
        assert not any(repr(phone.blinded()) in row for row in found["ballot_roll_line"])


def test_after_closing_papers_lie_in_the_order_of_their_serials(vote, database):
    everybody = vote.deputies(6)
    vote.opened()
    for who in sorted(everybody, key=lambda _: vote.id):
        vote.voted(who, YES)
    vote.closed()
    as_they_lie = "ctid" if database.engine.dialect.name == "postgresql" else "serial"

    with database.engine.connect() as connection:
        asked = f"SELECT serial FROM ballot_paper ORDER BY {as_they_lie}"
        serials = [bytes(row[0]) for row in connection.execute(text(asked))]
        writers = {"one"}
        if as_they_lie == "ctid":
            asked = "SELECT DISTINCT xmin::text FROM ballot_paper"
            writers = set(connection.execute(text(asked)).scalars())
        connection.rollback()

    assert serials == sorted(phone.serial for phone in vote.phones.values())
    assert len(writers) == 1


def test_sqlites_file_and_log_forget_the_box_when_it_is_closed(vote, database):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL deletes the files of a dropped table")
    vote.opened()
    vote.voted("deputy", YES)
    file = Path(database.engine.url.database)
    box = b"ballot_box_" + vote.id_.hex.encode()
    blinded = vote.phones["deputy"].blinded()

    def on_disk():
        return b"".join(p.read_bytes() for p in file.parent.glob(f"{file.name}*"))

    assert box in on_disk()
    assert blinded in on_disk()

    closed = vote.closed()

    assert closed["traces_gone"] is True
    assert box not in on_disk()
    assert blinded not in on_disk()
    assert on_disk().count(vote.phones["deputy"].serial) == 1


def test_the_key_lies_outside_database_and_backup_and_is_gone_after_closing(vote, database):
    from backend.cli.backup import _kept

    vote.opened()
    keys = settings.data_dir / "ballot-keys"
    file = keys / f"{vote.id_.hex}.pem"
    assert file.stat().st_mode & 0o777 == 0o600
    assert keys.stat().st_mode & 0o777 == 0o700
    assert not [name for name in _kept() if "ballot-keys" in name]
    secret = file.read_text().splitlines()[3]
    assert secret not in str(everything(database))

    vote.closed()

    assert not file.exists()


def test_the_audit_has_one_entry_a_ballot_and_none_a_draw(vote, database):
    everybody = vote.deputies(5)
    vote.opened()
    for who in everybody:
        vote.voted(who, YES)
    vote.closed()

    with database.engine.connect() as connection:
        asked = "SELECT deed, details FROM audit_entry WHERE about_word = 'ballots'"
        said = connection.execute(text(asked)).all()
        connection.rollback()
    deeds = sorted(deed for deed, _ in said)

    assert deeds == sorted(
        f"ballots:{step}" for step in ("make", "set-roll", "open", "close", "reconcile")
    )
    assert "phone_drawn" in json.dumps([str(details) for _, details in said])


def test_deputies_see_the_register_of_who_drew_after_closing_without_a_moment(vote):
    vote.opened()
    vote.voted("deputy", YES)
    assert code(vote.get("/register", "deputy")) == "board-sealed"
    vote.closed()

    lines = vote.get("/register", "second_deputy").json()["items"]

    assert {line["name"]: line["drawn_as"] for line in lines} == {
        "林见川": "phone",
        "苏明禾": None,
    }
    assert {"id", "number", "name", "presence", "drawn_as"} == lines[0].keys()
    assert vote.get("/register", "other_deputy").status_code == 404


def test_the_hall_sees_how_many_and_never_a_tendency(vote):
    vote.opened()
    vote.voted("deputy", YES)
    vote.draw("second_deputy")

    shown = vote.get("/hall").json()

    assert {k: shown[k] for k in ("entitled", "present", "drawn", "cast")} == {
        "entitled": 2,
        "present": 0,
        "drawn": 2,
        "cast": 1,
    }
    assert shown.keys() <= {
        *("entitled", "present", "drawn", "cast", "state", "code", "seconds_left")
    }
    assert code(vote.get("/count")) == "not-reconciled"
    assert vote.get("/hall", "deputy").status_code == 403


def test_the_proxies_we_ship_leave_the_box_unlogged():
    nginx = (ROOT / "docker/nginx.conf").read_text()
    caddy = (ROOT / "docker/Caddyfile").read_text()
    block = nginx[nginx.index("cast|slips/draw") : nginx.index("location / {")]

    assert "access_log off;" in block
    assert "error_log  /dev/null;" in block
    assert 'X-Forwarded-For ""' in block
    assert "@box path_regexp ^/api/v1/ballots/[^/]+/(cast|slips/draw)$" in caddy
    assert "log_skip @box" in caddy


def test_the_servers_own_tracing_and_metrics_are_off(app):
    assert [app._telemetry[name] for name in ("tracing", "metrics", "logs")] == [False] * 3
    assert app._native_telemetry.enabled() is False


def test_a_box_of_another_origin_is_asked_without_credentials(vote):
    vote.opened()
    answer = vote.client.options(f"/api/v1/ballots/{vote.id}/cast")

    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
