"""The numbers of an escalation's procedure: defaults of a rule set that a congress can replace."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Days = Annotated[int, Field(ge=1, le=400)]


class EscalationNumbers(BaseModel):
    """Days are working days; those of the congress that is asked hold."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    answer_days: Days = Field(20, title="答复下级人大的期限（工作日）")
    accept_days: Days = Field(5, title="承办单位受理期限（工作日）")
    unit_days: Days = Field(30, title="没有写期限时承办单位的办理期限（工作日）")
    remind_days: list[Annotated[int, Field(ge=0, le=60)]] = Field(
        default=[7, 3, 1], max_length=10, title="到期前几个工作日提醒"
    )


_OURS = "本系统的理解，待核实"

CITATIONS: dict[str, str] = {
    "answer_days": _OURS,
    "accept_days": "青岛市人大代表建议办理条例（2021）：五个工作日内申退；上报问题比照，" + _OURS,
    "unit_days": _OURS,
    "remind_days": _OURS,
}
"""Source: the documents named; where no text was found: our reading, unconfirmed."""
