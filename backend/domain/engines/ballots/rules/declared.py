"""What a declaration is made of."""

from enum import StrEnum

from backend.domain.engines.ballots.rules.rule import Frozen, Option


class Holding(StrEnum):
    """Whether a ballot holds."""

    holds = "holds"
    no_quorum = "no_quorum"
    more_papers = "more_papers"
    """More came back than were given out: the whole ballot is void."""


class BallotVerdict(StrEnum):
    passed = "passed"
    failed = "failed"
    chosen = "chosen"
    not_chosen = "not_chosen"
    tied = "tied"
    """Level with others at the last seat; a run-off decides."""
    rated = "rated"


class FollowKind(StrEnum):
    run_off = "run_off"
    vote_again = "vote_again"


class BallotOutcome(Frozen):
    """What became of one option."""

    option: str
    """Its id; of one who was written in, `write-in:` and the name."""
    label: str
    verdict: BallotVerdict
    votes: int
    """Papers for it; points where the method has them; satisfied papers of a rating."""
    grade: str | None = None
    trace: str


class Follow(Frozen):
    """The ballot that must follow: among whom, for how many seats."""

    kind: FollowKind
    seats: int
    options: tuple[Option, ...]


class Numbers(Frozen):
    """The people and the papers; those who pressed nothing are counted apart from abstentions."""

    entitled: int
    present: int | None
    given_out: int
    collected: int
    valid: int
    spoilt: int
    empty: int
    not_returned: int
    not_pressed: int


class Declaration(Frozen):
    """The result as the rule gives it; a named officer confirms it, nobody types it."""

    holding: Holding
    numbers: Numbers
    base: int
    threshold: int | None
    outcomes: tuple[BallotOutcome, ...] = ()
    chosen: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    open_seats: int = 0
    follow: Follow | None = None
    trace: tuple[str, ...]
    """The whole reckoning, line by line, as it is read out."""
