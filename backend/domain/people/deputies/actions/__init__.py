"""Writing deputies down: by hand, step by step, and a whole roster at once."""

from backend.domain.people.deputies.actions.bringing import RowsBad, bring_in
from backend.domain.people.deputies.actions.keeping import add, change
from backend.domain.people.deputies.actions.standing import end, resume, suspend

__all__ = ["RowsBad", "add", "bring_in", "change", "end", "resume", "suspend"]
