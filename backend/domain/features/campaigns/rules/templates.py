"""Steps that ship with the product; a county chooses one and edits it."""

from dataclasses import dataclass

from backend.domain.features.campaigns.rules.staging import StageKind

K = StageKind


@dataclass(frozen=True)
class StepPlanned:
    """A step as a template has it."""

    stage: StageKind
    name: str
    words: str = ""


@dataclass(frozen=True)
class Template:
    """Steps in their order; `key` is a word, or the id of the campaign they are taken from."""

    key: str
    name: str
    steps: tuple[StepPlanned, ...]
    source: str = ""


EIGHT = Template(
    "eight",
    "“八步”工作法",
    (
        StepPlanned(K.finding, "听取汇报", "听取相关领域工作情况汇报"),
        StepPlanned(K.finding, "查阅资料", "到责任部门查阅相关工作台账"),
        StepPlanned(K.finding, "实地检查", "组织代表小组对重点项目、重点事项实地视察、检查"),
        StepPlanned(K.finding, "征集意见", "发挥代表之家作用，广泛听取代表和群众意见建议"),
        StepPlanned(K.ledger, "核实情况", "核实反馈和交办事项是否属实、整改是否落实到位"),
        StepPlanned(K.ledger, "审议报告", "听取和审议人大代表视察情况报告"),
        StepPlanned(K.rectify, "督促整改", "对发现问题的整改落实情况持续监督"),
        StepPlanned(K.review, "全面评议", "对政府相关领域工作开展评议"),
    ),
    "承德县做法",
)
"""The eight steps of 承德县.

Source: inventory 62; to which stage each belongs is our reading, unconfirmed.
"""

FIVE = Template(
    "five",
    "五个阶段",
    (
        StepPlanned(K.finding, "发现问题", "摸清底数，排查问题"),
        StepPlanned(K.ledger, "建立台账", "分类登记，建立问题清单和整改台账"),
        StepPlanned(K.rectify, "整改落实", "一事一策，限期整改"),
        StepPlanned(K.review, "验收评议", "现场验收，开展评议"),
        StepPlanned(K.look_back, "回头看", "防止虚假整改、整改不到位、前清后乱"),
    ),
    "通用",
)
"""One step a stage. Source: inventory 62, 73."""

SHIPPED = (EIGHT, FIVE)
