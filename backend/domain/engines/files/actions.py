"""Keeping what was sent, and attaching it to a matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, delete, select

from backend.domain.access import Actor, Permission
from backend.domain.engines.files.rules import FileIdTaken, FilesUnknown
from backend.domain.engines.files.tables import File
from backend.domain.journal.actions import audited


@dataclass(frozen=True)
class Sent:
    """What was sent under this id, and what the store made of it."""

    id: UUID
    name: str
    sent_sha256: str
    stored_sha256: str
    media_type: str
    size: int
    width: int | None = None
    height: int | None = None


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


def keep_unsigned(
    session: Session, actor: Actor, sent: Sent, *, word: str, about_id: UUID, now: datetime
) -> File:
    """Note a file of somebody without an account, tied to what they were let in by.

    A repeat returns the first; raise FileIdTaken if it differs, or is tied to something else.
    """
    before = session.get(File, sent.id)
    if before is not None:
        if (before.about_id, before.sent_sha256) != (about_id, sent.sent_sha256):
            raise FileIdTaken()
        return before
    made = File(
        id=sent.id,
        name=sent.name[:200],
        media_type=sent.media_type,
        size=sent.size,
        sent_sha256=sent.sent_sha256,
        stored_sha256=sent.stored_sha256,
        width=sent.width,
        height=sent.height,
        about_word=word,
        about_id=about_id,
        created_at=now,
    )
    session.add_all([made, audited(actor, "files", sent.id, "send", now=now)])
    return made


def move(
    session: Session,
    ids: Sequence[UUID],
    *,
    come_from: UUID,
    word: str,
    about_id: UUID,
    step: str,
) -> None:
    """Give files of one matter to another; raise FilesUnknown for any that are not its."""
    if not ids:
        return
    found = session.exec(
        select(File).where(col(File.id).in_(ids), File.about_id == come_from).with_for_update()
    ).all()
    if len(found) != len(set(ids)):
        raise FilesUnknown.at("body.file_ids")
    for file in found:
        file.about_word, file.about_id, file.step = word, about_id, step
    session.add_all(found)


def drop(session: Session, word: str, *, before: datetime) -> list[str]:
    """Delete the rows of files under this word that are older; what hangs on a matter never is.

    Return the digests of bytes that no other file needs.
    """
    old = (col(File.about_word) == word) & (col(File.created_at) < before)
    digests = set(session.exec(select(col(File.stored_sha256)).where(old)))
    session.execute(delete(File).where(old))
    still = set(
        session.exec(select(col(File.stored_sha256)).where(col(File.stored_sha256).in_(digests)))
    )
    return sorted(digests - still)
