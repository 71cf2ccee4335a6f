"""The files of a matter."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.engines.files.tables import File


def file(session: Session, file_id: UUID) -> File | None:
    """Return a file's row; who may see it is the matter's to say."""
    return session.get(File, file_id)


def of_matter(session: Session, about_id: UUID) -> Sequence[File]:
    """Return a matter's files in the order they came."""
    return session.exec(
        select(File).where(File.about_id == about_id).order_by(col(File.created_at), col(File.id))
    ).all()
