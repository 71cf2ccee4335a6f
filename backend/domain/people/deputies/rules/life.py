"""How a mandate stands, the steps between, and on which ground each is taken."""

from enum import StrEnum

from backend.domain.kit.errors import Conflict
from backend.domain.kit.flow import Flow


class DeputyState(StrEnum):
    """In office; suspended (代表法 art. 61); ended (代表法 art. 62).

    Source: Deputies Law (代表法, 2025), art. 61, 62.
    """

    in_office = "in_office"
    suspended = "suspended"
    ended = "ended"


class DeputyStep(StrEnum):
    suspend = "suspend"
    resume = "resume"
    end = "end"


FLOW = Flow(
    [
        (DeputyState.in_office, DeputyStep.suspend, DeputyState.suspended),
        (DeputyState.suspended, DeputyStep.resume, DeputyState.in_office),
        (DeputyState.in_office, DeputyStep.end, DeputyState.ended),
        (DeputyState.suspended, DeputyStep.end, DeputyState.ended),
    ]
)


class SuspendGround(StrEnum):
    """Why a deputy's work is suspended. Source: Deputies Law (代表法, 2025), art. 61."""

    detained = "detained"
    sentenced = "sentenced"


class EndGround(StrEnum):
    """Why a mandate ends before its term. Source: Deputies Law (代表法, 2025), art. 62."""

    moved_away = "moved_away"
    resigned = "resigned"
    absent_twice = "absent_twice"
    recalled = "recalled"
    lost_nationality = "lost_nationality"
    lost_rights = "lost_rights"
    incapable = "incapable"
    died = "died"


WORDS: dict[SuspendGround | EndGround, str] = {
    SuspendGround.detained: "因刑事案件被羁押正在受侦查、起诉、审判（代表法第六十一条）",
    SuspendGround.sentenced: "被判处刑罚正在服刑，未附加剥夺政治权利（代表法第六十一条）",
    EndGround.moved_away: "迁出或者调离本行政区域（代表法第六十二条）",
    EndGround.resigned: "辞职或者责令辞职被接受（代表法第六十二条）",
    EndGround.absent_twice: "未经批准两次不出席本级人民代表大会会议（代表法第六十二条）",
    EndGround.recalled: "被罢免（代表法第六十二条）",
    EndGround.lost_nationality: "丧失中华人民共和国国籍（代表法第六十二条）",
    EndGround.lost_rights: "依照法律被剥夺政治权利（代表法第六十二条）",
    EndGround.incapable: "丧失行为能力（代表法第六十二条）",
    EndGround.died: "去世（代表法第六十二条）",
}
"""Each ground with its article, as it is shown and kept."""


class AlreadyDeputy(Conflict):
    message = "这个人已经是本届代表。"


class MandateEnded(Conflict):
    message = "代表资格已经终止，不能再修改。"
