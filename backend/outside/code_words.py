"""The nouns that code words are made of."""

import json
from functools import cache
from pathlib import Path

_SHIPPED = Path(__file__).parents[1] / "data" / "code-words.json"


@cache
def lists() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the two lists; changing them would change words that were told but not yet heard."""
    said = json.loads(_SHIPPED.read_text("utf-8"))
    first, second = (tuple(" ".join(said[key]).split()) for key in ("first", "second"))
    return first, second
