"""The numbers of a clue's procedure: defaults of a rule set that a congress can replace."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Days = Annotated[int, Field(ge=1, le=400)]


class ClueNumbers(BaseModel):
    """Days are working days unless the name says otherwise."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verify_days: Days = 5
    hand_over_days: Days = 5
    accept_days: Days = 5
    answer_days: Days = 30
    rating_days: Days = 15
    sign_off_days: Days = 10
    redo_days: Days = 22
    look_back_calendar_days: Days = 90
    remind_days: list[Annotated[int, Field(ge=0, le=60)]] = Field(
        default=[7, 3, 1], min_length=0, max_length=10
    )
    soon_days: Annotated[int, Field(ge=0, le=60)] = 3
    """Calendar days before the deadline in which the light says due soon."""
    twin_metres: Annotated[int, Field(ge=10, le=20_000)] = 500
    twin_calendar_days: Days = 180


_OURS = "our reading, unconfirmed"

CITATIONS: dict[str, str] = {
    "verify_days": _OURS,
    "hand_over_days": "青岛市人大代表建议办理条例（2021）：闭会期间五个工作日内交办；线索比照，"
    + _OURS,
    "accept_days": "青岛市人大代表建议办理条例（2021）：五个工作日内申退；线索比照，" + _OURS,
    "answer_days": _OURS,
    "rating_days": "北京市代表建议办理办法（2014）：十五个工作日内反馈；线索比照，" + _OURS,
    "sign_off_days": _OURS,
    "redo_days": "浙江（2016）、山东（2017）代表建议办理规定：一个月内重新办理；线索比照，" + _OURS,
    "look_back_calendar_days": _OURS,
    "remind_days": _OURS,
    "soon_days": _OURS,
    "twin_metres": _OURS,
    "twin_calendar_days": _OURS,
}
"""Source: the documents named; where no text was found: our reading, unconfirmed."""
