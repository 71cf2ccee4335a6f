"""What a ballot is counted by: its method, how many it chooses, what a majority is made of."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)

MOST_OPTIONS = 500


class Method(StrEnum):
    """How a paper is filled in."""

    yes_no_abstain = "yes_no_abstain"
    approve = "approve"
    approve_exactly = "approve_exactly"
    rank = "rank"
    score = "score"
    rate = "rate"


class Denominator(StrEnum):
    """What a share is a share of."""

    all_deputies = "all_deputies"
    all_members = "all_members"
    present = "present"
    valid_papers = "valid_papers"


class Tie(StrEnum):
    """What becomes of those who are level at the last seat."""

    run_off = "run_off"
    """A new ballot among the tied."""
    all_in = "all_in"
    none_in = "none_in"


class Shortfall(StrEnum):
    """What happens when fewer are chosen than there are seats."""

    fill_fewer = "fill_fewer"
    vote_again = "vote_again"


class Board(StrEnum):
    """Who may see the published papers."""

    deputies = "deputies"
    public = "public"


class Mark(StrEnum):
    """What stands beside an option, where it is not a number."""

    yes = "yes"
    no = "no"
    abstain = "abstain"
    satisfied = "satisfied"
    basically_satisfied = "basically_satisfied"
    dissatisfied = "dissatisfied"


MARKS: Mapping[Method, tuple[Mark, ...]] = {
    Method.yes_no_abstain: (Mark.yes, Mark.no, Mark.abstain),
    Method.approve: (Mark.yes,),
    Method.approve_exactly: (Mark.yes,),
    Method.rank: (),
    Method.score: (),
    Method.rate: (Mark.satisfied, Mark.basically_satisfied, Mark.dissatisfied, Mark.abstain),
}
"""The marks each method offers; `rank` and `score` take whole numbers from 1."""


NUMBERED = frozenset({Method.rank, Method.score})
"""The methods whose papers hold numbers."""


def share(value: Any) -> Any:
    """Read "1/2"; a number with a point is refused, since it may not be what it says."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, str):
        try:
            above, _, below = value.partition("/")
            return Fraction(int(above), int(below or 1))
        except (ValueError, ZeroDivisionError):
            pass
    raise ValueError("写成分数，例如 1/2、2/3。")


Share = Annotated[
    Fraction,
    BeforeValidator(share),
    PlainSerializer(lambda value: f"{value.numerator}/{value.denominator}", return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,4}/\d{1,4}$", "examples": ["1/2"]}),
    Field(ge=0, le=1),
]
"""A share as two whole numbers; in JSON "1/2"."""


class Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Option(Frozen):
    """A candidate, a project, a motion, a matter to be rated."""

    id: str = Field(pattern=r"^[0-9A-Za-z._-]{1,40}$")
    label: str = Field(min_length=1, max_length=200)


class Grade(Frozen):
    """What an item is rated when these marks together come to the share."""

    words: str = Field(max_length=20)
    marks: tuple[Mark, ...] = Field(min_length=1, max_length=3)
    needs: Share
    strict: bool


class BallotTerms(Frozen):
    """A place's rule, without the options of one ballot."""

    title: str = Field(min_length=1, max_length=100)
    method: Method
    seats: int | None = Field(None, ge=1, le=MOST_OPTIONS)
    """How many are chosen; none: each item stands or falls by itself."""
    most: int | None = Field(None, ge=1, le=MOST_OPTIONS)
    """How many a paper may choose, rank or write in; none: as many as there are seats."""
    points: int | None = Field(None, ge=1, le=10_000)
    """What a `score` paper has to share out."""
    quorum: Share | None = Fraction(2, 3)
    quorum_strict: bool = False
    denominator: Denominator = Denominator.all_deputies
    needs: Share | None = Fraction(1, 2)
    """What must be exceeded (strict) or reached; none: those with the most votes are chosen."""
    strict: bool = True
    grades: tuple[Grade, ...] = Field((), max_length=5)
    """For `rate`: the first grade that is come up to; none: only the rates are told."""
    lowest_grade: str = Field("不满意", max_length=20)
    mark_words: dict[Mark, str] = Field(default_factory=dict)
    """What a place calls the marks, where it is not as usual: 称职 for satisfied."""
    tie: Tie = Tie.run_off
    shortfall: Shortfall = Shortfall.vote_again
    write_ins: bool = False
    """Whether others may be chosen than stand on the paper (另选他人)."""
    in_session: bool = True
    """Whether only those who are present may draw a paper."""
    secret: bool = True
    board: Board = Board.deputies
    citations: dict[str, str] = Field(default_factory=dict)
    """Where each number comes from, by the field's name."""

    @model_validator(mode="after")
    def _fits(self) -> Self:
        """Raise ValueError where two fields gainsay each other."""
        if self.method in (Method.approve, Method.approve_exactly) and not self.most_marks:
            raise ValueError("请填应选几项，或者每张票最多选几项。")
        if (self.method is Method.score) != (self.points is not None):
            raise ValueError("计分的票要填每张票可分配的总分，其他的票不填。")
        if self.grades and self.method is not Method.rate:
            raise ValueError("只有测评才有等次。")
        if self.method in NUMBERED and self.seats is None:
            raise ValueError("排序或计分的票要填应选几项。")
        if self.method is Method.rate and (self.seats or self.write_ins):
            raise ValueError("测评不选人选项目，不能填应选几项或另选他人。")
        if self.write_ins and (self.seats is None or self.method in NUMBERED):
            raise ValueError("另选他人只用于选举：请填应选名额。")
        return self

    @property
    def most_marks(self) -> int | None:
        """How many a paper may choose; None where nothing limits it."""
        return self.most or self.seats

    def on(self, options: Sequence[Option]) -> "BallotRule":
        """Return the rule of one ballot over these options; raise pydantic's ValidationError."""
        return BallotRule(**{**dict(self), "options": tuple(options)})


class BallotRule(BallotTerms):
    """All that a ballot is counted by; written as JSON it is what `ballots tally` reads."""

    options: tuple[Option, ...] = Field(min_length=1, max_length=MOST_OPTIONS)

    @model_validator(mode="after")
    def _options_fit(self) -> Self:
        """Raise ValueError where two options are one, or too few to choose from."""
        if len({one.id for one in self.options}) < len(self.options):
            raise ValueError("两个选项不能用同一个编号。")
        if len({one.label for one in self.options}) < len(self.options):
            raise ValueError("两个选项不能同名。")
        if self.seats and self.seats > len(self.options) and not self.write_ins:
            raise ValueError("应选数不能多于选项数。")
        exactly = self.method is Method.approve_exactly
        if exactly and (self.most_marks or 0) > len(self.options):
            raise ValueError("每张票要选满的数不能多于选项数。")
        return self

    @property
    def terms(self) -> BallotTerms:
        """The rule without its options."""
        return BallotTerms(**{k: v for k, v in dict(self).items() if k != "options"})
