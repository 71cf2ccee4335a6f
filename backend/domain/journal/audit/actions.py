"""Sealing what was written into the hash chains."""

from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, func, select
from sqlmodel import Session, col

from backend.domain.journal.audit import queries
from backend.domain.journal.audit.rules import SETTLED, Chain, Head, digest_of, first_digest
from backend.domain.journal.audit.tables import AuditSeal

_ONE_AT_A_TIME = 13080002


def seal(
    session: Session, chain: Chain, *, now: datetime, most: int = 2000
) -> tuple[Head | None, bool]:
    """Seal the oldest unsealed entries, at most `most`; return the new head and whether more wait.

    Only one sealer is at work at a time; an entry is sealed once it is SETTLED.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
    table = queries.table_of(chain)
    waiting = session.execute(
        select(table)
        .where(table.c.seq.is_(None), table.c.created_at <= now - SETTLED)
        .order_by(table.c.created_at, table.c.id)
        .limit(most + 1)
    ).all()
    batch, more = waiting[:most], len(waiting) > most
    if not batch:
        return None, False
    head = _write(session, chain, table, batch)
    session.add(
        AuditSeal(
            chain=chain,
            last_seq=head.last_seq,
            digest=head.digest,
            sealed_at=now,
            seen_until=batch[-1].created_at if more else now - SETTLED,
            created_at=now,
        )
    )
    session.flush()
    return head, more


def _write(session: Session, chain: Chain, table: Table, batch: Any) -> Head:
    before = session.scalars(
        select(AuditSeal)
        .where(col(AuditSeal.chain) == chain)
        .order_by(col(AuditSeal.last_seq).desc())
        .limit(1)
    ).first()
    seq, digest = (before.last_seq, before.digest) if before else (0, first_digest(chain))
    written = []
    for row in batch:
        seq += 1
        digest = digest_of(digest, seq, queries.said_by(row))
        written.append({"key": row.id, "seq": seq, "digest": digest})
    values: dict[str, Any] = {"seq": bindparam("seq"), "digest": bindparam("digest")}
    session.connection().execute(
        table.update().where(table.c.id == bindparam("key")).values(values), written
    )
    return Head(chain, seq, digest)
