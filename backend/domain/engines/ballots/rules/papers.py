"""A paper: what may stand on it, what spoils it, and the bytes that its receipt is signed over."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from backend.domain.engines.ballots.rules.rule import MARKS, BallotRule, Mark, Method
from backend.domain.kit.errors import Invalid

MARKS_AT = "body.choices.marks"
WRITE_INS_AT = "body.choices.write_ins"
LONGEST_NAME = 50
MOST_POINTS = 10_000


class UnknownOption(Invalid):
    message = "这张票上没有这一项，请刷新后重新填写。"


class MarkNotOffered(Invalid):
    message = "这一项不能这样填，请按票面上的选项填写。"


class TooManyChosen(Invalid):
    message = "选的项数多了，请去掉几项。"


class TooFewChosen(Invalid):
    message = "选的项数不够，请选满。"


class NumbersNotInRow(Invalid):
    message = "序号要从 1 起连着填，不能重复，也不能跳号。"


class TooManyPoints(Invalid):
    message = "分配的分数超过了总分，请减去一些。"


class NoWriteIns(Invalid):
    message = "这次投票不能另选他人。"


class WriteInWrong(Invalid):
    message = "另选他人请写全名，一人只写一次；票面上有的人，请直接在票面上选。"


@dataclass(frozen=True, slots=True)
class Paper:
    """What one paper says; tellers may enter several that are alike, and those that are spoilt."""

    marks: Mapping[str, str | int]
    """By option: a mark, the priority number (`rank`) or the points (`score`)."""
    write_ins: Sequence[str] = ()
    copies: int = 1
    spoilt: bool = False
    """Found void by the tellers: it cannot be read, or is not one that was given out."""

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> "Paper":
        """Return the paper that a line of JSON describes; what else the line holds is left out."""
        return cls(
            said.get("marks") or {},
            tuple(said.get("write_ins") or ()),
            said.get("copies", 1),
            bool(said.get("spoilt", False)),
        )


class Standing(StrEnum):
    """What a paper counts as."""

    valid = "valid"
    empty = "empty"
    """Valid, and abstains in everything."""
    spoilt = "spoilt"


def canonical(ballot_id: UUID | str, paper: Paper) -> bytes:
    """Return the one way to write a paper down: keys sorted, no spaces, UTF-8 (as RFC 8785).

    Source: RFC 8785, 3.2
    """
    said = {
        "ballot_id": str(ballot_id),
        "choices": {
            "marks": dict(sorted(paper.marks.items())),
            "write_ins": sorted(map(named, paper.write_ins), key=_utf16),
        },
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def named(name: str) -> str:
    """Return a name the one way it is counted under: composed (NFC), without any space."""
    return "".join(unicodedata.normalize("NFC", name).split())


def check_written(rule: BallotRule, paper: Paper) -> None:
    """Raise a refusal if the paper says what no paper of this ballot can say.

    Raises UnknownOption, MarkNotOffered, NoWriteIns, WriteInWrong.
    """
    labels = {one.id: one.label for one in rule.options}
    offered = frozenset(MARKS[rule.method])
    for option, mark in paper.marks.items():
        if option not in labels:
            raise UnknownOption.at(MARKS_AT)
        if not (isinstance(mark, str) and mark in offered if offered else is_number(mark)):
            raise MarkNotOffered.at(MARKS_AT, f"“{labels[option]}”不能这样填，请按票面填写。")
    if paper.write_ins and not rule.write_ins:
        raise NoWriteIns.at(WRITE_INS_AT)
    names = [named(one) for one in paper.write_ins]
    known = {named(label) for label in labels.values()}
    if len(set(names)) < len(names) or known & set(names):
        raise WriteInWrong.at(WRITE_INS_AT)
    if not all(0 < len(name) <= LONGEST_NAME for name in names):
        raise WriteInWrong.at(WRITE_INS_AT)


def is_number(mark: object) -> bool:
    """Say that a mark is a priority number or points."""
    return type(mark) is int and 1 <= mark <= MOST_POINTS


def overmarked(rule: BallotRule, paper: Paper) -> Invalid | None:
    """Return why a paper, rightly written, is spoilt as a whole; None if it is not.

    Choosing more than there are to choose spoils a paper, fewer does not (unless the rule asks for
    an exact number). Source: Election Law (选举法, 2020), art. 44; that a gap in the numbers of a
    `rank` paper spoils it: our reading, unconfirmed
    """
    if rule.method is Method.rank:
        return _numbers(rule, paper)
    if rule.method is Method.score:
        points = sum(int(mark) for mark in paper.marks.values())
        most = rule.points or 0
        return (
            TooManyPoints.at(MARKS_AT, f"一共 {most} 分可分，已经分了 {points} 分，请减去一些。")
            if points > most
            else None
        )
    return _chosen(rule, paper)


def check_marks(rule: BallotRule, paper: Paper) -> None:
    """Raise the refusal that a phone shows before a paper can be cast."""
    check_written(rule, paper)
    fault = overmarked(rule, paper)
    if fault:
        raise fault


def standing(rule: BallotRule, paper: Paper) -> Standing:
    """Say what a rightly written paper counts as: an empty one abstains, a spoilt one is void."""
    if paper.spoilt or overmarked(rule, paper):
        return Standing.spoilt
    return Standing.valid if paper.marks or paper.write_ins else Standing.empty


def _chosen(rule: BallotRule, paper: Paper) -> Invalid | None:
    most = rule.most_marks
    if most is None:
        return None
    marks = paper.marks.values()
    chosen = sum(mark == Mark.yes for mark in marks) + len(paper.write_ins)
    if chosen > most:
        return TooManyChosen.at(
            MARKS_AT, f"最多选 {most} 项，现在选了 {chosen} 项，请去掉 {chosen - most} 项。"
        )
    if rule.method is Method.approve_exactly and 0 < chosen < most:
        return TooFewChosen.at(
            MARKS_AT, f"要选满 {most} 项，现在选了 {chosen} 项，还差 {most - chosen} 项。"
        )
    return None


def _numbers(rule: BallotRule, paper: Paper) -> Invalid | None:
    numbers = sorted(int(mark) for mark in paper.marks.values())
    most = rule.most or len(rule.options)
    if len(numbers) > most:
        return TooManyChosen.at(
            MARKS_AT, f"最多给 {most} 项填序号，现在填了 {len(numbers)} 项，请去掉几项。"
        )
    return None if numbers == list(range(1, len(numbers) + 1)) else NumbersNotInRow.at(MARKS_AT)


def _utf16(name: str) -> bytes:
    """The order in which JavaScript sorts."""
    return name.encode("utf-16-be")
