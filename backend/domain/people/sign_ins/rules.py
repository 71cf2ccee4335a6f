"""Ways in and how long they last; refusals that never tell whether an account exists."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from backend.domain.kit.errors import Conflict, Invalid, NotSignedIn, TooMany, Unavailable

ABSOLUTE_LIFE = timedelta(days=90)
"""A sign-in ends after this, used or not."""
TICKET_FOR = timedelta(seconds=60)
"""How long a hand-over ticket is good."""
BIND_TRIES = 5
"""Wrong binding codes in a row after which a WeChat user must wait."""
BIND_WAIT = timedelta(minutes=15)


class Link(Protocol):
    """One refresh token of a sign-in's chain."""

    used_at: datetime | None
    expires_at: datetime


def is_void(link: Link) -> bool:
    """Say whether it was taken back unused; then it expired the moment it was."""
    return link.used_at is not None and link.expires_at <= link.used_at


def answer_lost(link: Link, later: Sequence[Link]) -> bool:
    """Say whether a used token may come again: nothing after it was ever used."""
    return not is_void(link) and all(one.used_at is None or is_void(one) for one in later)


class Way(StrEnum):
    """How somebody came in."""

    password = "password"  # nosec B105
    wechat = "wechat"
    hand_over = "hand_over"


class BoundBy(StrEnum):
    """What proved that a WeChat user is an account's owner."""

    code = "code"
    phone = "phone"


class SignInRefused(NotSignedIn):
    message = "用户名或密码不对；连续输错 5 次会锁定 15 分钟。忘记密码请找工作人员重置。"


class SignInEnded(NotSignedIn):
    message = "登录已失效，请重新登录。"


class TokenReused(NotSignedIn):
    message = "这次登录可能被别人用过，已全部退出，请重新登录并修改密码。"


class TicketSpent(NotSignedIn):
    message = "这次跳转已失效，请回到小程序重新打开。"


class AccountLocked(TooMany):
    """Told only to whom WeChat vouches for as the account's owner."""

    message = "密码输错次数太多，账号已锁定，请 15 分钟后再试。"


class WechatNotConfigured(Conflict):
    message = "本单位还没有开通微信小程序登录，请用网页登录。"


class WechatUnbound(Conflict):
    message = "这个微信还没有绑定账号，请先用绑定码或手机号绑定。"


class AlreadyBound(Conflict):
    message = "这个微信或这个账号已经绑定过，请先解除原来的绑定。"


class WechatRefused(Invalid):
    message = "微信没有认可这次登录，请重新打开小程序再试。"


class WechatUnavailable(Unavailable):
    message = "微信暂时没有回应，请稍后再试。"


class BindingCodeWrong(Invalid):
    message = "绑定码不对或已过期，请核对后再填，或者找工作人员要新的。"


class PhoneUnknown(Invalid):
    message = "这个手机号没有对上账号，请找工作人员核对号码，或者改用绑定码。"
