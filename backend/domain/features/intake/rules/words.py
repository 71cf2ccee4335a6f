"""Code words: what a resident writes down to follow a matter by."""

from collections.abc import Sequence
from dataclasses import dataclass

from backend.domain.kit.text import normalised


@dataclass(frozen=True)
class CodeLists:
    """The nouns a code word is made of: one of each, and four digits."""

    first: Sequence[str]
    second: Sequence[str]


def code_word(seed: str, lists: CodeLists) -> str:
    """Return the code word that 64 hex digits stand for: 松树 石桥 4817."""
    number = int(seed, 16)
    number, digits = divmod(number, 10_000)
    number, first = divmod(number, len(lists.first))
    second = number % len(lists.second)
    return f"{lists.first[first]} {lists.second[second]} {digits:04}"


def plain_code_word(written: str) -> str:
    """Return what was typed without spaces, punctuation and full-width digits."""
    return normalised(written)
