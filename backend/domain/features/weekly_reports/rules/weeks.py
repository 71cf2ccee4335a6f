"""Weeks as the office counts them: Monday to Sunday, numbered by ISO 8601."""

from datetime import date, timedelta


def monday_of(day: date) -> date:
    """Return the Monday of the week a day lies in."""
    return day - timedelta(days=day.weekday())


def sunday_of(week: date) -> date:
    """Return the last day of the week that begins on this Monday."""
    return week + timedelta(days=6)


def weekday_in(week: date, weekday: int) -> date:
    """Return a day of the week: 1 is Monday, 7 Sunday."""
    return week + timedelta(days=weekday - 1)


def label(week: date) -> str:
    """Return how the office calls a week: 2026年第48周. The ISO year may differ at its ends."""
    year, number, _ = week.isocalendar()
    return f"{year}年第{number}周"
