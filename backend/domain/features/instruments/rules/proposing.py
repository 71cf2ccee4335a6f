"""Who may propose a question or an investigation, and the days of a report."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from backend.domain.features.instruments.rules.life import InstrumentKind
from backend.domain.kit.errors import Conflict, Invalid
from backend.domain.people.divisions.rules import Level


class Proposer(StrEnum):
    """代表联名, 常委会组成人员联名, 主任会议, 主席团."""

    deputies = "deputies"
    committee_members = "committee_members"
    chairs = "chairs"
    presidium = "presidium"


class TooFewSigners(Invalid):
    message = "联名的人数不够。"


class ProposerUnfit(Invalid):
    message = "这种监督不能由所选的一方提出，请重新选择由谁提出。"


class BaseMissing(Invalid):
    message = "要写明总人数，才能核对联名人数够不够。"


class ProposalMissing(Conflict):
    message = "质询、特定问题调查要先写明由谁提出、多少人联名，请先修改补上，再记开展。"


@dataclass(frozen=True)
class Minimum:
    """How many must sign at least: a number, or a share of all; none where nobody signs."""

    count: int | None = None
    share: Fraction | None = None
    source: str = ""

    def least(self, base: int | None) -> int:
        """Return the least number of signers; raise BaseMissing where it is a share of what?"""
        if self.share is None:
            return self.count or 0
        if base is None:
            raise BaseMissing.at("body.base")
        part = self.share * base
        return -(-part.numerator // part.denominator)


_ORGANIC_24 = "地方组织法第二十四条"
_SUPERVISION_51 = "监督法第五十一条、地方组织法第五十三条"
_SUPERVISION_56 = "监督法第五十六条"

SIGNED = frozenset({InstrumentKind.question, InstrumentKind.special_investigation})
"""Kinds that somebody must propose."""


def minimum(kind: InstrumentKind, proposer: Proposer, level: Level) -> Minimum | None:
    """Return how many must sign; None where this proposer cannot propose this.

    A question: 10 deputies of any local congress; of its standing committee 5 in a city, 3 in a
    county. An investigation: a tenth of the deputies, a fifth of the standing committee, or the
    chairs or the presidium without signers. Townships have no standing committee.

    Source: Local Organic Law (地方组织法, 2022), art. 24, 53; Supervision Law (监督法, 2024),
    art. 51, 56; that chairs and presidium need no signers: our reading, unconfirmed.
    """
    committee = level is not Level.township
    if kind is InstrumentKind.question:
        if proposer is Proposer.deputies:
            return Minimum(10, source=_ORGANIC_24)
        if proposer is Proposer.committee_members and committee:
            return Minimum(3 if level is Level.county else 5, source=_SUPERVISION_51)
        return None
    if kind is InstrumentKind.special_investigation:
        if proposer is Proposer.deputies:
            return Minimum(share=Fraction(1, 10), source="地方组织法")
        if proposer is Proposer.committee_members:
            return Minimum(share=Fraction(1, 5), source=_SUPERVISION_56) if committee else None
    return Minimum()


def check_signers(
    kind: InstrumentKind,
    level: Level,
    proposer: Proposer | None,
    signers: int | None,
    base: int | None,
) -> None:
    """Raise ProposerUnfit, BaseMissing or TooFewSigners where the law asks for more.

    What is not said yet is not checked; `check_proposed` asks for it before it is held.
    """
    if kind not in SIGNED or proposer is None:
        return
    least = minimum(kind, proposer, level)
    if least is None:
        raise ProposerUnfit.at("body.proposed_by")
    if signers is None:
        return
    needed = least.least(base)
    if signers < needed:
        who = "代表" if proposer is Proposer.deputies else "常委会组成人员"
        said = f"须有{who} {needed} 人以上联名，现在只有 {signers} 人（{least.source}）。"
        raise TooFewSigners.at("body.signers", said)


def check_proposed(
    kind: InstrumentKind, level: Level, proposer: Proposer | None, signers: int | None
) -> None:
    """Raise ProposalMissing unless it is said who proposed it, and how many signed."""
    if kind not in SIGNED:
        return
    if proposer is None:
        raise ProposalMissing()
    least = minimum(kind, proposer, level)
    if least is None or (signers is None and (least.count or least.share)):
        raise ProposalMissing()


@dataclass(frozen=True)
class LegalDay:
    """What must be done by a day, and where it says so."""

    words: str
    by: date
    source: str


_REPORT = (
    (20, "报告送有关专门委员会或者工作机构征求意见"),
    (10, "修改后的报告送常委会"),
    (7, "报告发给常委会组成人员"),
)


def legal_days(kind: InstrumentKind, planned_on: date | None) -> list[LegalDay]:
    """Return the days that the law counts back from the meeting that hears a report.

    Source: Supervision Law (监督法, 2024), art. 15: 20, 10 and 7 days before the meeting.
    """
    if kind is not InstrumentKind.report or planned_on is None:
        return []
    return [
        LegalDay(words, planned_on - timedelta(days=days), "监督法第十五条")
        for days, words in _REPORT
    ]


LEGAL_NOTES: dict[InstrumentKind, str] = {
    InstrumentKind.report: (
        "审议意见交有关机关研究处理，处理情况先征求意见再书面报告，并向社会公布（监督法第十七条）。"
    ),
    InstrumentKind.law_check: (
        "上级人大可以与下级人大联动开展执法检查（监督法第三十四条）；"
        "可以座谈、实地检查、第三方评估、问卷、抽查（第三十五条）。"
    ),
    InstrumentKind.question: (
        "由代表提出的，提案代表半数以上不满意，再作答复（代表法第二十条）；"
        "由常委会组成人员提出的，过半数不满意，再作答复（监督法第五十三条）。"
    ),
    InstrumentKind.special_investigation: (
        "十分之一以上代表，或者五分之一以上常委会组成人员联名，"
        "可以提议组织调查委员会（监督法第五十六条）。"
    ),
    InstrumentKind.satisfaction_rating: (
        "监督法（2024 年）没有规定满意度测评，这是地方的做法，请按本级的办法进行。"
    ),
    InstrumentKind.inspection: (
        "代表视察时可以提出建议、批评和意见，但不直接处理问题（代表法第三十一条）。"
    ),
    InstrumentKind.resolution: "常委会的决议由全体组成人员过半数通过（地方组织法）。",
}
"""What the law says of a kind.

Source: the articles named in each; of 满意度测评 the Supervision Law (监督法, 2024) says nothing.
"""
