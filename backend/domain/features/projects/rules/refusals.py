"""What is refused of rounds, proposals and projects, in words that say what to do."""

from backend.domain.kit.errors import Conflict, Invalid, NotFound, TooMany


class RoundThere(Conflict):
    message = "这一年的民生实事项目已经启动过，请打开原来的那一轮。"


class RoundFixed(Conflict):
    message = "候选项目已经公布，日程和应选数不能再改。"


class NotCollecting(Conflict):
    message = "现在不在征集期，不能再提建议；急事请联系本级人大办公室。"


class NotScreening(Conflict):
    message = "现在不在筛选环节；要改候选项目，请先把这一轮退回筛选。"


class DaysMisordered(Invalid):
    message = "日程的先后不对，请按征集、筛选、审议、公布、会议的次序填写。"


class CollectingTooShort(Invalid):
    message = "征集的天数不够，请把截止日期往后放。"


class PublishedTooShort(Invalid):
    message = "公布到会议之间的天数不够，请把公布日期提前。"


class TooFewCandidates(Conflict):
    message = "候选项目太少，须多于应选数并达到差额要求，请再列几项或者减少应选数。"


class CandidateUnready(Conflict):
    message = "有的候选项目还没有写明责任单位或者预算，请先补上。"


class ScreeningOpen(Conflict):
    message = "还有建议没有筛选完，请先逐条办完再报政府审议。"


class DecidedAhead(Invalid):
    message = "日期不能晚于今天。"


class ChosenUnknown(Invalid):
    message = "入选的项目须是这一轮的候选项目，请重新选择。"


class TooManyChosen(Invalid):
    message = "入选的项目多于应选数，请核对票决结果。"


class BallotDecides(Conflict):
    message = "这一轮的结果由表决系统计票后送来，不能手工填写。"


class VoteThere(Conflict):
    message = "这一轮已经设了投票，请打开那一次接着办；要重新设，请先把它作废。"


class VoteUnended(Conflict):
    message = "投票还没有宣布结果，或者没有要求再次投票，不能这样结束。"


class NotTheVote(Conflict):
    message = "这一轮已经另设了投票，不能再接着这一次办。"


class RuleUnfit(Invalid):
    message = "这套规则不合用，请另选一套。"


class NothingToRate(Conflict):
    message = "这一轮没有可以测评的项目。"


class RatingUnknown(Invalid):
    message = "测评的项目须是这一轮票决出的项目，请重新选择。"


class CountsUneven(Invalid):
    message = "各项票数加起来多于应到人数，请核对。"


class ProjectsUnfinished(Conflict):
    message = "还有项目没有验收或者终止，不能办结；跨年的请继续跟踪。"


class ChangesUnreported(Conflict):
    message = "有的调整或者终止还没有向人大会议报告，请先记下报告的会议。"


class MergeIntoItself(Invalid):
    message = "只能合并到同一轮、还没有被合并的另一条建议。"


class HasMerged(Conflict):
    message = "别的建议已经合并到这一条，请先把它们分开。"


class ReasonMissing(Invalid):
    message = "请写明理由。"


class EntryUnknown(Invalid):
    message = "清单里没有这一条，请刷新后重新选择。"


class NotFeasible(Invalid):
    message = "资金、用地、当年完成三项都落实了才能通过；不落实的请列入储备库或者不予采纳。"


class OnNegativeList(Invalid):
    message = "属于负面清单的不能通过筛选。"


class NotPositive(Invalid):
    message = "请至少选一条正面清单，说明它为什么合适。"


class UnitElsewhere(Invalid):
    message = "责任单位须是本级在用的单位，请重新选择。"


class SupervisorElsewhere(Invalid):
    message = "督导的代表和小组须是本级人大的，请重新选择。"


class MilestonesUnfit(Invalid):
    message = "进度安排要有一个开工、一个完工，完工在最后，日期按先后排。"


class BeyondYear(Invalid):
    message = "民生实事项目须当年完成，完工日期不能晚于当年12月31日；跨年的请写明当年的目标。"


class FinishFixed(Conflict):
    message = "已经开工的项目，完工日期由常委会决定后才能改，请用“调整项目”。"


class MilestonePassed(Conflict):
    message = "这个节点已经完成，不能再改。"


class StartFirst(Conflict):
    message = "请先记开工，再记后面的节点。"


class DelayReasonMissing(Invalid):
    message = "比计划晚了，请先写明推迟的原因。"


class HappenedAhead(Invalid):
    message = "日期不能晚于今天。"


class SpentTooMuch(Invalid):
    message = "支出超过了预算，请核对；确需增加的，先由常委会决定调整。"


class AlreadyReported(Conflict):
    message = "这次调整已经记过向人大会议报告，不必再记。"


class RoundUnknown(NotFound):
    message = "没有这个二维码，请重新扫码；还不行，请联系本级人大办公室。"


class AnswerWrong(Invalid):
    message = "答得不对或者题目过了时间，请换一题再答。"


class ProposalIdTaken(Conflict):
    message = "这一条已经收到过，请重新填写后再发。"


class ReceiptWrong(Invalid):
    message = "没有查到。请核对回执号，一个字也不要错。"


class TooManyProposals(TooMany):
    message = "今天提建议的次数已经满了，请明天再来。"


class TooManyQuestions(TooMany):
    message = "换题太多次了，请过一会儿再试。"


class TooManyReceipts(TooMany):
    message = "回执号输错的次数太多，请过一个小时再试；回执号丢了，请联系本级人大办公室。"
