"""Plans of a campaign: the whole (总方案) and one for a field (子方案)."""

from enum import StrEnum

from backend.domain.kit.errors import Conflict
from backend.domain.kit.flow import Flow


class PlanState(StrEnum):
    """起草中, 已审定, 已撤回."""

    draft = "draft"
    approved = "approved"
    withdrawn = "withdrawn"


class PlanStep(StrEnum):
    """One deed each, named as in the URL."""

    approve = "approve"
    withdraw = "withdraw"


S, T = PlanState, PlanStep

PLAN_FLOW = Flow[PlanState, PlanStep](
    [
        (S.draft, T.approve, S.approved),
        (S.draft, T.withdraw, S.withdrawn),
        (S.approved, T.withdraw, S.withdrawn),
    ]
)


class PlanSettled(Conflict):
    message = "方案已经审定或者撤回，不能再改；要改请撤回以后另立一份。"
