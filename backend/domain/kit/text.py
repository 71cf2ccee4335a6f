"""Chinese text made comparable and findable."""

import re
import unicodedata
from operator import add

_BREAK = re.compile(r"[\W_]+")


def normalised(text: str) -> str:
    """Return the text without spaces, punctuation, width or case differences."""
    return _BREAK.sub("", unicodedata.normalize("NFKC", text)).casefold()


def grams(*texts: str | None) -> str:
    """Return every character and every pair of neighbours once, separated by spaces.

    Word breaking is not needed: a two-character word is itself a pair.
    """
    found: dict[str, None] = {}
    for text in texts:
        for run in _BREAK.split(unicodedata.normalize("NFKC", text or "").casefold()):
            found.update(dict.fromkeys(run))
            found.update(dict.fromkeys(map(add, run, run[1:])))
    return " ".join(found)


def asked(text: str) -> list[str]:
    """Return the grams a row must hold for this question: pairs, or the one character asked."""
    wanted: dict[str, None] = {}
    for run in _BREAK.split(unicodedata.normalize("NFKC", text).casefold()):
        pairs = [run[i : i + 2] for i in range(len(run) - 1)]
        wanted.update(dict.fromkeys(pairs or ([run] if run else [])))
    return list(wanted)


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 1: shared pairs of characters (Dice)."""
    a, b = set(_pairs(one)), set(_pairs(other))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _pairs(text: str) -> list[str]:
    plain = normalised(text)
    return [plain[i : i + 2] for i in range(len(plain) - 1)]
