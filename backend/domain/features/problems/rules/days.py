"""Days that a county writes without saying which: 4月底, 4月21日, 长期. They are asked about."""

import calendar
import re
import unicodedata
from collections.abc import Sequence
from datetime import date

NO_DAY = "none"
"""The answer that a word names no day: 长期."""
_LASTING = re.compile(r"长期|常态|持续|长效|经常")
_PART = re.compile(
    r"(?:(\d{4})年?[./-]?)?(\d{1,2})月(?:份)?"
    r"(?:(\d{1,2})[日号]?|(上旬|中旬|下旬|初|中|底|末))?"
)
_NAMED = (
    (re.compile(r"年底|年末|全年|年内|下半年|(?:第?四|4)季度"), 12),
    (re.compile(r"上半年|年中|(?:第?二|2)季度"), 6),
    (re.compile(r"(?:第?一|1)季度"), 3),
    (re.compile(r"(?:第?三|3)季度"), 9),
)
_YEAR = re.compile(r"(\d{4})年?")
_MONTHS = {
    "十二": "12",
    "十一": "11",
    **dict(zip("一二三四五六七八九十", map(str, range(1, 11)), strict=True)),
}
_MONTH = re.compile(r"(十[一二]?|[一二三四五六七八九])(?=月)")
_WITHIN = {"初": 5, "上旬": 10, "中": 15, "中旬": 20}


def lasts(words: str) -> bool:
    """Say that words like 长期坚持 name no day on purpose."""
    return bool(_LASTING.search(words))


def likely_days(words: str, year: int) -> Sequence[date]:
    """Return the days that may be meant, this year's first; never one that is not asked about."""
    plain = unicodedata.normalize("NFKC", words).replace(" ", "")
    plain = _MONTH.sub(lambda found: _MONTHS[found[1]], plain)
    found = _PART.search(plain)
    if found:
        stated, month, day, part = found.groups()
        return _days(stated, year, int(month), int(day) if day else _WITHIN.get(part))
    for pattern, month in _NAMED:
        if pattern.search(plain):
            stated = _YEAR.search(plain)
            return _days(stated[1] if stated else None, year, month, None)
    return ()


def _days(stated: str | None, year: int, month: int, day: int | None) -> Sequence[date]:
    years = [int(stated)] if stated else [year, year + 1]
    try:
        return [date(y, month, day or calendar.monthrange(y, month)[1]) for y in years]
    except (ValueError, calendar.IllegalMonthError):
        return ()
