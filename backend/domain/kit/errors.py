"""The ways a request can be refused; each refusal is a class of its own near its rule."""

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Issue:
    """What is wrong with one field; path as sent, e.g. `body.title`."""

    path: str
    code: str
    detail: str


class Refusal(Exception):
    """A refusal the caller can understand and act on."""

    message = "请求未被接受。"

    def __init__(self, message: str | None = None, *, issues: Sequence[Issue] = ()) -> None:
        super().__init__(message or self.message)
        self.issues = list(issues)

    @classmethod
    def code(cls) -> str:
        """The stable name clients match on: class AlreadyVoted is `already-voted`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()


class NotSignedIn(Refusal):
    message = "请先登录。"


class NotFound(Refusal):
    message = "没有找到，或者您无权查看。"


class NotAllowed(Refusal):
    message = "您没有这项权限。"


class Conflict(Refusal):
    message = "当前状态下不能这样操作。"


class Stale(Refusal):
    message = "这条内容刚被别人改过，请刷新后再改。"


class MatchMissing(Refusal):
    message = "修改时请带上版本号（If-Match）。"


class TooMany(Refusal):
    """Asked too often; `wait` says for how many seconds to leave it, and goes into Retry-After."""

    message = "操作太频繁，请稍后再试。"

    def __init__(
        self,
        message: str | None = None,
        *,
        issues: Sequence[Issue] = (),
        wait: int | None = None,
    ) -> None:
        super().__init__(message, issues=issues)
        self.wait = wait


class Unavailable(Refusal):
    message = "外部服务暂时连不上，请过一会儿再试。"


class Invalid(Refusal):
    message = "提交的内容有误，请检查后再试。"

    @classmethod
    def at(cls, path: str, detail: str | None = None) -> "Invalid":
        """Return the refusal with its sentence at one field."""
        said = detail or cls.message
        return cls(said, issues=[Issue(path, cls.code(), said)])
