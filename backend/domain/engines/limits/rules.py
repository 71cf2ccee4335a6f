"""Windows of time, and the moment from which counting begins again."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Window(StrEnum):
    """A day or an hour of the clock in the congress's zone."""

    day = "day"
    hour = "hour"


def end_of(window: Window, now: datetime, zone: str = "Asia/Shanghai") -> datetime:
    """Return when the window that `now` lies in is over, in UTC."""
    here = now.astimezone(ZoneInfo(zone))
    if window is Window.hour:
        return (here.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)).astimezone(
            UTC
        )
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    return (midnight + timedelta(days=1)).astimezone(UTC)


def seconds_left(until: datetime, now: datetime) -> int:
    """Return how many seconds to wait, at least one: what Retry-After says."""
    return max(1, int((until - now).total_seconds()) + 1)
