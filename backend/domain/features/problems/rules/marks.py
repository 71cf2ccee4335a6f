"""What each figure counts of a problem, as one number that the database keeps up by itself.

A figure over a million problems reads an index with these marks and no row.
"""

from enum import IntFlag

from backend.domain.features.problems.rules.life import (
    GIVEN,
    RECTIFIED,
    STILL,
    VERIFIED,
    CountedAs,
    ProblemSource,
    ProblemState,
)


class Mark(IntFlag):
    """One bit a figure. Source: inventory 64, 73, 131, 149."""

    problem = 1
    handed_over = 2
    timed = 4
    """Rectified, and both the day and the deadline are known: what `in_time` is a part of."""
    in_time = 8
    rectified = 16
    verified = 32
    signed_off = 64
    reopened = 128
    carried_over = 256
    carried_in = 512
    escalated = 1024
    on_the_spot = 2048
    """Source: inventory 139."""


def _in(states: frozenset[ProblemState]) -> str:
    return "state IN (" + ", ".join(f"'{state}'" for state in sorted(states)) + ")"


_TIMED = f"{_in(RECTIFIED)} AND done_on IS NOT NULL AND due_on < '9999-01-01'"
_SAID: dict[Mark, str] = {
    Mark.problem: f"state <> '{ProblemState.refused}'",
    Mark.handed_over: f"state <> '{ProblemState.refused}'"
    f" AND (handed_over_at IS NOT NULL OR {_in(GIVEN)})",
    Mark.timed: _TIMED,
    Mark.in_time: f"{_TIMED} AND done_on <= due_on",
    Mark.rectified: _in(RECTIFIED),
    Mark.verified: _in(VERIFIED),
    Mark.signed_off: f"state = '{ProblemState.signed_off}'",
    Mark.reopened: "reopened > 0",
    Mark.carried_over: "former_of IS NOT NULL",
    Mark.carried_in: "carried > 0",
    Mark.escalated: "escalated_at IS NOT NULL",
    Mark.on_the_spot: f"source = '{ProblemSource.on_the_spot}'"
    f" AND state <> '{ProblemState.refused}'",
}

MARKS_SQL = " + ".join(
    f"(CASE WHEN {said} THEN {int(mark)} ELSE 0 END)" for mark, said in _SAID.items()
)
"""A row's marks, in SQL that both databases take for a generated column."""

RUNS_UNTIL_SQL = (
    f"CASE WHEN NOT ({_in(STILL)}) AND held_from IS NULL AND former_of IS NULL THEN due_on END"
)
"""The day until which its deadline runs; none once it is rectified, while the higher congress has
it, and in a campaign that it left."""

MARK_OF: dict[CountedAs, Mark] = {
    counted: Mark[counted.value] for counted in CountedAs if counted is not CountedAs.open
}
