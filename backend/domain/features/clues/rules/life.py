"""The life of a clue: its states, its steps, and who may take them."""

from dataclasses import dataclass
from enum import StrEnum

from backend.domain.access import Actor, Permission
from backend.domain.kit.flow import Flow


class ClueState(StrEnum):
    """Where a clue stands; its label is what waits to be done."""

    submitted = "submitted"
    verified = "verified"
    handed_over = "handed_over"
    handling = "handling"
    answered = "answered"
    rated = "rated"
    signed_off = "signed_off"
    declined = "declined"
    merged = "merged"
    withdrawn = "withdrawn"
    listed = "listed"
    """On the problem list of a campaign, where it goes on."""


class ClueStep(StrEnum):
    """One deed each, named as in the URL."""

    verify = "verify"
    decline = "decline"
    merge = "merge"
    withdraw = "withdraw"
    hand_over = "hand-over"
    accept = "accept"
    give_back = "give-back"
    ask_time = "ask-time"
    grant_time = "grant-time"
    refuse_time = "refuse-time"
    press = "press"
    plan = "plan"
    answer = "answer"
    rate = "rate"
    redo = "redo"
    send_back = "send-back"
    sign_off = "sign-off"
    look_back = "look-back"
    reopen = "reopen"
    enlist = "enlist"


class Category(StrEnum):
    """What a clue is about."""

    environment = "environment"
    roads = "roads"
    water = "water"
    housing = "housing"
    heating = "heating"
    education = "education"
    health = "health"
    food = "food"
    farming = "farming"
    safety = "safety"
    business = "business"
    welfare = "welfare"
    other = "other"


class ClueSource(StrEnum):
    """How a clue came. Inventory 64, 70, 143."""

    deputy = "deputy"
    resident = "resident"
    station = "station"
    hotline = "hotline"
    petition = "petition"
    inspection = "inspection"


class Holder(StrEnum):
    """Who has the clue now."""

    congress = "congress"
    unit = "unit"
    reporter = "reporter"
    nobody = "nobody"


class Satisfaction(StrEnum):
    """On attitude and on result, apart.

    Source: Shandong's rules on suggestions (2017), applied by our reading, unconfirmed.
    """

    satisfied = "satisfied"
    basically_satisfied = "basically_satisfied"
    dissatisfied = "dissatisfied"


S, T, P = ClueState, ClueStep, Permission

FLOW = Flow[ClueState, ClueStep](
    [
        (S.submitted, T.verify, S.verified),
        (S.submitted, T.decline, S.declined),
        (S.submitted, T.merge, S.merged),
        (S.submitted, T.withdraw, S.withdrawn),
        (S.verified, T.hand_over, S.handed_over),
        (S.verified, T.enlist, S.listed),
        (S.verified, T.decline, S.declined),
        (S.verified, T.merge, S.merged),
        (S.handed_over, T.accept, S.handling),
        (S.handed_over, T.give_back, S.verified),
        (S.handed_over, T.press, S.handed_over),
        (S.handling, T.plan, S.handling),
        (S.handling, T.ask_time, S.handling),
        (S.handling, T.grant_time, S.handling),
        (S.handling, T.refuse_time, S.handling),
        (S.handling, T.press, S.handling),
        (S.handling, T.answer, S.answered),
        (S.answered, T.rate, S.rated),
        (S.answered, T.redo, S.handling),
        (S.answered, T.sign_off, S.signed_off),
        (S.answered, T.send_back, S.handling),
        (S.rated, T.sign_off, S.signed_off),
        (S.rated, T.send_back, S.handling),
        (S.listed, T.rate, S.listed),
        (S.signed_off, T.look_back, S.signed_off),
        (S.signed_off, T.reopen, S.handling),
    ]
)

ENDED = frozenset({S.signed_off, S.declined, S.merged, S.withdrawn, S.listed})
OPEN = frozenset(ClueState) - ENDED

STEP_PERMISSIONS: dict[ClueStep, Permission] = {
    T.verify: P.clues_check,
    T.decline: P.clues_check,
    T.merge: P.clues_check,
    T.withdraw: P.clues_report,
    T.hand_over: P.clues_check,
    T.accept: P.clues_answer,
    T.give_back: P.clues_answer,
    T.ask_time: P.clues_answer,
    T.grant_time: P.clues_check,
    T.refuse_time: P.clues_check,
    T.press: P.clues_press,
    T.plan: P.clues_answer,
    T.answer: P.clues_answer,
    T.rate: P.clues_rate,
    T.redo: P.clues_rate,
    T.send_back: P.clues_check,
    T.sign_off: P.clues_check,
    T.look_back: P.clues_check,
    T.reopen: P.clues_check,
    T.enlist: P.clues_check,
}


@dataclass(frozen=True)
class Standing:
    """What an actor is to a clue, and what of it is pending."""

    own_congress: bool = False
    reporter: bool = False
    """The actor reported it."""
    stands_in: bool = False
    """The reporter has no account, so staff rate in their words."""
    lead: bool = False
    """The actor's unit leads."""
    time_asked: bool = False
    must_wait_for_rating: bool = False
    """Answered, and the reporter still has time to rate."""
    not_asked: bool = False
    """Listed, and the problem that it became is not done: there is nothing to rate yet."""


_UNITS = frozenset({T.accept, T.give_back, T.ask_time, T.plan, T.answer})


def may_take(actor: Actor, step: ClueStep, standing: Standing) -> bool:
    """Return whether this actor may take the step, whatever the state."""
    if not actor.may(STEP_PERMISSIONS[step]):
        return False
    if step in _UNITS:
        return standing.lead and (step is not T.ask_time or not standing.time_asked)
    if step is T.withdraw:
        return standing.reporter
    if step is T.rate:
        rater = standing.reporter or (standing.own_congress and standing.stands_in)
        return rater and not standing.not_asked
    if step in {T.grant_time, T.refuse_time}:
        return standing.own_congress and standing.time_asked
    if step is T.sign_off:
        return standing.own_congress and not standing.must_wait_for_rating
    return standing.own_congress


def open_steps(actor: Actor, state: ClueState, standing: Standing) -> list[ClueStep]:
    """Return the steps this actor may take now, the likeliest first.

    `redo` is not among them: it follows from a dissatisfied rating.
    """
    steps = [s for s in FLOW.open_steps(state) if s is not T.redo]
    return [step for step in steps if may_take(actor, step, standing)]
