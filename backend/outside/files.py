"""The file store: bytes under their SHA-256, sniffed, limited, pictures without EXIF."""

import hashlib
import io
import os
import warnings
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile

import puremagic
from PIL import Image, ImageOps

from backend.settings import settings

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 60_000_000
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp"})
PAPERS: dict[str, str] = {
    "application/pdf": "pdf",
    "application/msword": "doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.ms-excel": "xls",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "text/plain": "txt",
}
Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class Fault(StrEnum):
    """Why a file is not kept."""

    kind = "kind"
    size = "size"
    damaged = "damaged"


class FileRefused(Exception):
    """The file is not kept; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class Stored:
    """What the store says of the bytes it keeps."""

    media_type: str
    size: int
    sha256: str
    width: int | None = None
    height: int | None = None


_OFFICE = {"application/zip", "application/x-zip-compressed", "application/x-ole-storage"}


def store(content: bytes, name: str) -> Stored:
    """Keep the bytes and say what they are.

    Pictures are turned upright and re-encoded, so that their EXIF (place, device) is gone. Raise
    FileRefused.
    """
    if len(content) > MOST_BYTES:
        raise FileRefused(Fault.size)
    media_type = sniffed(content, name)
    if media_type not in PICTURES:
        return _kept(content, media_type)
    return _picture(content, media_type)


def path_of(sha256: str) -> Path:
    """Return where the bytes with this digest lie."""
    return settings.data_dir / "files" / sha256[:2] / sha256


def remove(sha256: str, *, now: datetime) -> None:
    """Remove bytes that no row names, unless they came within the last hour: a row may follow."""
    path = path_of(sha256)
    if path.exists() and now.timestamp() - path.stat().st_mtime > 3600:
        path.unlink(missing_ok=True)


def is_picture(content: bytes) -> bool:
    """Return whether the bytes are those of a picture."""
    try:
        return sniffed(content, "") in PICTURES
    except FileRefused:
        return False


def sniffed(content: bytes, name: str) -> str:
    """Return the media type by the bytes, the name only telling office formats apart."""
    suffix = Path(name).suffix.lower().lstrip(".")
    try:
        found = {match.mime_type for match in puremagic.magic_string(content)}
    except (puremagic.PureError, ValueError):
        found = set()
    for kind in PICTURES:
        if kind in found:
            return kind
    for kind, ending in PAPERS.items():
        if suffix == ending and (kind in found or (found & _OFFICE and ending[:3] in _CONTAINED)):
            return kind
    if suffix == "txt" and _is_text(content):
        return "text/plain"
    raise FileRefused(Fault.kind)


_CONTAINED = {"doc", "xls"}


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return b"\x00" not in content


def _picture(content: bytes, media_type: str) -> Stored:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content))
            image.load()
            upright = ImageOps.exif_transpose(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning) as fault:
        raise FileRefused(Fault.damaged) from fault
    keeps_alpha = media_type == "image/png"
    out = io.BytesIO()
    if keeps_alpha:
        bare = Image.new(upright.mode, upright.size)
        bare.putdata(list(upright.getdata())) if upright.mode == "P" else bare.paste(upright)
        (bare.convert("RGBA") if upright.mode == "P" else bare).save(out, "PNG", optimize=False)
        return _kept(out.getvalue(), "image/png", upright.size)
    upright.convert("RGB").save(out, "JPEG", quality=88)
    return _kept(out.getvalue(), "image/jpeg", upright.size)


def _kept(content: bytes, media_type: str, size: tuple[int, int] | None = None) -> Stored:
    digest = hashlib.sha256(content).hexdigest()
    path = path_of(digest)
    if path.exists():
        path.touch()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(path)
    width, height = size or (None, None)
    return Stored(media_type, len(content), digest, width, height)
