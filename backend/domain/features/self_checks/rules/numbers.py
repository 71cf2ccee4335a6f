"""The numbers of a self-check: defaults of a rule set that a congress can replace."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class SelfCheckNumbers(BaseModel):
    """Days are working days.

    Source: our reading, unconfirmed.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    file_days: Annotated[int, Field(ge=1, le=120)] = Field(
        10, title="没有写期限时的报送期限（工作日）"
    )
    redo_days: Annotated[int, Field(ge=1, le=120)] = Field(5, title="退回重报的报送期限（工作日）")
    remind_days: list[Annotated[int, Field(ge=0, le=60)]] = Field(
        default=[3, 1], max_length=10, title="到期前几个工作日提醒"
    )


CITATIONS: dict[str, str] = {name: "本系统的理解，待核实" for name in SelfCheckNumbers.model_fields}
"""Source: our reading, unconfirmed."""
