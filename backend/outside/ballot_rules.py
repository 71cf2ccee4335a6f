"""The ballot rules that ship: the law's, and what places have published, each with its source."""

import json
from pathlib import Path
from typing import Any

_FILE = Path(__file__).resolve().parents[1] / "data/ballot-rules.json"


def shipped() -> list[dict[str, Any]]:
    """Return `id`, `place`, `source`, `note`, `candidates` and `terms` of each."""
    found: list[dict[str, Any]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found
