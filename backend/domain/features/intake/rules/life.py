"""The life of what was sent in: its states, its steps, and who may take them."""

from enum import StrEnum

from backend.domain.access import Actor, Permission
from backend.domain.kit.errors import Conflict, Invalid, NotFound, TooMany
from backend.domain.kit.flow import Flow


class AboutWord(StrEnum):
    """Whose QR code it is."""

    deputies = "deputies"
    stations = "stations"


class IntakeState(StrEnum):
    """Where it stands."""

    waiting = "waiting"
    admitted = "admitted"
    discarded = "discarded"


class IntakeStep(StrEnum):
    """One deed each, named as in the URL."""

    admit = "admit"
    discard = "discard"
    restore = "restore"


S, T = IntakeState, IntakeStep

FLOW = Flow[IntakeState, IntakeStep](
    [
        (S.waiting, T.admit, S.admitted),
        (S.waiting, T.discard, S.discarded),
        (S.discarded, T.restore, S.waiting),
    ]
)


def open_steps(actor: Actor, state: IntakeState, *, own_congress: bool) -> list[IntakeStep]:
    """Return the steps this actor may take now."""
    if not own_congress or not actor.may(Permission.intake_check):
        return []
    return FLOW.open_steps(state)


class PointUnknown(NotFound):
    message = "没有这个二维码，请重新扫码；还不行，请告诉家站或者代表。"


class PointReplaced(Conflict):
    message = "这个二维码已经换过了，请扫新贴的那一张。已经反映的问题，用口令照样能查。"


class PointClosed(Conflict):
    message = (
        "这位代表或者这个家站现在不接收反映，请扫附近其他代表或家站的码，或者联系本级人大办公室。"
    )


class ChallengeSpent(Conflict):
    message = "这道题已经用过或者过了时间，请换一题再答。"


class ChallengeWrong(Invalid):
    message = "答得不对，请换一题再答。"


class TooManyPhotos(Invalid):
    message = "照片超过了张数，请去掉几张再发。"


class IntakeIdTaken(Conflict):
    message = "这一件已经收到过，请重新填写后再发。"


class CodeWordWrong(Invalid):
    message = "没有查到。请核对口令，两个词加四位数字，一个字也不要错。"


class TooManyReports(TooMany):
    message = "今天反映的次数已经满了，请明天再来；急事请直接联系本级人大办公室或者附近的家站。"


class TooManyChallenges(TooMany):
    message = "换题太多次了，请过一会儿再试；急事请直接联系本级人大办公室或者附近的家站。"


class TooManyTries(TooMany):
    message = "口令输错的次数太多，请过一个小时再试；口令丢了，请联系本级人大办公室或者附近的家站。"
