"""How numbers, majorities and marks are said in a declaration."""

from collections.abc import Mapping
from fractions import Fraction

from backend.domain.engines.ballots.rules.rule import BallotRule, Denominator, Mark

BASE_WORDS: Mapping[Denominator, str] = {
    Denominator.all_deputies: "全体代表",
    Denominator.all_members: "全体组成人员",
    Denominator.present: "出席人数",
    Denominator.valid_papers: "有效票",
}
MARK_WORDS: Mapping[Mark, str] = {
    Mark.yes: "赞成",
    Mark.no: "反对",
    Mark.abstain: "弃权",
    Mark.satisfied: "满意",
    Mark.basically_satisfied: "基本满意",
    Mark.dissatisfied: "不满意",
}
_DIGITS = "零一二三四五六七八九"


def words_of(rule: BallotRule, mark: Mark) -> str:
    """Return what the place calls a mark."""
    return rule.mark_words.get(mark) or MARK_WORDS[mark]


def roll_words(rule: BallotRule) -> str:
    """Return what those entitled are called."""
    members = rule.denominator is Denominator.all_members
    return BASE_WORDS[Denominator.all_members if members else Denominator.all_deputies]


def share_words(share: Fraction, *, strict: bool) -> str:
    """Return a majority as the law says it: 过半数, 半数以上, 三分之二以上, 超过三分之二."""
    if share == Fraction(1, 2):
        return "过半数" if strict else "半数以上"
    above, below = share.numerator, share.denominator
    if share == 1:
        said = "全部"
    elif above < 10 and below <= 10:
        said = f"{'十' if below == 10 else _DIGITS[below]}分之{_DIGITS[above]}"
    else:
        said = percent(share)
    return f"超过{said}" if strict else f"{said}以上"


def percent(share: Fraction) -> str:
    """Return a share in percent, rounded half up to hundredths, by whole numbers only."""
    hundredths = (share.numerator * 20_000 + share.denominator) // (2 * share.denominator)
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02d}%" if rest else f"{whole}%"


def least(share: Fraction, base: int, *, strict: bool) -> int:
    """Return the least number that exceeds (strict) or reaches a share of the base; never none."""
    whole, rest = divmod(base * share.numerator, share.denominator)
    return max(1, whole + 1 if strict or rest else whole)


def cited(rule: BallotRule, name: str) -> str:
    """Return `；依据 …` for a field of the rule, if it says where it comes from."""
    found = rule.citations.get(name)
    return f"；依据 {found}" if found else ""
