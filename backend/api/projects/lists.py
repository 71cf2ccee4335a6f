"""The positive and the negative list: those in force, and new ones."""

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field

from backend.api.base import CallDep, In, StepRoute, asks
from backend.api.projects.asking import Day
from backend.api.projects.shapes import ListsOut
from backend.api.projects.telling import entries_said
from backend.domain.access import Permission
from backend.domain.engines.rulesets import actions as rulesets
from backend.domain.engines.rulesets import queries as kept
from backend.domain.engines.rulesets.actions import ValidFromPast
from backend.domain.engines.rulesets.tables import RuleSet
from backend.domain.features.projects.queries import LISTS_WORD
from backend.domain.features.projects.rules import ListKind, lists_of

router = APIRouter(prefix="/projects/lists", tags=["projects"], route_class=StepRoute)


class EntryIn(In):
    key: Annotated[str, Field(min_length=1, max_length=20, pattern="^[a-z0-9-]+$")]
    words: Annotated[str, Field(min_length=2, max_length=200)]
    source: Annotated[str, Field(min_length=2, max_length=200)]


class ListsIn(In):
    """Both lists of the new version; rounds that began before keep the old ones."""

    positive: Annotated[list[EntryIn], Field(min_length=1, max_length=30)]
    negative: Annotated[list[EntryIn], Field(max_length=30)]
    valid_from: Day
    reason: str | None = Field(None, max_length=200)

    def kept(self) -> dict[str, Any]:
        """Return what the rule set keeps."""
        return {
            kind.value: [one.model_dump() for one in getattr(self, kind.value)] for kind in ListKind
        }


@router.get("", response_model=ListsOut, **asks(Permission.projects_read))
def get_project_lists(call: CallDep) -> object:
    """Show the lists that a round begun today screens against."""
    with call.reading() as (session, actor):
        return _said(kept.in_force(session, LISTS_WORD, actor.congress_id, call.today))


@router.post(
    "", response_model=ListsOut, **asks(Permission.rulesets_keep, ValidFromPast, step=True)
)
def adopt_project_lists(call: CallDep, sent: ListsIn) -> object:
    """Adopt new lists for your congress; rounds that began before keep theirs."""
    with call.writing() as (session, actor):
        numbers = sent.kept()
        sources = {one.key: one.source for one in [*sent.positive, *sent.negative]}
        rulesets.adopt(
            session,
            actor,
            LISTS_WORD,
            congress_id=actor.congress_id,
            numbers=numbers,
            citations=sources,
            valid_from=sent.valid_from,
            reason=sent.reason,
            today=call.today,
            now=call.now,
        )
        return _said(kept.in_force(session, LISTS_WORD, actor.congress_id, call.today))


def _said(found: RuleSet | None) -> dict[str, Any]:
    return {
        "entries": entries_said(lists_of(found.numbers if found else None)),
        "valid_from": found.valid_from if found else None,
        "reason": found.reason if found else None,
        "own": found is not None and found.congress_id is not None,
    }
