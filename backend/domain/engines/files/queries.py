"""The files of a matter."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlmodel import Session

from backend.domain.engines.files.tables import File


def file(session: Session, file_id: UUID) -> File | None:
    """Return a file's row; who may see it is the matter's to say."""
    return session.get(File, file_id)


_table: Any = File
_FILE = _table.__table__
_OF_MATTER = (
    sqlalchemy.select(*_FILE.c)
    .where(_FILE.c.about_id == sqlalchemy.bindparam("about_id"))
    .order_by(_FILE.c.created_at, _FILE.c.id)
)


def of_matter(session: Session, about_id: UUID) -> Sequence[Any]:
    """Return a matter's files as rows, in the order they came."""
    session.flush()
    return session.connection().execute(_OF_MATTER, {"about_id": about_id}).all()
