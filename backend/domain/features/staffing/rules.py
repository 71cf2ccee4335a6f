"""Clearing one-person bodies, and setting side by side what is said of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backend.domain.kit.errors import Conflict, Invalid
from backend.domain.kit.flow import Flow


class MeasureKind(StrEnum):
    """How a one-person body is cleared. Source: inventory 9."""

    approved_post = "approved_post"
    institution_post = "institution_post"
    secondment = "secondment"
    resident_member = "resident_member"
    merger = "merger"


class MeasureState(StrEnum):
    """How far a measure has come."""

    planned = "planned"
    applied = "applied"
    approved = "approved"
    done = "done"
    withdrawn = "withdrawn"


class MeasureStep(StrEnum):
    """One deed each, named as in the URL."""

    apply = "apply"
    approve = "approve"
    finish = "finish"
    withdraw = "withdraw"


class BodyStanding(StrEnum):
    """How a body stands: posts unknown, staffed, or a one-person one at some point of clearing."""

    unknown = "unknown"
    staffed = "staffed"
    cleared = "cleared"
    under_way = "under_way"
    untouched = "untouched"


S, T = MeasureState, MeasureStep

FLOW = Flow[MeasureState, MeasureStep](
    [
        (S.planned, T.apply, S.applied),
        (S.planned, T.approve, S.approved),
        (S.planned, T.finish, S.done),
        (S.planned, T.withdraw, S.withdrawn),
        (S.applied, T.approve, S.approved),
        (S.applied, T.finish, S.done),
        (S.applied, T.withdraw, S.withdrawn),
        (S.approved, T.finish, S.done),
        (S.approved, T.withdraw, S.withdrawn),
        (S.done, T.withdraw, S.withdrawn),
    ]
)
"""What is in place is withdrawn when it falls away: a seconded person goes back."""

GOING = frozenset({S.planned, S.applied, S.approved})


class MeasureIdTaken(Conflict):
    message = "这个编号已经用在另一项措施上，请刷新后再试。"


class StatementIdTaken(Conflict):
    message = "这个编号已经用在另一条说法上，请刷新后再试。"


class StatementWithdrawn(Conflict):
    message = "这条说法已经撤回。"


class NoBody(Invalid):
    message = "只能给本级人大的内设机构登记措施。"


class MeasureEnded(Conflict):
    message = "这项措施已经到位或者撤回，不能再改。"


class DayAhead(Invalid):
    message = "这个日期不能晚于今天，请改日期。"


class NothingSaid(Invalid):
    message = "请写有没有一人委，或者写数字。"


class PartTooLarge(Invalid):
    message = "一人委的个数不能多于机构的个数，请核对。"


class SaysBoth(Invalid):
    message = "写了没有一人委，又写了个数，请核对。"


def standing(posts: int | None, *, going: int, in_place: int) -> BodyStanding:
    """Return how a body stands, given its measures under way and those in place."""
    if posts is None:
        return BodyStanding.unknown
    if posts != 1:
        return BodyStanding.staffed
    if in_place:
        return BodyStanding.cleared
    return BodyStanding.under_way if going else BodyStanding.untouched


@dataclass(frozen=True)
class Says:
    """What somebody says of a congress's bodies; what they leave open is none."""

    who: str
    exists: bool | None = None
    """Whether there are one-person bodies."""
    bodies: int | None = None
    one_person: int | None = None
    posts: int | None = None
    staff: int | None = None
    on: date | None = None

    @property
    def any(self) -> bool | None:
        """Whether there are one-person bodies, as said or as the number says."""
        return self.one_person > 0 if self.one_person is not None else self.exists


def check(says: Says) -> None:
    """Raise NothingSaid, PartTooLarge or SaysBoth at the field."""
    numbers = (says.bodies, says.one_person, says.posts, says.staff)
    if says.exists is None and all(n is None for n in numbers):
        raise NothingSaid.at("body.exists")
    if says.bodies is not None and says.one_person is not None and says.one_person > says.bodies:
        raise PartTooLarge.at("body.one_person")
    if None not in {says.exists, says.one_person} and says.exists != (says.one_person != 0):
        raise SaysBoth.at("body.one_person")


_COUNTED = {
    "bodies": ("内设机构", "个"),
    "one_person": ("一人委", "个"),
    "posts": ("编制", "名"),
    "staff": ("实有", "人"),
}


def conflicts(said: Sequence[Says]) -> list[str]:
    """Return where any two of these do not agree, each in a sentence; nothing is settled.

    Source: inventory 9, trap (c): 承德县 says that it has none; the city, that all but 双滦 and
    平泉 have.
    """
    found = []
    for at, one in enumerate(said):
        for other in said[at + 1 :]:
            found += _between(one, other)
    return found


def _between(one: Says, other: Says) -> list[str]:
    found = []
    both = (one.one_person, other.one_person)
    if None not in {one.any, other.any} and one.any != other.any:
        words = ("没有", "有")
        found.append(
            f"一人委：{one.who}说{words[bool(one.any)]}，{other.who}说{words[bool(other.any)]}。"
        )
        both = (None, None)
    for name, (word, unit) in _COUNTED.items():
        a, b = both if name == "one_person" else (getattr(one, name), getattr(other, name))
        if a is not None and b is not None and a != b:
            found.append(f"{word}：{one.who}说 {a} {unit}，{other.who}说 {b} {unit}。")
    return found
