"""What a plan's figures are counted of: tasks with an end, and tasks kept up for long.

A rate is of the tasks that have an end; what is kept up for long is shown apart, so that 丰宁's 66
are 63 and 3, and one of the three is 33.33 % and not 1.52 %. Source: inventory 111, G3; the split
of the rate is our reading, unconfirmed.
"""

from dataclasses import dataclass, fields

from backend.domain.people.units.rules import share


@dataclass(frozen=True)
class Counts:
    """Tasks that are not withdrawn; `tasks` = `dated` + `long_term`."""

    tasks: int = 0
    dated: int = 0
    done: int = 0
    reported: int = 0
    open: int = 0
    long_term: int = 0
    long_term_told: int = 0
    """Of those kept up for long, the ones whose progress was told this year."""
    pressed: int = 0
    on_time: int = 0
    due_soon: int = 0
    overdue: int = 0

    @property
    def rate(self) -> str | None:
        """Confirmed of those with an end in per cent, two decimals; of nothing, None."""
        return share(self.done, self.dated)

    @property
    def told_rate(self) -> str | None:
        """Told this year of those kept up for long in per cent; of nothing, None."""
        return share(self.long_term_told, self.long_term)

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))
