"""Private keys of open ballots: a file each, outside the database and of every backup."""

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

from backend.settings import settings


class KeyMissing(Exception):
    """The file is gone: the ballot has closed, or its key is lost."""


def _path(ballot_id: UUID) -> Path:
    return settings.data_dir / "ballot-keys" / f"{ballot_id.hex}.pem"


def keep(ballot_id: UUID, key: bytes) -> None:
    """Write a ballot's key where only the server reads it; it is on disk when this returns."""
    path = _path(ballot_id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # One that an opening left behind which failed: no ballot is open under it.
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())


def read(ballot_id: UUID) -> bytes:
    """Return a ballot's key; raise KeyMissing."""
    try:
        return _path(ballot_id).read_bytes()
    except FileNotFoundError:
        raise KeyMissing() from None


def remove(ballot_id: UUID) -> None:
    """Unlink a ballot's key; a repeat is harmless."""
    _path(ballot_id).unlink(missing_ok=True)


def older_than(moment: datetime) -> Iterator[UUID]:
    """Return the ballots whose keys were written before this moment and still lie here."""
    for path in (settings.data_dir / "ballot-keys").glob("*.pem"):
        with contextlib.suppress(FileNotFoundError, ValueError):
            if path.stat().st_mtime < moment.timestamp():
                yield UUID(path.stem)
