"""How an answer stands to its deadline."""

from enum import StrEnum


class AnswerTiming(StrEnum):
    """Of what was handed over, in its latest round."""

    in_time = "in_time"
    late = "late"
    """Answered after the day, or not yet although the day has passed."""
    open = "open"
    """Not yet answered, the day not yet passed."""
