"""The life of a problem: its states, its steps, and who may take them."""

from dataclasses import dataclass
from enum import StrEnum

from backend.domain.access import Actor, Permission
from backend.domain.kit.flow import Flow


class ProblemState(StrEnum):
    """Where a problem stands; in this order a workbook takes it on, and never back."""

    found = "found"
    verified = "verified"
    handed_over = "handed_over"
    rectifying = "rectifying"
    escalated = "escalated"
    """Reported to the higher congress: the own one cannot mend it."""
    reported_done = "reported_done"
    verified_on_site = "verified_on_site"
    signed_off = "signed_off"
    refused = "refused"


class ProblemStep(StrEnum):
    """One deed each, named as in the URL."""

    verify = "verify"
    refuse = "refuse"
    hand_over = "hand-over"
    accept = "accept"
    give_back = "give-back"
    plan = "plan"
    ask_time = "ask-time"
    grant_time = "grant-time"
    refuse_time = "refuse-time"
    press = "press"
    report_done = "report-done"
    verify_on_site = "verify-on-site"
    send_back = "send-back"
    sign_off = "sign-off"
    look_back = "look-back"
    reopen = "reopen"
    escalate = "escalate"
    go_on = "go-on"
    refer = "refer"


class ProblemSource(StrEnum):
    """How a problem came to light. Source: inventory 64, 69, 70, 77, 143."""

    self_check = "self_check"
    covert_visit = "covert_visit"
    deputy_inspection = "deputy_inspection"
    residents = "residents"
    petition = "petition"
    forum = "forum"
    hotline = "hotline"
    higher_inspection = "higher_inspection"
    clue = "clue"
    on_the_spot = "on_the_spot"
    """Asked about on the spot (现场问政): handed over at once, pressed at set times, followed until
    it is solved. Source: inventory 139."""
    other = "other"


class RespondentType(StrEnum):
    """Who was asked when it was found. Source: inventory 140 (围场)."""

    township_cadres = "township_cadres"
    department_cadres = "department_cadres"
    masses = "masses"
    market_entities = "market_entities"


class ProblemHolder(StrEnum):
    """Who has the problem now."""

    congress = "congress"
    unit = "unit"
    above = "above"
    """The higher congress."""
    nobody = "nobody"


class ReopenReason(StrEnum):
    """Why a closed problem is open again. Source: inventory 73 (围场)."""

    false_rectification = "false_rectification"
    incomplete = "incomplete"
    relapse = "relapse"


class ReferredTo(StrEnum):
    """Before whom a problem is put that is handled in name only. Source: inventory 72, 75."""

    supervisory_commission = "supervisory_commission"
    party_committee = "party_committee"
    other = "other"


class CountedAs(StrEnum):
    """As what a figure counts a problem; the ledger can be narrowed to it.

    All but the refused; those to be rectified yet; those rectified (reported done and later);
    those verified on site and later; those signed off; those that went on to a later campaign, and
    those that came from an earlier one; those ever reported to a higher congress; those ever handed
    over; those rectified whose day and deadline are known, and of them those in time; those ever
    reopened; those asked about on the spot (现场问政).
    """

    problem = "problem"
    open = "open"
    rectified = "rectified"
    verified = "verified"
    signed_off = "signed_off"
    carried_over = "carried_over"
    carried_in = "carried_in"
    escalated = "escalated"
    handed_over = "handed_over"
    timed = "timed"
    in_time = "in_time"
    reopened = "reopened"
    on_the_spot = "on_the_spot"


S, T, P = ProblemState, ProblemStep, Permission

REFERABLE = (
    S.handed_over,
    S.rectifying,
    S.reported_done,
    S.verified_on_site,
    S.signed_off,
    S.escalated,
)
"""States in which a problem may turn out to be handled in name only."""

