"""Counting days, and working days among them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

NEVER = date(9999, 12, 31)
"""Stands where no day is set, so that rows sort and compare without nulls."""


class Light(StrEnum):
    """How a deadline stands."""

    on_time = "on_time"
    due_soon = "due_soon"
    overdue = "overdue"
    done = "done"


@dataclass(frozen=True)
class WorkingDays:
    """A calendar: weekdays, less the days off, plus the days worked instead."""

    off: frozenset[date] = field(default_factory=frozenset)
    on: frozenset[date] = field(default_factory=frozenset)

    @classmethod
    def of(cls, days: Iterable[tuple[date, bool]]) -> "WorkingDays":
        """Build from (day, is it worked?) for every day that differs from the plain week."""
        listed = list(days)
        return cls(
            frozenset(d for d, on in listed if not on), frozenset(d for d, on in listed if on)
        )

    def works(self, day: date) -> bool:
        return day in self.on or (day.weekday() < 5 and day not in self.off)

    def after(self, day: date, count: int) -> date:
        """Return the working day that is `count` working days after `day` (before, if negative)."""
        step = timedelta(days=1 if count >= 0 else -1)
        left = abs(count)
        while left:
            day += step
            left -= self.works(day)
        return day

    def between(self, start: date, end: date) -> int:
        """Return the working days after `start`, `end` included; negative if end is earlier."""
        if end < start:
            return -self.between(end, start)
        return sum(self.works(start + timedelta(days=i)) for i in range(1, (end - start).days + 1))


def today_of(now: datetime, zone: str = "Asia/Shanghai") -> date:
    """Return the day it is in the congress's zone."""
    return now.astimezone(ZoneInfo(zone)).date()


def light(due_on: date, today: date, *, soon_days: int = 3, done: bool = False) -> Light:
    """Return how a deadline stands; due soon in its last `soon_days` days."""
    if done or due_on == NEVER:
        return Light.done if done else Light.on_time
    if today > due_on:
        return Light.overdue
    return Light.due_soon if (due_on - today).days <= soon_days else Light.on_time
