"""The numbers of a clue's procedure: defaults of a rule set that a congress can replace."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Days = Annotated[int, Field(ge=1, le=400)]


class ClueNumbers(BaseModel):
    """Days are working days unless the name says otherwise."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verify_days: Days = Field(5, title="核实期限（工作日）")
    hand_over_days: Days = Field(5, title="交办期限（工作日）")
    accept_days: Days = Field(5, title="签收期限（工作日）")
    answer_days: Days = Field(30, title="答复期限（工作日）")
    rating_days: Days = Field(15, title="评价期限（工作日）")
    sign_off_days: Days = Field(10, title="核查销号期限（工作日）")
    redo_days: Days = Field(22, title="重新办理期限（工作日）")
    look_back_calendar_days: Days = Field(90, title="销号后多久回头看（天）")
    remind_days: list[Annotated[int, Field(ge=0, le=60)]] = Field(
        default=[7, 3, 1], max_length=10, title="到期前几个工作日提醒"
    )
    soon_days: Annotated[int, Field(ge=0, le=60)] = Field(3, title="几天内算快到期（天）")
    """Calendar days before the deadline in which the light says due soon."""
    twin_metres: Annotated[int, Field(ge=10, le=20_000)] = Field(500, title="多近算可能重复（米）")
    twin_calendar_days: Days = Field(180, title="多久以内算可能重复（天）")


_OURS = "本系统的理解，待核实"

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
