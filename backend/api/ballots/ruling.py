"""The rules that ship: what a new ballot is made from."""

from fastapi import APIRouter

from backend.api.base import CallDep, Out, StepRoute, asks
from backend.domain.access import Permission
from backend.domain.engines.ballots.rules import BallotTerms
from backend.outside.ballot_rules import shipped

router = APIRouter(prefix="/ballots", tags=["ballots"], route_class=StepRoute)


class ShippedRuleOut(Out):
    """A rule that the law gives or a place has published."""

    id: str
    place: str
    source: str
    note: str
    candidates: int | None
    """How many stood for choice where it was published."""
    terms: BallotTerms


@router.get("/rules", response_model=list[ShippedRuleOut], **asks(Permission.ballots_read))
def list_ballot_rules(call: CallDep) -> object:
    """List the rules that ballots can be made from, each with its source."""
    return shipped()
