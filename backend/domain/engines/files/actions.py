"""Keeping what was sent, and attaching it to a matter."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor, Permission
from backend.domain.engines.files.rules import FileIdTaken, FilesUnknown
from backend.domain.engines.files.tables import File
from backend.domain.journal.actions import audited


def keep(
    session: Session,
    actor: Actor,
    *,
    file_id: UUID,
    name: str,
    sent_sha256: str,
    stored_sha256: str,
    media_type: str,
    size: int,
    width: int | None = None,
    height: int | None = None,
    now: datetime,
) -> File:
    """Note a file under the sender's id; a repeat returns the first, FileIdTaken if it differs."""
    actor.must(Permission.files_send)
    before = session.get(File, file_id)
    if before is not None:
        if (before.sender_id, before.sent_sha256) != (actor.account_id, sent_sha256):
            raise FileIdTaken()
        return before
    made = File(
        id=file_id,
        name=name[:200],
        media_type=media_type,
        size=size,
        sent_sha256=sent_sha256,
        stored_sha256=stored_sha256,
        width=width,
        height=height,
        sender_id=actor.account_id,
        created_at=now,
    )
    session.add_all([made, audited(actor, "files", file_id, "send", now=now)])
    return made


def attach(
    session: Session, actor: Actor, ids: Sequence[UUID], *, word: str, about_id: UUID, step: str
) -> None:
    """Give one's own waiting files to a matter; raise FilesUnknown for any other."""
    if not ids:
        return
    found = session.exec(select(File).where(col(File.id).in_(ids)).with_for_update()).all()
    own = [f for f in found if f.sender_id == actor.account_id and f.about_id is None]
    if len(own) != len(set(ids)):
        raise FilesUnknown.at("body.file_ids")
    for file in own:
        file.about_word, file.about_id, file.step = word, about_id, step
    session.add_all(own)
