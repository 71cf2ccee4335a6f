"""Who may cast: lines of the roll, presence, the slips of those who have no account."""

import hashlib
import secrets
from base64 import b32encode
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from backend.domain.kit.errors import Conflict, Invalid, NotFound


class Drawn(StrEnum):
    """How a voter got a paper; once, and one way alone."""

    phone = "phone"
    paper = "paper"


class Presence(StrEnum):
    """How it is known that somebody is there."""

    hall = "hall"
    """Scanned the hall's code."""
    tick = "tick"
    """Ticked by staff."""
    slip = "slip"
    """Came with a slip from the door."""


class RollEmpty(Conflict):
    message = "名册是空的，请先确定谁可以投票。"


class RollUnfit(Invalid):
    message = "名册里有重复的人，或者有不属于本级、不在任的代表。"


class EntitledUnfit(Invalid):
    message = "应到人数不能少于名册上的人数。"


class NotPresent(Conflict):
    message = "请先签到：扫会场屏幕上的二维码，或者请工作人员登记。"


class PaperAlreadyDrawn(Conflict):
    message = "这一位已经领过票，每人只有一张；在别的手机上领的，请用那部手机投票。"


class BlindedUnreadable(Invalid):
    message = "领票的数据不完整，请刷新页面再试。"


class HallCodeStale(Invalid):
    message = "会场二维码已经更新，请对着屏幕重新扫一次。"


class SlipUnknown(NotFound):
    message = "这张票签无效：请核对二维码是不是本次表决的，或者问工作人员。"


SLIPS_MOST = 200_000
HALL_TURNS = timedelta(seconds=20)
"""How long the hall's code stands; it is taken for one turn more, for whoever was scanning."""


def new_slip() -> str:
    """Return the secret of a slip: 160 random bits, as a QR code holds them best."""
    return b32encode(secrets.token_bytes(20)).decode()


def slip_print(secret: str) -> str:
    """Return what is kept of a slip; the secret itself stands on the slip alone."""
    return hashlib.sha256(secret.strip().upper().encode()).hexdigest()


def turns_of(now: datetime) -> tuple[int, int]:
    """Return the numbers of the turn that runs and of the one before."""
    turn = int(now.timestamp() // HALL_TURNS.total_seconds())
    return turn, turn - 1


def hall_words(ballot_id: UUID, turn: int) -> str:
    """Return what the code of a turn is a fingerprint of."""
    return f"hall:{ballot_id.hex}:{turn}"


def seconds_left(now: datetime) -> int:
    """Return for how long the hall's code still stands, at least a second."""
    length = int(HALL_TURNS.total_seconds())
    return max(1, length - int(now.timestamp()) % length)
