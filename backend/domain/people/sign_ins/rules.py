"""Refusals of signing in; they never tell whether an account exists."""

from datetime import timedelta

from backend.domain.kit.errors import NotSignedIn

ABSOLUTE_LIFE = timedelta(days=90)
"""A sign-in ends after this, used or not."""


class SignInRefused(NotSignedIn):
    message = "用户名或密码不对；连续输错 5 次会锁定 15 分钟。忘记密码请找工作人员重置。"


class SignInEnded(NotSignedIn):
    message = "登录已失效，请重新登录。"


class TokenReused(NotSignedIn):
    message = "这次登录可能被别人用过，已全部退出，请重新登录并修改密码。"
