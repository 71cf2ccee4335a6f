"""Published boards as files: made once from the database, named by their digest, never changed."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from backend.settings import settings


def path(digest: str) -> Path:
    """Return where the board with this SHA-256 lies, or is to lie."""
    return settings.data_dir / "boards" / f"{digest}.jsonl"


def keep(digest: str, lines: Iterable[str]) -> Path:
    """Write a board, whole or not at all; return where."""
    target = path(digest)
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=target.parent, delete=False, encoding="utf-8") as half:
        half.writelines(lines)
    Path(half.name).replace(target)
    return target
