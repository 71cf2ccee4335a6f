"""Map tiles of the server an office has chosen, fetched for its callers and kept for a while."""

import hashlib
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile

import httpx

from backend.settings import settings

LEAST_ZOOM, MOST_ZOOM = 3, 18
MOST_BYTES = 512 * 1024
TIMEOUT = httpx.Timeout(5.0)
_BEGINS: dict[str, tuple[bytes, ...]] = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/webp": (b"RIFF",),
}


class Fault(StrEnum):
    """Why there is no tile."""

    unconfigured = "unconfigured"
    outside = "outside"
    unavailable = "unavailable"


class TileRefused(Exception):
    """There is no tile; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class Tile:
    media_type: str
    content: bytes


def configured() -> bool:
    return bool(settings.tile_server)


async def tile(z: int, x: int, y: int, *, now: datetime) -> Tile:
    """Return one tile, fetched or kept; raise TileRefused."""
    if not configured():
        raise TileRefused(Fault.unconfigured)
    if not LEAST_ZOOM <= z <= MOST_ZOOM or not (0 <= x < 2**z and 0 <= y < 2**z):
        raise TileRefused(Fault.outside)
    url = settings.tile_server.format(z=z, x=x, y=y)
    path = _path(url)
    kept = _read(path, now=now)
    if kept is not None:
        return kept
    fetched = await _fetch(url)
    _write(path, fetched.content)
    return fetched


def forget(*, now: datetime) -> int:
    """Remove the tiles that were kept long enough; return how many."""
    gone = 0
    for path in _root().glob("*/*"):
        if path.is_file() and _age(path, now) >= timedelta(days=settings.tile_days):
            path.unlink(missing_ok=True)
            gone += 1
    return gone


async def _fetch(url: str) -> Tile:
    # No redirects: only the server that the office named is asked.
    try:
        async with (
            httpx.AsyncClient(timeout=TIMEOUT, follow_redirects=False, trust_env=False) as client,
            client.stream("GET", url) as answer,
        ):
            if answer.status_code != httpx.codes.OK:
                raise TileRefused(Fault.unavailable)
            content = await _limited(answer.aiter_bytes())
    except (httpx.HTTPError, httpx.InvalidURL) as fault:
        raise TileRefused(Fault.unavailable) from fault
    said = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    media_type = media_type_of(content)
    if media_type is None or media_type != said:
        raise TileRefused(Fault.unavailable)
    return Tile(media_type, content)


async def _limited(parts: AsyncIterator[bytes]) -> bytes:
    content = b""
    async for part in parts:
        content += part
        if len(content) > MOST_BYTES:
            raise TileRefused(Fault.unavailable)
    return content


def media_type_of(content: bytes) -> str | None:
    """Return which picture this is by its first bytes, or nothing."""
    return next((kind for kind, begins in _BEGINS.items() if content.startswith(begins)), None)


def _root() -> Path:
    return settings.data_dir / "tiles"


def _path(url: str) -> Path:
    digest = hashlib.sha256(url.encode()).hexdigest()
    return _root() / digest[:2] / digest


def _age(path: Path, now: datetime) -> timedelta:
    return timedelta(seconds=now.timestamp() - path.stat().st_mtime)


def _read(path: Path, *, now: datetime) -> Tile | None:
    try:
        if _age(path, now) >= timedelta(days=settings.tile_days):
            return None
        content = path.read_bytes()
    except OSError:
        return None
    media_type = media_type_of(content)
    return Tile(media_type, content) if media_type else None


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    os.replace(file.name, path)
