"""Search: /search."""

from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from backend.api.base import Asked, CallDep, ListQuery, Out, asks
from backend.api.numbered import code_of
from backend.domain.desk.search import FINDERS, search
from backend.domain.kit.paging import CursorUnreadable

router = APIRouter(prefix="/search", tags=["search"])


class FoundWord(StrEnum):
    """What can be found, each with a page of its own in the app."""

    clues = "clues"
    problems = "problems"
    instruments = "instruments"
    escalations = "escalations"
    tasks = "tasks"
    projects = "projects"
    deputies = "deputies"
    units = "units"
    divisions = "divisions"


assert [finder.word for finder in FINDERS] == [word.value for word in FoundWord]


class FoundOut(Out):
    id: UUID
    title: str
    code: str
    """The number of what has one: 线索〔2026〕138号."""
    note: str
    """Where it belongs: a congress; of a division its code."""


class FoundGroup(Out):
    """What was found of one word; `next` goes back in as `after`, together with the word."""

    word: FoundWord
    count: int
    items: list[FoundOut]
    next: str | None
    previous: str | None


class SearchOut(Out):
    groups: list[FoundGroup]


class SearchQuery(ListQuery):
    """`after` belongs to one word, and needs it."""

    q: Annotated[str, Field(min_length=1, max_length=100)]
    word: FoundWord | None = None
    limit: int = Field(5, ge=1, le=200)


@router.get("", response_model=SearchOut, **asks(None, CursorUnreadable))
def find_everything(call: CallDep, query: Asked[SearchQuery]) -> object:
    """Find everything you may see that holds these words, has this name or this number."""
    if query.after is not None and query.word is None:
        raise CursorUnreadable.at("query.word", "翻页时要说明翻的是哪一类。")
    with call.reporting() as (session, actor):
        found = search(session, actor, query.q, query.window, word=query.word)
    return {
        "groups": [
            {
                "word": group.word,
                "count": group.page.count,
                "items": [{**row, "code": _code(group.word, row)} for row in group.page.items],
                "next": group.page.next,
                "previous": group.page.previous,
            }
            for group in found
        ]
    }


def _code(word: str, row: dict[str, Any]) -> str:
    return code_of(
        word,
        congress=row["note"],
        level=row["level"],
        year=row["year"],
        number=row["number"],
    )
