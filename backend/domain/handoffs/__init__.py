"""Where one thing becomes another: the only place two features meet."""

from backend.domain.handoffs.clues import enlist, follow, written
from backend.domain.handoffs.escalations import above, escalate, take_up
from backend.domain.handoffs.intake import admit

__all__ = ["above", "admit", "enlist", "escalate", "follow", "take_up", "written"]
