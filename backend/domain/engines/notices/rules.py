"""When a message goes out, and what stands in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from backend.domain.kit.errors import Invalid

DIGEST = "digest"
"""The kind of the one message that stands for all that waited."""
GIVE_UP_AFTER = 6
"""Attempts at one message."""
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=2)


class Digest(StrEnum):
    at_once = "at_once"
    daily = "daily"


class Outcome(StrEnum):
    """What became of a message."""

    sent = "sent"
    read = "read"
    """Its owner had read the notice before it was due."""
    turned_off = "turned_off"
    unbound = "unbound"
    no_template = "no_template"
    no_grant = "no_grant"
    """Its owner has not agreed to so many messages."""
    refused = "refused"
    """WeChat says that its owner did not agree."""
    unknown_user = "unknown_user"
    bad_template = "bad_template"
    bad_content = "bad_content"
    gave_up = "gave_up"
    unclear = "unclear"
    """It may have arrived, so it is not sent again."""


class QuietUnfit(Invalid):
    message = "免打扰的起止时间要一起填，且不能相同。"


class DigestUnfit(Invalid):
    message = "汇总时间落在免打扰时段里，请改其中一个。"


class TemplateUnknown(Invalid):
    message = "没有这种消息模板，请刷新后再试。"


@dataclass(frozen=True)
class Preferences:
    """How a person wants to be told by WeChat; times are of the congress's zone."""

    wechat: bool = True
    digest: Digest = Digest.at_once
    digest_at: time = time(18)
    quiet_from: time | None = time(21)
    quiet_to: time | None = time(7)


@dataclass(frozen=True)
class Template:
    """A subscribe-message template of this office's mini-program.

    `fields` says what stands at each keyword (`thing1`): title, body or time. Without `kinds` it
    serves every notice that no other template names.
    """

    id: str
    title: str
    fields: Mapping[str, str]
    kinds: frozenset[str] = frozenset()


def check(preferences: Preferences) -> None:
    """Raise QuietUnfit or DigestUnfit at its field."""
    start, end = preferences.quiet_from, preferences.quiet_to
    if (start is None) != (end is None) or (start is not None and start == end):
        raise QuietUnfit.at("body.quiet_to")
    daily = preferences.digest is Digest.daily
    if daily and _is_quiet(preferences, preferences.digest_at):
        raise DigestUnfit.at("body.digest_at")


def deliver_at(preferences: Preferences, now: datetime, zone: str) -> datetime:
    """Return when a message of now goes out: never before now, never in quiet hours.

    A daily digest goes at its hour, the next one to come.
    """
    local = now.astimezone(ZoneInfo(zone))
    if preferences.digest is Digest.daily:
        local = _next(local, preferences.digest_at)
    return after_quiet(preferences, local, zone)


def after_quiet(preferences: Preferences, moment: datetime, zone: str) -> datetime:
    """Return the moment itself, or the end of the quiet hours it lies in."""
    local = moment.astimezone(ZoneInfo(zone))
    if preferences.quiet_to is None or not _is_quiet(preferences, local.time()):
        return moment
    return _next(local, preferences.quiet_to)


def wait(attempts: int, luck: float) -> timedelta:
    """Return how long to wait after so many attempts: doubling, spread by luck from 0 to 1."""
    longest: timedelta = min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT)
    return longest * (0.5 + luck / 2)


def template_for(templates: Sequence[Template], kind: str) -> Template | None:
    """Return the template that names this kind, else one that serves every kind."""
    named = next((t for t in templates if kind in t.kinds), None)
    return named or next((t for t in templates if not t.kinds), None)


def filled(
    template: Template, title: str, body: str, moment: datetime, zone: str
) -> dict[str, str]:
    """Return each keyword's value, as long as WeChat takes it."""
    said = {
        "title": title,
        "body": body.strip() or title,
        "time": f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}",
    }
    return {keyword: _cut(keyword, said[what]) for keyword, what in template.fields.items()}


LONGEST_VALUE = {"thing": 20, "phrase": 5, "const": 20}
"""Characters that a keyword of a kind takes. Source: WeChat's subscribe-message parameters."""


def _cut(keyword: str, value: str) -> str:
    longest = LONGEST_VALUE.get(keyword.rstrip("0123456789"), len(value))
    plain = " ".join(value.split()) or "（无）"
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"


def _is_quiet(preferences: Preferences, at: time) -> bool:
    start, end = preferences.quiet_from, preferences.quiet_to
    if start is None or end is None:
        return False
    if start < end:
        return start <= at < end
    return at >= start or at < end


def _next(local: datetime, at: time) -> datetime:
    """Return the first moment from `local` on at which the clock shows `at`."""
    today = local.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    return today if today >= local else today + timedelta(days=1)
