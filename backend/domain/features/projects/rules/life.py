"""The lives of a round, of a proposal and of a project, and who may take their steps."""

from enum import StrEnum

from backend.domain.kit.flow import Flow


class RoundState(StrEnum):
    """待启动, 征集, 筛选, 政府已审议, 常委会已通过, 候选已公布, 已票决, 已测评, 已办结, 已取消."""

    planned = "planned"
    collecting = "collecting"
    screening = "screening"
    reviewed = "reviewed"
    approved = "approved"
    published = "published"
    elected = "elected"
    rated = "rated"
    closed = "closed"
    cancelled = "cancelled"


class RoundStep(StrEnum):
    """One deed each, named as in the URL."""

    open = "open"
    screen = "screen"
    collect = "collect"
    review = "review"
    approve = "approve"
    send_back = "send-back"
    publish = "publish"
    set_vote = "set-vote"
    end_vote = "end-vote"
    """Hold no further ballot: what the earlier ones chose is chosen."""
    elect = "elect"
    set_rating = "set-rating"
    rate = "rate"
    close = "close"
    cancel = "cancel"


class ProposalSource(StrEnum):
    """群众, 代表, 单位, 人大常委会, 上年储备库."""

    resident = "resident"
    deputy = "deputy"
    unit = "unit"
    committee = "committee"
    pool = "pool"


class ProposalState(StrEnum):
    """待筛选, 已合并, 通过筛选, 未通过, 储备库, 已列候选, 已撤回."""

    received = "received"
    merged = "merged"
    passed = "passed"
    declined = "declined"
    pooled = "pooled"
    nominated = "nominated"
    withdrawn = "withdrawn"


class ProposalStep(StrEnum):
    """One deed each, named as in the URL."""

    merge = "merge"
    separate = "separate"
    pass_ = "pass"  # nosec B105: the name of a step
    decline = "decline"
    pool = "pool"
    restore = "restore"
    nominate = "nominate"
    withdraw = "withdraw"


class ProjectState(StrEnum):
    """候选, 未入选, 待开工, 实施中, 已完工, 已验收, 已终止, 已撤下."""

    candidate = "candidate"
    not_chosen = "not_chosen"
    chosen = "chosen"
    started = "started"
    finished = "finished"
    accepted = "accepted"
    ended = "ended"
    withdrawn = "withdrawn"


class ProjectStep(StrEnum):
    """One deed each, named as in the URL."""

    choose = "choose"
    pass_over = "pass-over"  # nosec B105: the name of a step
    withdraw = "withdraw"
    lay_out = "lay-out"
    start = "start"
    finish = "finish"
    tell = "tell"
    accept = "accept"
    send_back = "send-back"
    change = "change"
    end = "end"


class ProjectField(StrEnum):
    """What a project is about."""

    education = "education"
    health = "health"
    elderly = "elderly"
    housing = "housing"
    roads = "roads"
    water = "water"
    heating = "heating"
    environment = "environment"
    culture = "culture"
    employment = "employment"
    safety = "safety"
    other = "other"


class MilestoneKind(StrEnum):
    """开工, 进度, 完工."""

    start = "start"
    progress = "progress"
    finish = "finish"


class ChangeKind(StrEnum):
    """调整, 终止."""

    change = "change"
    end = "end"


class RatingVerdict(StrEnum):
    """满意, 基本满意, 不满意: what the ballots' count came to."""

    satisfied = "satisfied"
    basically_satisfied = "basically_satisfied"
    dissatisfied = "dissatisfied"


R, RT = RoundState, RoundStep

FLOW = Flow[RoundState, RoundStep](
    [
        (R.planned, RT.open, R.collecting),
        (R.planned, RT.cancel, R.cancelled),
        (R.collecting, RT.screen, R.screening),
        (R.collecting, RT.cancel, R.cancelled),
        (R.screening, RT.review, R.reviewed),
        (R.screening, RT.collect, R.collecting),
        (R.screening, RT.cancel, R.cancelled),
        (R.reviewed, RT.approve, R.approved),
        (R.reviewed, RT.send_back, R.screening),
        (R.approved, RT.publish, R.published),
        (R.approved, RT.send_back, R.screening),
        (R.published, RT.set_vote, R.published),
        (R.published, RT.end_vote, R.published),
        (R.published, RT.elect, R.elected),
        (R.elected, RT.set_rating, R.elected),
        (R.elected, RT.rate, R.rated),
        (R.rated, RT.set_rating, R.rated),
        (R.rated, RT.rate, R.rated),
        (R.rated, RT.close, R.closed),
    ]
)
"""征集, 筛选, 审议, 票决, 监督, 评估. Source: inventory 92, 93."""

S, ST = ProposalState, ProposalStep

PROPOSAL_FLOW = Flow[ProposalState, ProposalStep](
    [
        (S.received, ST.pass_, S.passed),
        (S.received, ST.merge, S.merged),
        (S.received, ST.decline, S.declined),
        (S.received, ST.pool, S.pooled),
        (S.received, ST.withdraw, S.withdrawn),
        (S.passed, ST.nominate, S.nominated),
        (S.passed, ST.pool, S.pooled),
        (S.passed, ST.restore, S.received),
        (S.merged, ST.separate, S.received),
        (S.declined, ST.restore, S.received),
        (S.pooled, ST.restore, S.received),
        (S.nominated, ST.restore, S.passed),
        (S.nominated, ST.pool, S.pooled),
    ]
)

P, PT = ProjectState, ProjectStep

PROJECT_FLOW = Flow[ProjectState, ProjectStep](
    [
        (P.candidate, PT.choose, P.chosen),
        (P.candidate, PT.pass_over, P.not_chosen),
        (P.candidate, PT.withdraw, P.withdrawn),
        (P.candidate, PT.lay_out, P.candidate),
        (P.chosen, PT.start, P.started),
        (P.chosen, PT.lay_out, P.chosen),
        (P.chosen, PT.change, P.chosen),
        (P.chosen, PT.end, P.ended),
        (P.started, PT.tell, P.started),
        (P.started, PT.finish, P.finished),
        (P.started, PT.lay_out, P.started),
        (P.started, PT.change, P.started),
        (P.started, PT.end, P.ended),
        (P.finished, PT.accept, P.accepted),
        (P.finished, PT.send_back, P.started),
        (P.finished, PT.end, P.ended),
    ]
)
"""Carried out; changed or ended only by the standing committee's decision.

Source: our reading, unconfirmed: the government asks, the standing committee decides, and it is
reported to the next congress.
"""

BEFORE_VOTE = frozenset({R.planned, R.collecting, R.screening, R.reviewed, R.approved})
"""States of a round whose candidates only staff know."""
RUNNING = frozenset({P.chosen, P.started})
"""States of a project whose milestones can be late."""
VOTED = frozenset({P.chosen, P.started, P.finished, P.accepted, P.ended})
DONE = frozenset({P.finished, P.accepted})
SHOWN = VOTED | {P.candidate, P.not_chosen}
"""What the public may read of once the candidates are published."""
EDITABLE = frozenset({S.received, S.passed, S.pooled})
COUNTED = frozenset(S) - {S.withdrawn}
ROUND_OVER = frozenset({R.closed, R.cancelled})
