"""The hash chain: each entry's digest holds its words and the digest before it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

SETTLED = timedelta(seconds=2)
"""An entry is sealed when it is this old, so that batches keep the order of time."""
LATE = timedelta(minutes=10)
"""No deed takes longer to commit: an older entry that the sealer missed was slipped in."""


class Chain(StrEnum):
    """What is sealed, each into a chain of its own."""

    audit = "audit"
    timeline = "timeline"


class Fault(StrEnum):
    """What a look through a chain can find."""

    changed = "changed"
    removed = "removed"
    inserted = "inserted"


@dataclass(frozen=True)
class Head:
    """How far a chain reached when a batch was sealed, and its digest there."""

    chain: Chain
    last_seq: int
    digest: str


@dataclass(frozen=True)
class Finding:
    """One thing wrong with a chain, at the entry with this place in it."""

    chain: Chain
    fault: Fault
    seq: int | None
    detail: str


@dataclass(frozen=True)
class Sealed:
    """An entry as it stands in the database: its place, what it says, the digest it carries."""

    seq: int
    digest: str
    created_at: datetime
    said: Mapping[str, Any]


def first_digest(chain: Chain) -> str:
    return hashlib.sha256(f"smart-congress {chain}".encode()).hexdigest()


def digest_of(before: str, seq: int, said: Mapping[str, Any]) -> str:
    """Return the digest of an entry that follows `before`.

    What is empty is left out, so that a column added later leaves old digests as they are.
    """
    kept = {key: _plain(value) for key, value in said.items() if value is not None}
    words = json.dumps(
        {**kept, "seq": seq}, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(f"{before}\n{words}".encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value if isinstance(value, dict | list | int | str) else str(value)


class Walk:
    """A look along one chain, entry by entry."""

    def __init__(self, chain: Chain, heads: Iterable[Head]) -> None:
        self.chain = chain
        self.seq, self.digest = 0, first_digest(chain)
        self.heads = {head.last_seq: head.digest for head in heads if head.chain is chain}

    def see(self, entry: Sealed) -> list[Finding]:
        """Return what is wrong with the next entry."""
        found = []
        if entry.seq > self.seq + 1:
            found.append(self._gap(entry.seq - 1))
        elif digest_of(self.digest, entry.seq, entry.said) != entry.digest:
            found.append(self._finding(Fault.changed, entry.seq, "内容或前后次序被改动"))
        head = self.heads.get(entry.seq)
        if head is not None and head != entry.digest and not found:
            found.append(self._finding(Fault.changed, entry.seq, "整条链被重写，与封存的摘要不符"))
        self.seq, self.digest = entry.seq, entry.digest
        return found

    def end(self) -> list[Finding]:
        """Return what is missing at the end, or was put there unsealed."""
        last = max(self.heads, default=0)
        if last > self.seq:
            return [self._gap(last)]
        if self.seq > last:
            return [self._finding(Fault.inserted, last + 1, f"第 {last + 1} 条起没有封存记录")]
        return []

    def _gap(self, until: int) -> Finding:
        said = f"第 {self.seq + 1} 条" + (f"至第 {until} 条" if until > self.seq + 1 else "")
        return self._finding(Fault.removed, self.seq + 1, f"{said}被删除")

    def _finding(self, fault: Fault, seq: int, detail: str) -> Finding:
        return Finding(self.chain, fault, seq, detail)
