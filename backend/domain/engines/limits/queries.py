"""What has been counted so far."""

from datetime import datetime

from sqlmodel import Session

from backend.domain.engines.limits.rules import Window, end_of
from backend.domain.engines.limits.tables import LimitCount


def counted(session: Session, deed: str, source: str, *, window: Window, now: datetime) -> int:
    """Return how often the source did this in the window that `now` lies in."""
    found = session.get(LimitCount, (deed, source, end_of(window, now)))
    return found.count if found else 0
