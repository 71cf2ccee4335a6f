"""Sealing audit and timeline into their hash chains."""

from datetime import datetime
from pathlib import Path

from backend.database import Database
from backend.domain.journal.audit import actions
from backend.domain.journal.audit.rules import Chain, Head
from backend.outside import heads


def run(database: Database, *, now: datetime) -> int:
    """Seal whatever is settled, batch by batch; return how many batches there were."""
    count = 0
    for chain in Chain:
        more = True
        while more:
            with database.writing() as session:
                head, more = actions.seal(session, chain, now=now)
            if head:
                heads.append(file_for(database), [_words(head)], now=now)
                count += 1
    return count


def file_for(database: Database) -> Path:
    return heads.file_of(database.engine.url)


def kept(database: Database) -> list[Head]:
    """Return the heads that were written down outside the database."""
    said = heads.kept(file_for(database))
    return [Head(Chain(chain), seq, digest) for chain, seq, digest in said]


def _words(head: Head) -> tuple[str, int, str]:
    return head.chain, head.last_seq, head.digest
