"""The count: papers of any number, in any order, one at a time; what is kept does not grow."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import repeat
from operator import itemgetter
from typing import Any

from pydantic import Field

from backend.domain.engines.ballots.rules.papers import (
    Paper,
    Standing,
    check_written,
    is_number,
    named,
    standing,
)
from backend.domain.engines.ballots.rules.rule import (
    MARKS,
    NUMBERED,
    BallotRule,
    Frozen,
    Mark,
    Method,
)

_BLOCK = 4096
"""Papers that are laid side by side before their columns are counted."""


class OptionCount(Frozen):
    """What the valid papers say of one option."""

    marks: dict[Mark, int] = Field(default_factory=dict)
    named: int = 0
    """Papers on which anything stands beside it."""
    total: int = 0
    """The sum of the numbers beside it: priority numbers (`rank`) or points (`score`)."""

    def of(self, *marks: Mark) -> int:
        """Return on how many papers one of these marks stands."""
        return sum(self.marks.get(mark, 0) for mark in marks)

    def __add__(self, other: "OptionCount") -> "OptionCount":
        marks = {
            mark: self.of(mark) + other.of(mark) for mark in Mark if self.of(mark) + other.of(mark)
        }
        return OptionCount(
            marks=marks, named=self.named + other.named, total=self.total + other.total
        )


class Tally(Frozen):
    """The count of a pile of papers; the counts of two piles add up to the count of both."""

    papers: int = 0
    spoilt: int = 0
    empty: int = 0
    """Valid, with nothing on it: abstains in everything."""
    options: dict[str, OptionCount] = Field(default_factory=dict)
    write_ins: dict[str, int] = Field(default_factory=dict)

    @property
    def valid(self) -> int:
        """Papers that are not spoilt; those that abstain are valid."""
        return self.papers - self.spoilt

    def __add__(self, other: "Tally") -> "Tally":
        write_ins = Counter(self.write_ins) + Counter(other.write_ins)
        return Tally(
            papers=self.papers + other.papers,
            spoilt=self.spoilt + other.spoilt,
            empty=self.empty + other.empty,
            options={
                option: self.options.get(option, OptionCount())
                + other.options.get(option, OptionCount())
                for option in {**self.options, **other.options}
            },
            write_ins=dict(sorted(write_ins.items())),
        )


def tally(rule: BallotRule, papers: Iterable[Paper]) -> Tally:
    """Count the papers in one pass; memory does not grow with their number.

    Raise what `check_written` raises for a paper that cannot be one of this ballot.
    """
    pile = _Pile(rule)
    for paper in papers:
        pile.add(paper)
    return pile.counted()


class _Pile:
    """What is counted so far. Papers with many marks are laid as rows of bytes."""

    def __init__(self, rule: BallotRule) -> None:
        self.rule = rule
        self.ids = [one.id for one in rule.options]
        self.known = frozenset(self.ids)
        self.offered = MARKS[rule.method]
        # Plain text is found twice as fast as the same mark as a word of its kind.
        self.codes: dict[Any, int] = {0: 0}
        self.codes |= {mark.value: at for at, mark in enumerate(self.offered, 1)}
        self.only = {mark.value for mark in self.offered}
        self.numbered = rule.method in NUMBERED
        self.pick = itemgetter(*self.ids) if len(self.ids) > 1 else self._only
        self.rows: list[bytes] = []
        self.papers = self.spoilt = self.empty = 0
        self.marks = {option: dict.fromkeys(self.offered, 0) for option in self.ids}
        self.named = dict.fromkeys(self.ids, 0)
        self.totals = dict.fromkeys(self.ids, 0)
        self.write_ins: Counter[str] = Counter()

    def add(self, paper: Paper) -> None:
        copies = paper.copies
        if type(copies) is not int or copies < 1:
            raise ValueError("copies")
        self.papers += copies
        if copies == 1 and not paper.write_ins and not paper.spoilt and self._laid(paper.marks):
            return
        self._check(paper)
        match standing(self.rule, paper):
            case Standing.spoilt:
                self.spoilt += copies
            case Standing.empty:
                self.empty += copies
            case Standing.valid:
                self._note(paper)

    def _only(self, marks: Mapping[str, Any]) -> tuple[Any, ...]:
        return (marks[self.ids[0]],)

    def _laid(self, marks: Mapping[str, Any]) -> bool:
        """Lay a paper down, or find it spoilt; False if it is to be looked at mark by mark."""
        written = len(marks)
        if not written:
            return False
        try:
            row = self._row(marks, written)
        except (KeyError, TypeError, ValueError):
            return False
        if len(row) - row.count(0) != written:
            return False
        if self._fits(row, written):
            self.rows.append(row)
            if len(self.rows) == _BLOCK:
                self._columns()
        else:
            self.spoilt += 1
        return True

    def _row(self, marks: Mapping[str, Any], written: int) -> bytes:
        """Return a byte for each option, 0 where nothing stands; raise where that cannot be."""
        if len(self.offered) == 1:
            if set(marks.values()) != self.only:
                raise ValueError
            return bytes(map(marks.__contains__, self.ids))
        full = written == len(self.ids)
        values = self.pick(marks) if full else tuple(map(marks.get, self.ids, repeat(0)))
        if not self.numbered:
            return bytes(itemgetter(0, *values)(self.codes)[1:])
        if bool in set(map(type, values)):
            raise ValueError
        return bytes(values)

    def _fits(self, row: bytes, written: int) -> bool:
        """Say the same of a row as `overmarked` says of a paper."""
        rule = self.rule
        match rule.method:
            case Method.rank:
                others = len(set(row)) - (written < len(row))
                return written <= (rule.most or len(row)) and others == written == max(row)
            case Method.score:
                return sum(row) <= (rule.points or 0)
            case Method.rate:
                return True
        most = rule.most_marks or len(row)
        chosen = row.count(1)
        if rule.method is Method.approve_exactly and chosen != most:
            return False
        return chosen <= most

    def _columns(self) -> None:
        """Count the papers that lie side by side, option by option."""
        laid, wide = b"".join(self.rows), len(self.ids)
        for at, option in enumerate(self.ids):
            column = laid[at::wide]
            self.named[option] += len(column) - column.count(0)
            if self.numbered:
                self.totals[option] += sum(column)
            for mark in self.offered:
                self.marks[option][mark] += column.count(self.codes[mark.value])
        self.rows.clear()

    def _check(self, paper: Paper) -> None:
        """Refuse what cannot stand on a paper of this ballot."""
        marks = paper.marks
        try:
            right = marks.keys() <= self.known and (
                all(map(is_number, marks.values()))
                if self.numbered
                else self.codes.keys() >= set(marks.values()) and 0 not in marks.values()
            )
        except TypeError:
            right = False
        if not right or paper.write_ins:
            check_written(self.rule, paper)

    def _note(self, paper: Paper) -> None:
        copies = paper.copies
        marks: Mapping[str, Any] = paper.marks
        for option, mark in marks.items():
            self.named[option] += copies
            if self.numbered:
                self.totals[option] += int(mark) * copies
            else:
                self.marks[option][Mark(str(mark))] += copies
        for name in paper.write_ins:
            self.write_ins[named(name)] += copies

    def counted(self) -> Tally:
        self._columns()
        return Tally(
            papers=self.papers,
            spoilt=self.spoilt,
            empty=self.empty,
            options={
                option: OptionCount(
                    marks={mark: count for mark, count in self.marks[option].items() if count},
                    named=self.named[option],
                    total=self.totals[option],
                )
                for option in self.ids
            },
            write_ins=dict(sorted(self.write_ins.items())),
        )
