"""What WeChat knows: who agreed to what, which codes are used, what was delivered."""

import re
import secrets
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

APP_ID, SECRET = "wx-double", "secret-of-the-double"
TEMPLATES = frozenset({"template-work", "template-due", "template-digest"})
LOGIN, TOKEN = "/sns/jscode2session", "/cgi-bin/stable_token"
PHONE, SEND = "/wxa/business/getuserphonenumber", "/cgi-bin/message/subscribe/send"

_WORDS = {"busy": -1, "risky": 40226, "often": 45011}
_LONGEST = {"thing": 20, "phrase": 5}


@dataclass
class Sent:
    """A message that arrived."""

    openid: str
    template_id: str
    page: str
    data: dict[str, str]


@dataclass
class Wechat:
    """What WeChat knows: used codes, its token, what users agreed to, what it delivered."""

    used: set[str] = field(default_factory=set)
    token: str = ""
    over: set[str] = field(default_factory=set)
    grants: Counter[tuple[str, str]] = field(default_factory=Counter)
    sent: list[Sent] = field(default_factory=list)
    next: dict[str, list[int]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)

    def forget(self) -> None:
        vars(self).update(vars(Wechat()))

    def agree(self, openid: str, template_id: str, count: int = 1) -> None:
        self.grants[openid, template_id] += count

    def expire_token(self) -> None:
        self.over.add(self.token)
        self.token = ""

    def fail(self, path: str, *numbers: int) -> None:
        self.next.setdefault(path, []).extend(numbers)

    def deliver(self, message: Sent) -> None:
        self.grants[message.openid, message.template_id] -= 1
        self.sent.append(message)

    def new_token(self) -> str:
        self.token = secrets.token_urlsafe(24)
        return self.token

    def spend(self, code: str, kind: str, used: int) -> str | int:
        """Return what the code stands for, or WeChat's number for why it is not taken."""
        if code in _WORDS:
            return _WORDS[code]
        found = re.fullmatch(rf"{kind}-([^.]+)(\..*)?", code)
        if found is None:
            return 40029
        if code in self.used:
            return used
        self.used.add(code)
        return found[1]

    def refusal(self, said: dict[str, Any]) -> int:
        """Return why a message is not taken, or 0."""
        openid, template_id = said.get("touser", ""), said.get("template_id", "")
        if not re.fullmatch(r"[\w-]+", openid) or openid.startswith("nobody"):
            return 40003
        if template_id not in TEMPLATES:
            return 40037
        for keyword, value in said.get("data", {}).items():
            longest = _LONGEST.get(keyword.rstrip("0123456789"), 1000)
            if not value.get("value") or len(value["value"]) > longest:
                return 47003
        return 0 if self.grants[openid, template_id] > 0 else 43101
