"""What the congress's own words were said to mean: listed, corrected, forgotten."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field, TypeAdapter

from backend.api.base import CallDep, In, Out, StepRoute, asks, json
from backend.api.imports.kinds import KINDS
from backend.domain.access import Permission
from backend.domain.engines.imports import actions, queries
from backend.domain.engines.imports.rules import IGNORED, AnswerWrong, ImportKind
from backend.domain.engines.imports.tables import KnownWord
from backend.domain.features.problems.queries.cells import AS_WRITTEN
from backend.domain.kit.errors import MatchMissing, NotFound, Stale

router = APIRouter(prefix="/imports", tags=["imports"], route_class=StepRoute)

P = Permission


class ChoiceOut(Out):
    value: str
    label: str


class KnownWordOut(Out):
    """A word and what it means; in no column, a header and the column it heads."""

    id: UUID
    kind: ImportKind
    key: str
    column: str
    """The column in words; empty for a header."""
    word: str
    """As it is compared: without spaces, punctuation and width."""
    meaning: str
    label: str
    choices: list[ChoiceOut]
    """What it may mean instead."""
    version: int


class MeaningChange(In):
    meaning: Annotated[str, Field(max_length=100)]


_ALL = TypeAdapter(list[KnownWordOut])
_ONE = TypeAdapter(KnownWordOut)


@router.get("/known-words", response_model=list[KnownWordOut], **asks(P.imports_keep))
def list_known_words(call: CallDep) -> Response:
    """List what was explained once and is not asked any more."""
    with call.reading() as (session, actor):
        return json(_ALL, [_said(word) for word in queries.words(session, actor)])


@router.patch(
    "/known-words/{known_word_id}",
    response_model=KnownWordOut,
    **asks(P.imports_keep, NotFound, MatchMissing, Stale, AnswerWrong),
)
def correct_known_word(call: CallDep, known_word_id: UUID, sent: MeaningChange) -> Response:
    """Say that a word means something else from now on."""
    with call.writing() as (session, actor):
        known = queries.word(session, actor, known_word_id)
        call.must_match(known.version)
        if sent.meaning not in _choices(known):
            raise AnswerWrong.at("body.meaning")
        actions.correct(session, actor, known, meaning=sent.meaning, now=call.now)
        session.flush()
        return json(_ONE, _said(known), version=known.version)


@router.post(
    "/known-words/{known_word_id}/forget",
    response_model=KnownWordOut,
    **asks(P.imports_keep, NotFound, step=True),
)
def forget_known_word(call: CallDep, known_word_id: UUID) -> Response:
    """Let go of what a word was said to mean; the next workbook asks again."""
    with call.writing() as (session, actor):
        known = queries.word(session, actor, known_word_id)
        actions.forget(session, actor, known, now=call.now)
        session.flush()
        return json(_ONE, _said(known), version=known.version)


def _said(known: KnownWord) -> dict[str, Any]:
    choices = _choices(known)
    columns = {column.key: column.label for column in KINDS[known.kind].columns}
    return {
        **known.model_dump(),
        "column": columns.get(known.key, ""),
        "label": choices.get(known.meaning, known.meaning),
        "choices": [{"value": value, "label": label} for value, label in choices.items()],
    }


def _choices(known: KnownWord) -> dict[str, str]:
    """Return what a word can mean: a column for a header, else what its column says."""
    of = KINDS[known.kind]
    if known.key == queries.HEADER:
        return {**{column.key: column.label for column in of.columns}, IGNORED: "不导入"}
    if known.key == "unit":
        return {AS_WRITTEN: "不在单位名单里，照原样写"}
    return dict(of.meanings(known.key))
