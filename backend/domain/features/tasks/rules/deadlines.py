"""By when a task is to be done, as plans write it: a day, a month or year's end, for long."""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from backend.domain.kit.calendar import NEVER
from backend.domain.kit.sheets import Cell, NotADay, day_of, text_of
from backend.domain.kit.text import normalised

LONG_TERM = "长期坚持"

_LONG = re.compile(r"长期|常态|持续|经常|长效|每年|历年")
_THIS_YEAR = re.compile(r"(当年|本年度?|年内|年底前?|年末|今年底?)(完成|前)*")
_END = r"(?:底|末)?(?:之?前|以前)?(?:完成)?"
_MONTH = re.compile(rf"(?:(\d{{4}})年)?(\d{{1,2}})月份?{_END}")
_YEAR = re.compile(rf"(\d{{4}})年度?{_END}")
_DAY_BEFORE = re.compile(r"(.*?\d日?)(?:之?前|以前)?(?:完成)?")


class NotADeadline(ValueError):
    """The words name neither a day nor that it goes on for long."""


@dataclass(frozen=True)
class Deadline:
    """A day, or `NEVER`; `long_term` says that it is kept up, so that no day can pass."""

    due_on: date = NEVER
    long_term: bool = False

    def said(self) -> str:
        """Return it as we write it; empty where nothing is said."""
        if self.long_term:
            return LONG_TERM
        return "" if self.due_on == NEVER else self.due_on.isoformat()


def deadline_of(cell: Cell, year: int) -> Deadline:
    """Return what a cell says of a task of this year's plan; raise NotADeadline.

    Nothing written is no deadline. 长期坚持 is for long; 年底前, 当年完成 the last day of the
    plan's year; 2022年6月底前 the last day of that month; else a day as everywhere. A day that
    has no year is not guessed, but a month alone is one of the plan's year.
    """
    if isinstance(cell, date):
        return Deadline(cell)
    text = unicodedata.normalize("NFKC", text_of(cell)).replace(" ", "").rstrip("。;；")
    if not text:
        return Deadline()
    if _LONG.search(text) and not re.search(r"\d", text):
        return Deadline(long_term=True)
    if _THIS_YEAR.fullmatch(normalised(text)):
        return Deadline(date(year, 12, 31))
    if found := _MONTH.fullmatch(text):
        return Deadline(_end_of(int(found[1] or year), int(found[2])))
    if found := _YEAR.fullmatch(text):
        return Deadline(_end_of(int(found[1]), 12))
    return Deadline(_day(text))


def _day(text: str) -> date:
    before = _DAY_BEFORE.fullmatch(text)
    try:
        day = day_of(before[1] if before else text)
    except NotADay:
        raise NotADeadline(text) from None
    if day is None:
        raise NotADeadline(text)
    return day


def _end_of(year: int, month: int) -> date:
    if not (1 <= month <= 12 and 1900 <= year <= 2200):
        raise NotADeadline(f"{year}-{month}")
    return date(year, month, calendar.monthrange(year, month)[1])
