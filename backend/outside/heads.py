"""The heads of the hash chains, in a file that is only ever appended to, outside the database."""

import os
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL

from backend.settings import settings


def file_of(url: URL) -> Path:
    """Return the file that belongs to this database."""
    if url.get_backend_name() == "sqlite":
        return settings.data_dir / "audit-heads.log"
    name = re.sub(r"[^\w.-]+", "-", f"{url.host or 'local'}-{url.database}")
    return settings.data_dir / f"audit-heads-{name}.log"


def append(file: Path, heads: Iterable[tuple[str, int, str]], *, now: datetime) -> None:
    """Write down (chain, last seq, digest) of each batch."""
    lines = [f"{now.isoformat()} {chain} {seq} {digest}\n" for chain, seq, digest in heads]
    if not lines:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a") as out:
        out.writelines(lines)
        out.flush()
        os.fsync(out.fileno())


def kept(file: Path) -> list[tuple[str, int, str]]:
    """Return (chain, last seq, digest) of every batch; a torn last line is left out."""
    if not file.exists():
        return []
    found = []
    for line in file.read_text().splitlines(keepends=True):
        parts = line.split()
        if line.endswith("\n") and len(parts) == 4:
            found.append((parts[1], int(parts[2]), parts[3]))
    return found
