"""The numbers of a round: defaults of a rule set that a congress can replace."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Count = Annotated[int, Field(ge=1, le=10_000)]
Days = Annotated[int, Field(ge=0, le=365)]


class ProjectNumbers(BaseModel):
    """Days are calendar days.

    Source: 宁海 2013 and 辛集 2019 (15 for 12), 海南 2024 (12 for 10): margins from 20 % on;
    开封市人大 2024-11: collected in public for a month at least; the rest our reading, unconfirmed.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    margin_percent: Annotated[int, Field(ge=1, le=200)] = Field(
        20, title="差额：候选项目比应选数至少多百分之几"
    )
    collect_days: Days = Field(30, title="征集至少几天")
    publish_days: Days = Field(7, title="候选项目公布到会议至少几天")
    soon_days: Annotated[int, Field(ge=0, le=90)] = Field(7, title="节点到期前几天提醒")
    per_address_day: Count = Field(20, title="同一网络每天最多几条建议")
    per_device_day: Count = Field(3, title="同一部手机每天最多几条建议")
    questions_per_hour: Count = Field(60, title="同一网络每小时最多出几道题")
    wrong_per_hour: Count = Field(10, title="同一网络每小时最多输错几次回执号")
    keep_prints_days: Annotated[int, Field(ge=1, le=400)] = Field(
        30, title="手机的指纹留多少天（天）"
    )


_OURS = "本系统的理解，待核实"
CITATIONS: dict[str, str] = {
    **{name: _OURS for name in ProjectNumbers.model_fields},
    "margin_percent": "各地实践为20%至100%：宁海2013年15选12，海南2024年12选10，溧阳2010年20选10",
    "collect_days": "开封市人大常委会2024年11月：面向社会公开征集不少于一个月",
}
"""Source: our reading, unconfirmed, where no place is named."""


def least_candidates(to_choose: int, margin_percent: int) -> int:
    """Return how many candidates there must be: the number to choose and the margin, rounded up.

    20 % over 12 are 2.4, so 15 candidates are needed; there is always at least one more than are
    chosen. Source: rule set `projects`, margin_percent.
    """
    more = -(-to_choose * margin_percent // 100)
    return to_choose + max(more, 1)
