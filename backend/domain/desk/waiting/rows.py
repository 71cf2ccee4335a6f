"""The shape in which every feature says what waits."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Select

from backend.domain.access import Actor


class Waiting(StrEnum):
    """The step that waits for somebody; its label is the verb on the row."""

    file_check = "file_check"
    """File the report of a self-check."""
    review_check = "review_check"
    weekly = "weekly"
    """Write and sign the report of a week."""
    countersign = "countersign"
    look = "look"
    """Look at what a resident sent."""
    verify = "verify"
    hand_over = "hand_over"
    check = "check"
    grant_time = "grant_time"
    accept = "accept"
    answer = "answer"
    rectify = "rectify"
    carry_out = "carry_out"
    """Bring a task on, and report it done."""
    joint = "joint"
    """Say a joint unit's part."""
    rate = "rate"
    sign_off = "sign_off"
    press = "press"
    take_up = "take_up"
    """Look at what a lower congress cannot mend."""
    reply = "reply"
    """Answer the congresses below: the unit has answered, or nobody was given it."""
    go_on = "go_on"
    """Go on with what the higher congress answered."""
    bring_on = "bring_on"
    """Bring a round of livelihood projects to its next step."""
    carry_over = "carry_over"
    """Carry what is not finished into the next year's campaign."""
    declined = "declined"
    """News, nothing to do: what one reported was not taken on."""


KEYS = (
    "word",
    "id",
    "year",
    "number",
    "title",
    "kind",
    "due_on",
    "source",
    "division",
    "unit",
    "congress",
    "level",
)
"""The columns of every part, in this order; `source`, `division` and `unit` may be null."""

Part = Callable[[Actor, date], Sequence[Select[Any]]]
"""Returns the statements of what waits in one feature, each by KEYS; a matter in one of them."""
