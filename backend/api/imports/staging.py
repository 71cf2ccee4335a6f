"""Uploading a workbook, and saying what its columns and words mean."""

from pathlib import PurePath
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, BackgroundTasks, File, Form, Response, UploadFile

from backend.api.base import CallDep, StepRoute, asks
from backend.api.imports import books, working
from backend.api.imports.kinds import KINDS
from backend.api.imports.shapes import ImportChange, ImportOut
from backend.api.imports.telling import out
from backend.domain.access import Permission
from backend.domain.engines.imports import actions, queries
from backend.domain.engines.imports.rules import (
    AnswerWrong,
    HeaderMissing,
    ImportBusy,
    ImportEnded,
    ImportIdTaken,
    ImportKind,
    MappingWrong,
    NothingToImport,
    SheetMissing,
    SheetUnclear,
    check_mapping,
    hidden_places,
)
from backend.domain.features.campaigns.rules import CampaignClosed, CampaignElsewhere
from backend.domain.features.tasks.rules import PlanElsewhere, PlanWithdrawn
from backend.domain.kit.errors import MatchMissing, NotFound, Stale

router = APIRouter(prefix="/imports", tags=["imports"], route_class=StepRoute)

P = Permission


@router.post(
    "",
    response_model=ImportOut,
    status_code=201,
    **asks(
        P.imports_bring,
        NotFound,
        CampaignElsewhere,
        CampaignClosed,
        PlanElsewhere,
        PlanWithdrawn,
        ImportIdTaken,
        HeaderMissing,
        NothingToImport,
        SheetMissing,
        SheetUnclear,
        *books.REFUSALS.values(),
    ),
)
def stage_import(
    call: CallDep,
    later: BackgroundTasks,
    id: Annotated[UUID, Form()],
    kind: Annotated[ImportKind, Form()],
    target_id: Annotated[UUID, Form()],
    file: Annotated[UploadFile, File()],
    sheet: Annotated[str | None, Form(max_length=100)] = None,
) -> Response:
    """Upload a workbook for a campaign or a term; answer with what it would change.

    A large one is answered while it is still read: its state is `staging` until it is compared.
    """
    of = KINDS[kind]
    with call.reading() as (session, actor):
        actor.must(of.permission)
        of.check_target(session, actor, target_id)
        assert actor.congress_id is not None
        known = queries.known_words(session, actor.congress_id, kind)
    name = PurePath((file.filename or "表格").replace("\x00", "").replace("\\", "/")).name[-200:]
    sheets = books.sheets_of(file.file, name)
    chosen, header, found = books.ledger_in(
        sheets, sheet, of.columns, known.get(queries.HEADER, {})
    )
    with call.writing() as (session, actor):
        of.check_target(session, actor, target_id)
        made, new = actions.stage(
            session,
            actor,
            id=id,
            kind=kind,
            target_id=target_id,
            file_name=name,
            sheet=chosen.name,
            sheets=[one.name for one in sheets],
            header=header,
            body=found,
            hidden_columns=hidden_places(chosen, header, of.columns),
            private=of.private,
            now=call.now,
        )
    if new and len(found.rows) > working.AT_ONCE:
        later.add_task(working.fill, call, id, found.rows)
    elif new:
        working.fill(call, id, found.rows)
    with call.reading() as (session, actor):
        answer = out(session, queries.one(session, actor, id), call.now)
    answer.status_code = 201
    return answer


@router.patch(
    "/{import_id}",
    response_model=ImportOut,
    **asks(
        P.imports_bring,
        NotFound,
        MatchMissing,
        Stale,
        ImportBusy,
        ImportEnded,
        MappingWrong,
        AnswerWrong,
    ),
)
def answer_import(
    call: CallDep, later: BackgroundTasks, import_id: UUID, sent: ImportChange
) -> Response:
    """Say what columns and words mean and whether hidden ones are read, and compare again."""
    with call.writing() as (session, actor):
        found = queries.one(session, actor, import_id, lock=True)
        call.must_match(found.version)
        of = KINDS[found.kind]
        actor.must(of.permission)
        mapping = {one.place: one.key for one in sent.mapping}
        if mapping:
            whole = {**{int(k): v for k, v in found.mapping.items()}, **mapping}
            check_mapping(whole, of.columns, len(found.labels))
        answers: dict[str, dict[str, str]] = {}
        for one in sent.answers:
            of.check_answer(session, found, one.key, one.value)
            answers.setdefault(one.key, {})[one.word] = one.value
        actions.answer(
            session,
            found,
            mapping=mapping or None,
            answers=answers,
            keep_hidden=sent.keep_hidden,
            now=call.now,
        )
    if found.total > working.AT_ONCE:
        later.add_task(working.understand, call, import_id)
    else:
        working.understand(call, import_id)
    with call.reading() as (session, actor):
        return out(session, queries.one(session, actor, import_id), call.now)