FLOW = Flow[ProblemState, ProblemStep](
    [
        (S.found, T.verify, S.verified),
        (S.found, T.hand_over, S.handed_over),
        (S.found, T.refuse, S.refused),
        (S.verified, T.hand_over, S.handed_over),
        (S.verified, T.refuse, S.refused),
        (S.handed_over, T.accept, S.rectifying),
        (S.handed_over, T.give_back, S.verified),
        (S.handed_over, T.press, S.handed_over),
        (S.handed_over, T.hand_over, S.handed_over),
        (S.rectifying, T.report_done, S.reported_done),
        (S.rectifying, T.plan, S.rectifying),
        (S.rectifying, T.ask_time, S.rectifying),
        (S.rectifying, T.grant_time, S.rectifying),
        (S.rectifying, T.refuse_time, S.rectifying),
        (S.rectifying, T.press, S.rectifying),
        (S.rectifying, T.hand_over, S.handed_over),
        (S.reported_done, T.verify_on_site, S.verified_on_site),
        (S.reported_done, T.send_back, S.rectifying),
        (S.verified_on_site, T.sign_off, S.signed_off),
        (S.verified_on_site, T.send_back, S.rectifying),
        (S.signed_off, T.look_back, S.signed_off),
        (S.signed_off, T.reopen, S.rectifying),
        (S.escalated, T.go_on, S.rectifying),
        (S.escalated, T.hand_over, S.handed_over),
        (S.escalated, T.report_done, S.reported_done),
        (S.verified, T.escalate, S.escalated),
        (S.handed_over, T.escalate, S.escalated),
        (S.rectifying, T.escalate, S.escalated),
        (S.escalated, T.escalate, S.escalated),
        *((state, T.refer, state) for state in REFERABLE),
    ]
)

RECTIFIED = frozenset({S.reported_done, S.verified_on_site, S.signed_off})
VERIFIED = frozenset({S.verified_on_site, S.signed_off})
ENDED = frozenset({S.signed_off, S.refused})
STILL = RECTIFIED | ENDED
"""States in which no deadline runs."""
WITH_UNIT = frozenset({S.handed_over, S.rectifying})
GIVEN = WITH_UNIT | RECTIFIED
"""States in which a unit was given the problem."""
KEEPS_UNIT = GIVEN | {S.escalated}
"""States in which a unit that was given the problem keeps it in sight."""

_UNITS = frozenset({T.accept, T.give_back, T.plan, T.ask_time, T.report_done})
_FOR_A_UNIT_OUTSIDE = frozenset({T.accept, T.plan, T.report_done})
"""What staff write down for a unit that is known by its name alone."""


@dataclass(frozen=True)
class Standing:
    """What an actor is to a problem, and what of it is pending."""

    own_congress: bool = False
    lead: bool = False
    """The actor's unit leads."""
    unit_outside: bool = False
    """The responsible unit is only a name."""
    time_asked: bool = False
    above: bool = False
    """There may be a higher congress to report to."""
    escalated: bool = False
    waits_above: bool = False
    """The higher congress has not answered yet."""
    given: bool = False
    """Somebody is responsible, to go on with."""
    unverified: bool = False
    """Found, and not on the spot: it must be verified before it is handed over."""


def may_take(actor: Actor, step: ProblemStep, standing: Standing) -> bool:
    """Return whether this actor may take the step, whatever the state.

    A deputy may take none: they bring problems to light and do not handle them.
    Source: Deputies Law (代表法, 2025), art. 31.
    """
    checks = actor.may(P.problems_check) and standing.own_congress
    if step is T.escalate:
        return checks and standing.above and not standing.waits_above
    if step is T.hand_over and standing.unverified:
        return False
    if standing.escalated and step is not T.refer:
        return checks and not standing.waits_above and (step is not T.go_on or standing.given)
    if step in _UNITS:
        stands_in = checks and standing.unit_outside and step in _FOR_A_UNIT_OUTSIDE
        leads = actor.may(P.problems_answer) and standing.lead
        return stands_in or (leads and (step is not T.ask_time or not standing.time_asked))
    if step in {T.grant_time, T.refuse_time}:
        return checks and standing.time_asked
    if step is T.press:
        return checks and not standing.unit_outside
    return checks


def open_steps(actor: Actor, state: ProblemState, standing: Standing) -> list[ProblemStep]:
    """Return the steps this actor may take now, the likeliest first."""
    return [step for step in FLOW.open_steps(state) if may_take(actor, step, standing)]


def holder_of(state: ProblemState, *, has_unit: bool, waits_above: bool = False) -> ProblemHolder:
    """Return who has a problem in this state."""
    if state is S.escalated and waits_above:
        return ProblemHolder.above
    if state in ENDED:
        return ProblemHolder.nobody
    return ProblemHolder.unit if state in WITH_UNIT and has_unit else ProblemHolder.congress
