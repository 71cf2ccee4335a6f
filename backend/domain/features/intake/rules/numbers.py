"""The numbers of taking things in: defaults of a rule set that a congress can replace."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Count = Annotated[int, Field(ge=1, le=10_000)]


class IntakeNumbers(BaseModel):
    """Days are working days unless the name says otherwise.

    Source: our reading, unconfirmed.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    look_days: Annotated[int, Field(ge=1, le=60)] = Field(5, title="查看期限（工作日）")
    most_photos: Annotated[int, Field(ge=0, le=9)] = Field(3, title="最多几张照片")
    per_address_day: Count = Field(20, title="同一网络每天最多几件")
    per_device_day: Count = Field(5, title="同一部手机每天最多几件")
    challenges_per_hour: Count = Field(60, title="同一网络每小时最多出几道题")
    follow_wrong_per_hour: Count = Field(10, title="同一网络每小时最多输错几次口令")
    keep_prints_days: Annotated[int, Field(ge=1, le=400)] = Field(
        30, title="手机和网络的指纹留多少天（天）"
    )
    remind_days: list[Annotated[int, Field(ge=0, le=60)]] = Field(
        default=[1], max_length=10, title="到期前几个工作日提醒"
    )


CITATIONS: dict[str, str] = {name: "本系统的理解，待核实" for name in IntakeNumbers.model_fields}
"""Source: our reading, unconfirmed."""
