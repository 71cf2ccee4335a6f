"""Saved views of the ledgers: /views."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from backend.api.base import CallDep, In, Out, asks
from backend.domain.engines.views import actions, queries
from backend.domain.kit.errors import NotFound

router = APIRouter(prefix="/views", tags=["views"])

Ledger = Literal["clues", "problems", "deputies", "supervision-tasks", "tasks"]


class ViewIn(In):
    ledger: Ledger
    name: str = Field(min_length=1, max_length=30)
    query: str = Field(max_length=2000)
    shared: bool = False


class ViewOut(Out):
    id: UUID
    ledger: str
    name: str
    query: str
    shared: bool
    own: bool


@router.get("", response_model=list[ViewOut], **asks(None))
def list_views(call: CallDep, ledger: Annotated[Ledger, Query()]) -> object:
    """List your views of a ledger, and those shared with you."""
    with call.reading() as (session, actor):
        return [
            {**view.model_dump(), "own": view.account_id == actor.account_id}
            for view in queries.views(session, actor, ledger)
        ]


@router.post("", response_model=ViewOut, **asks(None))
def save_view(call: CallDep, sent: ViewIn) -> object:
    """Save a view; the same name again replaces it."""
    with call.writing() as (session, actor):
        view = actions.save(session, actor, **sent.model_dump(), now=call.now)
        return {**view.model_dump(), "own": True}


@router.delete("/{view_id}", status_code=204, **asks(None, NotFound))
def drop_view(call: CallDep, view_id: UUID) -> None:
    """Forget one of your views."""
    with call.writing() as (session, actor):
        actions.drop(session, actor, view_id, now=call.now)
