"""Files: /files."""

import hashlib
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, File, Form, Response, UploadFile
from fastapi.responses import FileResponse

from backend.api.base import CallDep, Out, asks
from backend.domain import desk
from backend.domain.access import Permission
from backend.domain.engines.files import actions, queries
from backend.domain.engines.files.rules import (
    FileDamaged,
    FileIdTaken,
    FileKindRefused,
    FileTooLarge,
)
from backend.domain.kit.errors import NotFound, Refusal
from backend.outside import files as store

router = APIRouter(prefix="/files", tags=["files"])

_REFUSALS: dict[store.Fault, type[Refusal]] = {
    store.Fault.kind: FileKindRefused,
    store.Fault.size: FileTooLarge,
    store.Fault.damaged: FileDamaged,
}
SENT_REFUSALS = tuple(_REFUSALS.values())
"""How a file is refused, whoever sends it."""


class SentFileOut(Out):
    id: UUID
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None


@router.post(
    "",
    response_model=SentFileOut,
    **asks(Permission.files_send, FileIdTaken, FileKindRefused, FileTooLarge, FileDamaged),
)
def send_file(
    call: CallDep,
    id: Annotated[UUID, Form()],
    sha256: Annotated[str, Form(pattern="^[0-9a-f]{64}$")],
    file: Annotated[UploadFile, File()],
) -> object:
    """Send one photo or paper under your own id; sending it again is harmless."""
    content = whole(file, sha256)
    with call.reading() as (session, actor):
        actor.must(Permission.files_send)
    name = (file.filename or "附件").replace("\x00", "")[-200:]
    stored = _stored(content, name)
    with call.writing() as (session, actor):
        return actions.keep(
            session,
            actor,
            file_id=id,
            name=name,
            sent_sha256=sha256,
            stored_sha256=stored.sha256,
            media_type=stored.media_type,
            size=stored.size,
            width=stored.width,
            height=stored.height,
            now=call.now,
        )


def whole(file: UploadFile, sha256: str) -> bytes:
    """Return what was sent; raise FileTooLarge, or FileDamaged if it is not what it says."""
    content = file.file.read(store.MOST_BYTES + 1)
    if len(content) > store.MOST_BYTES:
        raise FileTooLarge.at("body.file")
    if hashlib.sha256(content).hexdigest() != sha256:
        raise FileDamaged.at("body.file")
    return content


def stored_photo(file: UploadFile, sha256: str) -> store.Stored:
    """Keep a photo and nothing else; raise one of SENT_REFUSALS."""
    content = whole(file, sha256)
    if not store.is_picture(content):
        raise FileKindRefused.at("body.file", "只收照片（JPG、PNG、WebP），请换一张。")
    return _stored(content, "照片")


def _stored(content: bytes, name: str) -> store.Stored:
    try:
        return store.store(content, name)
    except store.FileRefused as refused:
        kind = _REFUSALS[refused.fault]
        raise kind(kind.message) from None


@router.get(
    "/{file_id}",
    response_class=Response,
    **asks(None, NotFound, answers={200: {"content": {"*/*": {}}, "description": "the bytes"}}),
)
def get_file(call: CallDep, file_id: UUID) -> Response:
    """Show a file to who may see the matter it belongs to."""
    with call.reading() as (session, actor):
        file = queries.file(session, file_id)
        if file is None or not desk.may_see_file(session, actor, file):
            raise NotFound()
    path = store.path_of(file.stored_sha256)
    if not path.exists():
        raise NotFound()
    shown = file.media_type.startswith("image/") or file.media_type == "application/pdf"
    return FileResponse(
        path,
        media_type=file.media_type,
        filename=file.name,
        content_disposition_type="inline" if shown else "attachment",
        headers={
            "Cache-Control": "private, max-age=86400, immutable",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
