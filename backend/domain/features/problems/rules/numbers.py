"""The numbers of a problem's procedure: defaults of a rule set that a congress can replace."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Days = Annotated[int, Field(ge=1, le=400)]


class ProblemNumbers(BaseModel):
    """Days are working days unless the name says otherwise."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    accept_days: Days = Field(5, title="受理期限（工作日）")
    rectify_days: Days = Field(30, title="没有写期限时的整改期限（工作日）")
    redo_days: Days = Field(15, title="验收未通过的整改期限（工作日）")
    look_back_calendar_days: Days = Field(90, title="销号后多久回头看（天）")
    escalation_holds_deadline: int = Field(
        1, ge=0, le=1, title="上报期间整改期限停计（1 停计，0 不停）"
    )
    on_the_spot_accept_days: Days = Field(1, title="现场问政：受理期限（工作日）")
    on_the_spot_rectify_days: Days = Field(10, title="现场问政：没有写期限时的整改期限（工作日）")
    on_the_spot_press_days: Days = Field(5, title="现场问政：多久督办一次（工作日）")
    remind_days: list[Annotated[int, Field(ge=0, le=60)]] = Field(
        default=[7, 3, 1], max_length=10, title="到期前几个工作日提醒"
    )

    def accept_within(self, *, on_the_spot: bool) -> int:
        """Return how many working days a unit has to take a problem on."""
        return self.on_the_spot_accept_days if on_the_spot else self.accept_days

    def rectify_within(self, *, on_the_spot: bool) -> int:
        """Return how many working days a unit has where no day was written."""
        return self.on_the_spot_rectify_days if on_the_spot else self.rectify_days


_OURS = "本系统的理解，待核实"

CITATIONS: dict[str, str] = {
    "accept_days": "青岛市人大代表建议办理条例（2021）：五个工作日内申退；问题比照，" + _OURS,
    "rectify_days": _OURS,
    "redo_days": _OURS,
    "look_back_calendar_days": _OURS,
    "escalation_holds_deadline": _OURS,
    "on_the_spot_accept_days": _OURS,
    "on_the_spot_rectify_days": _OURS,
    "on_the_spot_press_days": _OURS,
    "remind_days": _OURS,
}
"""Source: the documents named; where no text was found: our reading, unconfirmed."""
