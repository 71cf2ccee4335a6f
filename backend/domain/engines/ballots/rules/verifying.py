"""Checking a published board from the file alone: credentials, order, numbers, the count."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from backend.domain.engines.ballots.rules.count import tally
from backend.domain.engines.ballots.rules.declared import Declaration
from backend.domain.engines.ballots.rules.declaring import declare
from backend.domain.engines.ballots.rules.papers import Paper, check_marks, check_written
from backend.domain.engines.ballots.rules.rule import BallotRule
from backend.domain.kit.errors import Refusal

FORMAT = "smart-congress-board/1"
_PSS = padding.PSS(mgf=padding.MGF1(hashes.SHA384()), salt_length=48)
"""Source: RFC 9474, section 5, RSABSSA-SHA384-PSS-Randomized."""


class BoardUnreadable(Exception):
    """The file is no board: its first line does not say which ballot it is of."""


@dataclass(frozen=True)
class Fault:
    """What is wrong, and in which line; 0 where it is the whole."""

    line: int
    said: str


@dataclass
class Verified:
    """What a board comes to, and everything that is wrong with it."""

    title: str = ""
    digest: str = ""
    phone: int = 0
    named: int = 0
    paper: int = 0
    declaration: Declaration | None = None
    faults: list[Fault] = field(default_factory=list)


def verify(lines: Iterable[bytes], *, most_faults: int = 1_000) -> Verified:
    """Check a board and count it again; memory does not grow with it. Raise BoardUnreadable."""
    found = Verified()
    total = hashlib.sha256()
    rest = iter(lines)
    first = next(rest, b"")
    total.update(first)
    check = _Check(_head(first), found, most_faults)
    counted = tally(check.rule, check.papers(rest, total))
    found.digest = total.hexdigest()
    check.numbers()
    head = check.head
    found.declaration = declare(
        check.rule,
        counted,
        entitled=head["entitled"],
        present=head["present"] if check.rule.in_session else None,
        given_out=head["phone_drawn"] + head["paper_given"],
    )
    return found


def differences(mine: Declaration, theirs: Mapping[str, Any]) -> list[str]:
    """Return in what a published declaration differs from the one counted here."""
    said = mine.model_dump(mode="json")
    return [
        name
        for name in ("holding", "numbers", "base", "threshold", "chosen", "tied", "open_seats")
        if said[name] != theirs.get(name)
    ] + [
        one["label"]
        for one, other in zip(said["outcomes"], theirs.get("outcomes", ()), strict=False)
        if (one["option"], one["votes"], one["verdict"], one["grade"])
        != (other["option"], other["votes"], other["verdict"], other.get("grade"))
    ]


def _head(line: bytes) -> dict[str, Any]:
    try:
        head = json.loads(line)
        if head["format"] != FORMAT:
            raise BoardUnreadable()
        head["rule"] = BallotRule.model_validate(head["rule"])
        head["ballot_id"] = UUID(head["ballot_id"])
        for name in ("entitled", "phone_drawn", "phone_cast", "paper_given", "paper_collected"):
            if type(head[name]) is not int:
                raise BoardUnreadable()
        head["present"]
    except (ValueError, KeyError, TypeError) as fault:
        raise BoardUnreadable() from fault
    return dict(head)


class _Check:
    """One pass over the papers."""

    def __init__(self, head: dict[str, Any], found: Verified, most_faults: int) -> None:
        self.head, self.found, self.most = head, found, most_faults
        self.rule: BallotRule = head["rule"]
        found.title = head["title"]
        self.key: rsa.RSAPublicKey | None = None
        if head["public_key"]:
            key = serialization.load_der_public_key(bytes.fromhex(head["public_key"]))
            self.key = key if isinstance(key, rsa.RSAPublicKey) else None
        self.serial = ""
        self.number = 0
        self.plain = ""

    def fault(self, line: int, said: str) -> None:
        if len(self.found.faults) < self.most:
            self.found.faults.append(Fault(line, said))

    def papers(self, lines: Iterator[bytes], total: "hashlib._Hash") -> Iterator[Paper]:
        """Yield the papers that can be counted; note what is wrong with them and the others."""
        for at, line in enumerate(lines, 2):
            total.update(line)
            try:
                said = json.loads(line)
                paper = Paper.of(said)
                check_written(self.rule, paper)
            except (ValueError, AttributeError, TypeError, Refusal):
                self.fault(at, "这一行不是本次表决的票")
                continue
            if line.decode() != _written(said):
                self.fault(at, "这一行的写法不规范")
            if self._sorted_and_signed(at, said, paper):
                yield paper

    def _sorted_and_signed(self, at: int, said: dict[str, Any], paper: Paper) -> bool:
        if "serial" in said:
            return self._phone(at, said, paper)
        if "number" in said:
            self.found.named += 1
            if self.head["public_key"]:
                self.fault(at, "无记名表决里出现了记名票")
            if said["number"] <= self.number:
                self.fault(at, "同一个人有两张票，或者次序不对")
            self.number = said["number"]
            return True
        copies = paper.copies
        if type(copies) is not int or copies < 1:
            self.fault(at, "纸质票的张数不对")
            return False
        self.found.paper += copies
        return True

    def _phone(self, at: int, said: dict[str, Any], paper: Paper) -> bool:
        self.found.phone += 1
        if said["serial"] <= self.serial:
            self.fault(at, "编号重复，或者没有按编号排列")
        self.serial = said["serial"]
        try:
            check_marks(self.rule, paper)
            if paper.copies != 1 or self.key is None:
                raise ValueError
            serial, randomizer, signature = (
                bytes.fromhex(said[name]) for name in ("serial", "randomizer", "signature")
            )
            if len(serial) != 32 or len(randomizer) != 32:
                raise ValueError
            message = randomizer + self.head["ballot_id"].bytes + serial
            self.key.verify(signature, message, _PSS, hashes.SHA384())
        except Refusal:
            self.fault(at, "手机投的票不应有填错的")
        except (KeyError, TypeError, ValueError, InvalidSignature):
            self.fault(at, "凭证无效：不是本次表决签发的票")
            return False
        return True

    def numbers(self) -> None:
        """Compare how many there are with how many there must be."""
        head, found = self.head, self.found
        cast = found.phone + found.named
        for name, there, said in (
            ("手机投的票", cast, head["phone_cast"]),
            ("纸质票", found.paper, head["paper_collected"]),
        ):
            if there != said:
                self.fault(0, f"{name}有 {there} 张，表头写的是 {said} 张")
        if cast > head["phone_drawn"]:
            self.fault(0, f"手机投的票 {cast} 张，多于领出的 {head['phone_drawn']} 张")
        if found.paper > head["paper_given"]:
            self.fault(0, f"纸质票 {found.paper} 张，多于发出的 {head['paper_given']} 张")
        if head["phone_drawn"] + head["paper_given"] > head["entitled"]:
            self.fault(0, "领出的票多于应到人数")


def _written(said: Mapping[str, Any]) -> str:
    return json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n"
