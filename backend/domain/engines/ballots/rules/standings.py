"""How one option stands: its votes, and the line that says so."""

from dataclasses import dataclass
from fractions import Fraction

from backend.domain.engines.ballots.rules.count import OptionCount, Tally
from backend.domain.engines.ballots.rules.declared import BallotOutcome, BallotVerdict
from backend.domain.engines.ballots.rules.rule import NUMBERED, BallotRule, Mark, Method, Option
from backend.domain.engines.ballots.rules.wording import (
    BASE_WORDS,
    cited,
    least,
    percent,
    share_words,
    words_of,
)

WRITE_IN = "write-in:"
RATINGS = (Mark.satisfied, Mark.basically_satisfied, Mark.dissatisfied, Mark.abstain)


@dataclass(frozen=True)
class Standing:
    """An option in the order of its votes."""

    id: str
    label: str
    papers: int
    """On which it is chosen or named: what a majority is measured by."""
    votes: int
    """What the order is by: papers, or points."""
    words: str


class Standings:
    """The options under one rule, their count, and the bar they must reach."""

    def __init__(self, rule: BallotRule, tally: Tally, base: int, threshold: int | None) -> None:
        self.rule, self.tally, self.base, self.threshold = rule, tally, base, threshold
        self.bar = ""
        if rule.needs is not None:
            share = share_words(rule.needs, strict=rule.strict)
            self.bar = f"{BASE_WORDS[rule.denominator]} {base}，{share} {threshold}"

    def count(self, option: Option) -> OptionCount:
        return self.tally.options.get(option.id) or OptionCount()

    def by_itself(self, option: Option) -> BallotOutcome:
        one = self.standing(option)
        passed = one.papers >= (self.threshold or 1)
        said = f"{one.words}，{'通过' if passed else '未通过'}{cited(self.rule, 'needs')}"
        return BallotOutcome(
            option=option.id,
            label=option.label,
            verdict=BallotVerdict.passed if passed else BallotVerdict.failed,
            votes=one.votes,
            trace=f"{option.label}：{'；'.join(filter(None, (self.bar, said)))}",
        )

    def standing(self, option: Option) -> Standing:
        count, rule = self.count(option), self.rule
        if rule.method not in NUMBERED:
            yes = count.of(Mark.yes)
            return Standing(option.id, option.label, yes, yes, self._marks(count))
        votes = count.total
        if rule.method is Method.rank:
            votes = count.named * ((rule.most or len(rule.options)) + 1) - count.total
        words = f"{count.named} 票写了它，得 {votes} 分"
        if rule.method is Method.rank:
            words = f"{count.named} 票写了它，序号合计 {count.total}，得 {votes} 分"
        return Standing(option.id, option.label, count.named, votes, words)

    def _marks(self, count: OptionCount) -> str:
        rule = self.rule
        if rule.method is not Method.yes_no_abstain:
            return f"得票 {count.of(Mark.yes)}"
        said = [
            f"{words_of(rule, mark)} {count.of(mark)}"
            for mark in (Mark.yes, Mark.no, Mark.abstain)
            if mark is Mark.yes or count.of(mark)
        ]
        blank = self.tally.valid - count.named
        return "、".join([*said, f"未填（按弃权计） {blank}"] if blank else said)

    def written_in(self) -> list[Standing]:
        found = self.tally.write_ins.items() if self.rule.write_ins else ()
        return [
            Standing(f"{WRITE_IN}{name}", name, votes, votes, f"另选他人，得票 {votes}")
            for name, votes in found
        ]

    def rated(self, option: Option) -> BallotOutcome:
        rule, count = self.rule, self.count(option)
        said = [f"{words_of(rule, one)} {count.of(one)}" for one in RATINGS]
        blank = self.tally.valid - count.named
        lines = ["、".join([*said, f"未填（按弃权计） {blank}"] if blank else said)]
        satisfied = count.of(Mark.satisfied)
        both = satisfied + count.of(Mark.basically_satisfied)
        base = BASE_WORDS[rule.denominator]
        if self.base:
            rates = [percent(Fraction(one, self.base)) for one in (satisfied, both)]
            lines.append(f"占{base} {self.base} 的比例：满意 {rates[0]}，满意和基本满意 {rates[1]}")
        grade = self._grade(count, lines)
        return BallotOutcome(
            option=option.id,
            label=option.label,
            verdict=BallotVerdict.rated,
            votes=satisfied,
            grade=grade,
            trace=f"{option.label}：{'；'.join(lines)}",
        )

    def _grade(self, count: OptionCount, lines: list[str]) -> str | None:
        rule = self.rule
        if not rule.grades:
            return None
        for grade in rule.grades:
            votes, needed = (
                count.of(*grade.marks),
                least(grade.needs, self.base, strict=grade.strict),
            )
            marks = "和".join(words_of(rule, one) for one in grade.marks)
            share = share_words(grade.needs, strict=grade.strict)
            if votes >= needed:
                lines.append(
                    f"{marks} {votes}，{share} {needed}，评为{grade.words}{cited(rule, 'grades')}"
                )
                return grade.words
            lines.append(f"{marks} {votes}，不到{share} {needed}")
        lines.append(f"评为{rule.lowest_grade}{cited(rule, 'grades')}")
        return rule.lowest_grade
