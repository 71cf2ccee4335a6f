"""The numbers of following tasks up: defaults of a rule set that a congress can replace."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Days = Annotated[int, Field(ge=1, le=400)]


class TaskNumbers(BaseModel):
    """Days are working days unless the name says otherwise."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    accept_days: Days = Field(5, title="开始办理期限（工作日）")
    remind_days: list[Days] = Field([10, 3], max_length=10, title="到期前几个工作日提醒")
    late_calendar_days: Days = Field(7, title="逾期后每隔几天再提醒一次（天）")


_OURS = "本系统的理解，待核实"

CITATIONS: dict[str, str] = {name: _OURS for name in TaskNumbers.model_fields}
"""Source: our reading, unconfirmed."""
