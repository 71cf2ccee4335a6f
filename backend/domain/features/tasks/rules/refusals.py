"""How plans and tasks are refused; each sentence says what to do."""

from backend.domain.kit.errors import Conflict, Invalid


class PlanIdTaken(Conflict):
    message = "这个编号已经用在别的任务清单上，请刷新后再试。"


class TaskIdTaken(Conflict):
    message = "这个编号已经用在另一项任务上，请刷新后再试。"


class PlanElsewhere(Invalid):
    message = "只能改本级人大的任务清单。"


class PlanWithdrawn(Conflict):
    message = "这份任务清单已经撤销，不能再改。"


class PlanTaken(Invalid):
    message = "本年度已经有同名的任务清单，请换一个名称。"


class NumberTaken(Invalid):
    message = "这份清单里已经有这个序号，请换一个。"


class TaskEnded(Conflict):
    message = "这项任务已经确认完成或者撤销，不能再改。"


class LongTermDated(Invalid):
    message = "长期坚持的任务没有完成时限：要么写日期，要么选长期坚持。"


class DuePast(Invalid):
    message = "完成时限要在今天以后，请改日期。"


class OwnerElsewhere(Invalid):
    message = "责任单位要在本级和下级人大的单位名单里，或者直接写名称。"


class OwnersMissing(Invalid):
    message = "请至少写一个责任单位。"
