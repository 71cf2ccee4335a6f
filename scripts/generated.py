"""Writing what is generated and committed, or telling that it is out of date."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOTICE = "<!-- Written by `python -m scripts.write_all`; do not edit. -->"


def settle(name: str, text: str) -> bool:
    """Write the file, or with `--check` only look; return whether it was as it should be."""
    path = ROOT / name
    good = path.exists() and path.read_text() == text
    if "--check" in sys.argv[1:]:
        if not good:
            sys.stderr.write(f"{name} is out of date: run python -m scripts.write_all\n")
        return good
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return True
