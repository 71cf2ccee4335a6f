"""The number of a task in its plan, as lists write it: 12, （12）, 第12项, 十二."""

import re
import unicodedata

from backend.domain.kit.sheets import Cell, text_of

_DIGITS = re.compile(r"第?\(?(\d{1,5})\)?[.、项条]?")
_CHINESE = re.compile(r"第?\(?([一二三四五六七八九十]{1,3})\)?[.、项条]?")
_ONES = {word: value for value, word in enumerate("一二三四五六七八九", 1)}


def number_of(cell: Cell) -> int | None:
    """Return the number, none where nothing is written; raise ValueError where it is no number."""
    text = unicodedata.normalize("NFKC", text_of(cell)).replace(" ", "")
    if not text:
        return None
    if found := _DIGITS.fullmatch(text):
        return int(found[1])
    found = _CHINESE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return _chinese(found[1])


def _chinese(word: str) -> int:
    tens, ten, ones = word.rpartition("十")
    if not ten:
        if len(word) > 1:
            raise ValueError(word)
        return _ONES[word]
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        raise ValueError(word)
    return (_ONES[tens] if tens else 1) * 10 + (_ONES[ones] if ones else 0)
