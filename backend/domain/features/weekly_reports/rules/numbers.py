"""The numbers of weekly reports: defaults of a rule set that a congress can replace."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class WeeklyNumbers(BaseModel):
    """By which weekday a report is there, and how soon the other side signs.

    Source: our reading, unconfirmed.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    due_weekday: Annotated[int, Field(ge=1, le=7)] = Field(
        5, title="周报最迟星期几报送（1 为星期一，7 为星期日）"
    )
    sign_days: Annotated[int, Field(ge=1, le=30)] = Field(2, title="对方签收期限（工作日）")


CITATIONS: dict[str, str] = {name: "本系统的理解，待核实" for name in WeeklyNumbers.model_fields}
"""Source: our reading, unconfirmed."""
