"""One file that holds a folder, with a list of digests that is checked when it is opened."""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
FORMAT = 1


class ArchiveDamaged(Exception):
    """The archive is not what was packed: `what` says where."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def pack(target: Path, parts: Mapping[str, Path], said: Mapping[str, Any]) -> int:
    """Pack files under their names into a tar.gz only its owner may read; return how many.

    The file appears whole or not at all.
    """
    digests = {name: _digest(path) for name, path in sorted(parts.items())}
    manifest = json.dumps({**said, "format": FORMAT, "files": digests}, indent=1).encode()
    half = target.with_name(f".{target.name}.part")
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as out:
            with tarfile.open(fileobj=out, mode="w:gz", compresslevel=6) as archive:
                _add_bytes(archive, MANIFEST, manifest)
                for name, path in sorted(parts.items()):
                    archive.add(path, name, recursive=False)
            out.flush()
            os.fsync(out.fileno())
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
    return len(parts)


def unpack(source: Path, folder: Path) -> dict[str, Any]:
    """Unpack into an empty folder and check every file; return what the manifest says.

    Raise ArchiveDamaged if a file is missing, too many, or not what was packed.
    """
    try:
        with tarfile.open(source, "r:gz") as archive:
            archive.extractall(folder, filter="data")
        said: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
    except (tarfile.TarError, OSError, EOFError, ValueError) as fault:
        raise ArchiveDamaged(source.name) from fault
    if said.get("format") != FORMAT:
        raise ArchiveDamaged(MANIFEST)
    here = {str(p.relative_to(folder)): p for p in folder.rglob("*") if p.is_file()}
    here.pop(MANIFEST)
    for name in sorted(set(here) ^ set(said["files"])):
        raise ArchiveDamaged(name)
    for name, path in here.items():
        if _digest(path) != said["files"][name]:
            raise ArchiveDamaged(name)
    return said


def _add_bytes(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    archive.addfile(entry, io.BytesIO(content))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
