"""How rounds, proposals and projects are numbered, and what they are called."""

from backend.domain.features.projects.rules.life import (
    MilestoneKind,
    ProjectField,
    ProjectState,
    ProposalSource,
    ProposalState,
    RatingVerdict,
)
from backend.domain.people.divisions.rules import Level

FIELD_WORDS: dict[ProjectField, str] = {
    ProjectField.education: "教育",
    ProjectField.health: "医疗卫生",
    ProjectField.elderly: "养老托幼",
    ProjectField.housing: "住房和小区改造",
    ProjectField.roads: "交通出行",
    ProjectField.water: "饮水和水利",
    ProjectField.heating: "供热燃气",
    ProjectField.environment: "环境卫生",
    ProjectField.culture: "文化体育",
    ProjectField.employment: "就业和社会保障",
    ProjectField.safety: "公共安全",
    ProjectField.other: "其他",
}
SOURCE_WORDS: dict[ProposalSource, str] = {
    ProposalSource.resident: "群众",
    ProposalSource.deputy: "人大代表",
    ProposalSource.unit: "单位",
    ProposalSource.committee: "人大常委会",
    ProposalSource.pool: "上年储备库",
}
PROPOSAL_WORDS: dict[ProposalState, str] = {
    ProposalState.received: "待筛选",
    ProposalState.merged: "已合并",
    ProposalState.passed: "通过筛选",
    ProposalState.declined: "不予采纳",
    ProposalState.pooled: "列入储备库",
    ProposalState.nominated: "列为候选项目",
    ProposalState.withdrawn: "已撤回",
}
PROJECT_WORDS: dict[ProjectState, str] = {
    ProjectState.candidate: "候选",
    ProjectState.not_chosen: "未入选",
    ProjectState.chosen: "待开工",
    ProjectState.started: "实施中",
    ProjectState.finished: "已完工",
    ProjectState.accepted: "已验收",
    ProjectState.ended: "已终止",
    ProjectState.withdrawn: "已撤下",
}
MILESTONE_WORDS: dict[MilestoneKind, str] = {
    MilestoneKind.start: "开工",
    MilestoneKind.progress: "进度",
    MilestoneKind.finish: "完工",
}
VERDICT_WORDS: dict[RatingVerdict, str] = {
    RatingVerdict.satisfied: "满意",
    RatingVerdict.basically_satisfied: "基本满意",
    RatingVerdict.dissatisfied: "不满意",
}


def code_of(short_name: str, level: Level, year: int, number: int) -> str:
    """Return a project's number as people write it: 滦平民实〔2027〕3号."""
    return f"{_place(short_name, level)}民实〔{year}〕{number}号"


def proposal_code(short_name: str, level: Level, year: int, number: int) -> str:
    """Return a proposal's number as people write it: 滦平民征〔2027〕12号."""
    return f"{_place(short_name, level)}民征〔{year}〕{number}号"


def _place(short_name: str, level: Level) -> str:
    return short_name[: 1 if level in {Level.province, Level.city} else 2]
