"""The task list as offices write it, in a workbook or in a table of a Word file: its columns."""

from backend.domain.features.tasks.rules.words import STATE_WORDS
from backend.domain.kit.sheets import CellKind, Column

COLUMNS: tuple[Column, ...] = (
    Column("number", "序号", ("编号", "任务编号", "No", "项目序号"), CellKind.whole, 6),
    Column(
        "aspect",
        "方面",
        ("类别", "领域", "所属方面", "工作方面", "工作领域", "大项", "目标", "板块"),
        width=14,
        merged=True,
        fills=True,
    ),
    Column(
        "words",
        "任务内容",
        (
            "任务",
            "重点任务",
            "工作任务",
            "主要任务",
            "目标任务",
            "具体任务",
            "具体目标任务",
            "重点工作",
            "工作内容",
            "工作举措",
            "任务分工",
        ),
        width=46,
        needed=True,
    ),
    Column("source", "出处", ("来源", "文件出处", "任务来源", "依据"), width=14),
    Column(
        "owners",
        "责任单位",
        (
            "牵头单位",
            "主责单位",
            "承办单位",
            "牵头部门",
            "责任部门",
            "责任委室",
            "责任单位委室",
            "牵头委室",
            "落实单位",
        ),
        width=22,
    ),
    Column("joint", "配合单位", ("参与单位", "协办单位", "配合部门", "协同单位"), width=20),
    Column("leader", "牵头领导", ("责任领导", "分管领导", "包联领导", "负责领导"), width=10),
    Column(
        "due",
        "完成时限",
        ("时限", "期限", "完成时间", "时限要求", "完成期限", "时间安排", "办理时限"),
        width=14,
    ),
    Column(
        "evidence", "佐证材料", ("成果形式", "完成标志", "印证材料", "成果", "预期成果"), width=16
    ),
    Column(
        "state",
        "状态",
        ("进展状态", "完成情况", "落实状态", "办理状态"),
        CellKind.choice,
        12,
        choices=tuple(words[0] for words in STATE_WORDS.values()),
    ),
    Column("progress", "进展情况", ("进展", "落实情况", "工作进展", "推进情况"), width=30),
    Column("remark", "备注", ("说明",), width=14),
    Column("id", "系统标识（请勿改动）", ("系统标识",), width=10, hidden=True),
)
