"""Looking through the audit, and along its chains for signs of tampering."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, Table, or_, select
from sqlmodel import Session, SQLModel, col

from backend.domain.journal.audit.rules import LATE, Chain, Fault, Finding, Head, Sealed, Walk
from backend.domain.journal.audit.tables import AuditEntry, AuditSeal
from backend.domain.journal.timeline.tables import TimelineEntry
from backend.domain.kit.paging import PageOf, Window, page_of

_CHUNK = 5000
_OF_THE_CHAIN = frozenset({"seq", "digest"})


def table_of(chain: Chain) -> Table:
    entry: type[SQLModel] = AuditEntry if chain is Chain.audit else TimelineEntry
    return SQLModel.metadata.tables[str(entry.__tablename__)]


def said_by(row: Row[Any]) -> dict[str, Any]:
    """Return what an entry says, without its place in the chain."""
    return {key: value for key, value in row._mapping.items() if key not in _OF_THE_CHAIN}


def entries(
    session: Session,
    window: Window,
    *,
    congress_ids: Collection[UUID] | None,
    account_id: UUID | None = None,
    about_id: UUID | None = None,
    deed: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> PageOf[AuditEntry]:
    """Return the audit's entries, the latest first; none for `congress_ids` means all.

    `deed` may be a word (`clues`) or a word and a step (`clues:verify`).
    """
    asked: Select[Any] = select(AuditEntry)
    if congress_ids is not None:
        asked = asked.where(col(AuditEntry.congress_id).in_(congress_ids))
    if account_id:
        asked = asked.where(col(AuditEntry.account_id) == account_id)
    if about_id:
        asked = asked.where(col(AuditEntry.about_id) == about_id)
    if deed:
        asked = asked.where(or_(col(AuditEntry.deed) == deed, col(AuditEntry.about_word) == deed))
    if since:
        asked = asked.where(col(AuditEntry.created_at) >= since)
    if until:
        asked = asked.where(col(AuditEntry.created_at) < until)
    return page_of(session, asked, window, keys=[col(AuditEntry.created_at), col(AuditEntry.id)])


def verify(session: Session, heads: Iterable[Head] = ()) -> list[Finding]:
    """Return every sign of tampering in audit and timeline; `heads` were kept outside.

    Entries that are not sealed yet are looked at too: one that the sealer must have passed was
    slipped in afterwards.
    """
    kept = list(heads)
    return [finding for chain in Chain for finding in _of_chain(session, chain, kept)]


def _of_chain(session: Session, chain: Chain, heads: Sequence[Head]) -> Iterator[Finding]:
    seals = session.scalars(
        select(AuditSeal).where(col(AuditSeal.chain) == chain).order_by(col(AuditSeal.last_seq))
    ).all()
    sealed = [Head(chain, seal.last_seq, seal.digest) for seal in seals]
    yield from _seals_against(chain, sealed, heads)
    # What was kept outside counts for more than what the database says of itself.
    walk = Walk(chain, [*sealed, *heads])
    late = _Late(chain, seals)
    for entry in _sealed(session, chain):
        yield from walk.see(entry)
        yield from late.see(entry)
    yield from walk.end()
    if seals:
        yield from _slipped_in(session, chain, seals[-1].seen_until - LATE)


def _seals_against(chain: Chain, sealed: list[Head], heads: Sequence[Head]) -> Iterator[Finding]:
    known = {head.last_seq for head in sealed}
    for head in heads:
        if head.chain is chain and head.last_seq not in known:
            detail = f"封存记录（到第 {head.last_seq} 条）被删除"
            yield Finding(chain, Fault.removed, head.last_seq, detail)


class _Late:
    """Looks for entries that an earlier batch must have sealed, had they been there."""

    def __init__(self, chain: Chain, seals: Sequence[AuditSeal]) -> None:
        self.chain, self.seals, self.at = chain, seals, 0

    def see(self, entry: Sealed) -> Iterator[Finding]:
        while self.at < len(self.seals) and self.seals[self.at].last_seq < entry.seq:
            self.at += 1
        if self.at and entry.created_at < self.seals[self.at - 1].seen_until - LATE:
            detail = "事后补写：时间早于已经封存的记录"
            yield Finding(self.chain, Fault.inserted, entry.seq, detail)


def _slipped_in(session: Session, chain: Chain, before: datetime) -> Iterator[Finding]:
    table = table_of(chain)
    for row in session.execute(
        select(table.c.id).where(table.c.seq.is_(None), table.c.created_at < before)
    ):
        yield Finding(chain, Fault.inserted, None, f"事后补写，尚未封存：{row.id}")


def _sealed(session: Session, chain: Chain) -> Iterator[Sealed]:
    table = table_of(chain)
    last = 0
    while True:
        rows = session.execute(
            select(table).where(table.c.seq > last).order_by(table.c.seq).limit(_CHUNK)
        ).all()
        for row in rows:
            yield Sealed(row.seq, row.digest or "", row.created_at, said_by(row))
        if len(rows) < _CHUNK:
            return
        last = rows[-1].seq
