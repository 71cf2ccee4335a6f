from datetime import datetime, timedelta

import pytest
from sqlalchemy import text
from sqlmodel import Session

from backend.database import Database
from backend.domain.access import SYSTEM
from backend.domain.journal.actions import record
from backend.domain.journal.audit import actions, queries
from backend.domain.journal.audit.rules import LATE, SETTLED, Chain, Fault, Finding, Head
from backend.domain.kit.tables import new_id
from tests.conftest import NOW

LATER = NOW + timedelta(minutes=1)


def write(session: Session, count: int, *, at: datetime = NOW) -> None:
    for number in range(count):
        moment = at + timedelta(milliseconds=number)
        said = {"n": number, "字": "滦河", "share": 0.1}
        record(session, SYSTEM, "clues", new_id(), "verify", "核实", now=moment, details=said)


@pytest.fixture
def sealed(database: Database) -> tuple[Database, list[Head]]:
    """Ten entries in two batches of five, in both chains."""
    heads = []
    for turn in range(2):
        with database.writing() as session:
            write(session, 5, at=NOW + timedelta(minutes=turn))
        with database.writing() as session:
            for chain in Chain:
                head, _ = actions.seal(session, chain, now=NOW + timedelta(minutes=turn + 1))
                assert head is not None
                heads.append(head)
    return database, heads


def found(database: Database, heads: list[Head]) -> list[Finding]:
    with database.reporting() as session:
        return queries.verify(session, heads)


def tamper(database: Database, statement: str, **values: object) -> None:
    with database.writing() as session:
        session.execute(text(statement), values)


def test_an_untouched_chain_is_sound(sealed: tuple[Database, list[Head]]) -> None:
    database, heads = sealed
    assert [head.last_seq for head in heads] == [5, 5, 10, 10]
    assert found(database, heads) == []


def test_what_is_not_settled_waits(database: Database) -> None:
    with database.writing() as session:
        write(session, 1)
    with database.writing() as session:
        early = actions.seal(session, Chain.audit, now=NOW + SETTLED - timedelta(seconds=1))
        assert early == (None, False)
    assert found(database, []) == []


def test_a_backlog_is_sealed_batch_by_batch(database: Database) -> None:
    with database.writing() as session:
        write(session, 5, at=NOW - timedelta(days=90))
        write(session, 4)
    for last, more in [(4, True), (8, True), (9, False)]:
        with database.writing() as session:
            head, waiting = actions.seal(session, Chain.audit, now=LATER, most=4)
        assert head is not None
        assert (head.last_seq, waiting) == (last, more)
        assert found(database, []) == []


@pytest.mark.parametrize("chain", ["audit", "timeline"])
@pytest.mark.parametrize(
    "change",
    ["actor_name = '他人'", "organ = '别处'", "about_word = 'problems'", "digest = 'f'"],
)
def test_a_changed_entry_is_found(
    sealed: tuple[Database, list[Head]], chain: str, change: str
) -> None:
    database, heads = sealed
    tamper(database, f"UPDATE {chain}_entry SET {change} WHERE seq = 3")
    faults = found(database, heads)
    assert (faults[0].chain, faults[0].fault, faults[0].seq) == (chain, Fault.changed, 3)


def test_changed_details_are_found(sealed: tuple[Database, list[Head]]) -> None:
    database, heads = sealed
    tamper(database, "UPDATE audit_entry SET details = :said WHERE seq = 4", said='{"n": 99}')
    assert [(f.fault, f.seq) for f in found(database, heads)] == [(Fault.changed, 4)]


def test_two_entries_that_changed_places_are_found(sealed: tuple[Database, list[Head]]) -> None:
    database, heads = sealed
    for here, there in [(2, 99), (3, 2), (99, 3)]:
        said = {"here": here, "there": there}
        tamper(database, "UPDATE audit_entry SET seq = :there WHERE seq = :here", **said)
    assert {f.seq for f in found(database, heads)} >= {2, 3}


@pytest.mark.parametrize("chain", ["audit", "timeline"])
def test_a_removed_entry_is_found(sealed: tuple[Database, list[Head]], chain: str) -> None:
    database, heads = sealed
    tamper(database, f"DELETE FROM {chain}_entry WHERE seq IN (3, 4)")
    assert [(f.chain, f.fault, f.seq) for f in found(database, heads)] == [
        (chain, Fault.removed, 3)
    ]


def test_a_removed_tail_is_found(sealed: tuple[Database, list[Head]]) -> None:
    database, _ = sealed
    tamper(database, "DELETE FROM audit_entry WHERE seq > 8")
    assert [(f.fault, f.seq) for f in found(database, [])] == [(Fault.removed, 9)]


def test_a_tail_removed_with_its_seal_is_found_by_the_heads(
    sealed: tuple[Database, list[Head]],
) -> None:
    database, heads = sealed
    tamper(database, "DELETE FROM audit_entry WHERE seq > 5")
    tamper(database, "DELETE FROM audit_seal WHERE last_seq > 5 AND chain = 'audit'")
    assert found(database, []) == []
    assert Fault.removed in {f.fault for f in found(database, heads)}


def test_a_chain_written_anew_is_found_by_the_heads(sealed: tuple[Database, list[Head]]) -> None:
    database, heads = sealed
    tamper(database, "UPDATE audit_entry SET actor_name = '他人' WHERE seq = 3")
    tamper(database, "UPDATE audit_entry SET seq = NULL, digest = NULL")
    tamper(database, "DELETE FROM audit_seal WHERE chain = 'audit'")
    with database.writing() as session:
        actions.seal(session, Chain.audit, now=LATER + timedelta(minutes=1))
    assert found(database, []) == []
    assert Fault.changed in {f.fault for f in found(database, heads)}


def test_an_entry_put_at_the_end_without_a_seal_is_found(
    sealed: tuple[Database, list[Head]],
) -> None:
    database, heads = sealed
    with database.writing() as session:
        write(session, 1, at=LATER)
        session.flush()
        session.execute(text("UPDATE audit_entry SET seq = 11, digest = 'f' WHERE seq IS NULL"))
    assert Fault.inserted in {f.fault for f in found(database, heads)}


def test_an_entry_slipped_in_afterwards_is_found_sealed_or_not(
    sealed: tuple[Database, list[Head]],
) -> None:
    database, heads = sealed
    with database.writing() as session:
        write(session, 1, at=NOW - LATE - timedelta(hours=1))
    assert {f.fault for f in found(database, heads)} == {Fault.inserted}
    with database.writing() as session:
        head, _ = actions.seal(session, Chain.audit, now=LATER + timedelta(minutes=9))
    assert head is not None
    faults = [f for f in found(database, [*heads, head]) if f.chain is Chain.audit]
    assert [(f.fault, f.seq) for f in faults] == [(Fault.inserted, 11)]
