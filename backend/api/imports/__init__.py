"""Imports: /imports."""

from pathlib import PurePath
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, File, Form, Query, Response, UploadFile
from pydantic import TypeAdapter
from sqlmodel import Session

from backend.api.base import Call, CallDep, Page, StepRoute, asks, json
from backend.api.imports import books
from backend.api.imports.kinds import KINDS
from backend.api.imports.marking import marked
from backend.api.imports.shapes import (
    ComparedRow,
    ImportChange,
    ImportOut,
    ImportQuery,
    ImportRowOut,
    RowQuery,
)
from backend.domain.access import Actor, Permission
from backend.domain.engines.imports import actions, queries
from backend.domain.engines.imports.rules import (
    AnswerWrong,
    HeaderMissing,
    ImportEnded,
    ImportIdTaken,
    ImportKind,
    ImportState,
    LedgerChanged,
    MappingWrong,
    NothingToImport,
    RowsBad,
    SheetMissing,
    check_mapping,
    opened,
)
from backend.domain.engines.imports.tables import Import
from backend.domain.features.campaigns.rules import CampaignClosed, CampaignElsewhere
from backend.domain.kit.errors import MatchMissing, NotFound, Stale
from backend.domain.kit.paging import CursorUnreadable

router = APIRouter(prefix="/imports", tags=["imports"], route_class=StepRoute)

P = Permission
_PAGE = TypeAdapter(Page[ImportRowOut])
_ROWS = TypeAdapter(Page[ComparedRow])
_ONE = TypeAdapter(ImportOut)


@router.get("", response_model=Page[ImportRowOut], **asks(P.imports_keep, CursorUnreadable))
def list_imports(call: CallDep, query: Annotated[ImportQuery, Query()]) -> Response:
    """List the imports of your congress, the latest first."""
    with call.reading() as (session, actor):
        page = queries.imports(session, actor, query.window, **query.narrowed())
        return json(_PAGE, call.page(session, page, [_row(session, one) for one in page.items]))


@router.post(
    "",
    response_model=ImportOut,
    status_code=201,
    **asks(
        P.imports_keep,
        NotFound,
        CampaignElsewhere,
        CampaignClosed,
        ImportIdTaken,
        HeaderMissing,
        NothingToImport,
        SheetMissing,
        *books.REFUSALS.values(),
    ),
)
def stage_import(
    call: CallDep,
    id: Annotated[UUID, Form()],
    kind: Annotated[ImportKind, Form()],
    target_id: Annotated[UUID, Form()],
    file: Annotated[UploadFile, File()],
    sheet: Annotated[str | None, Form(max_length=100)] = None,
) -> Response:
    """Upload a workbook for a campaign or a term; answer with what it would change."""
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
        made = actions.stage(
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
            private=of.private,
            now=call.now,
        )
        if not made.digest:
            _compare(call, session, actor, made)
        answer = _out(session, made)
        answer.status_code = 201
        return answer


@router.get("/{import_id}", response_model=ImportOut, **asks(P.imports_keep, NotFound))
def get_import(call: CallDep, import_id: UUID) -> Response:
    """Show an import: its columns, its counts, and what nobody understood."""
    with call.reading() as (session, actor):
        return _out(session, queries.one(session, actor, import_id))


@router.get(
    "/{import_id}/rows",
    response_model=Page[ComparedRow],
    **asks(P.imports_keep, NotFound, CursorUnreadable),
)
def list_import_rows(
    call: CallDep, import_id: UUID, query: Annotated[RowQuery, Query()]
) -> Response:
    """List the rows of an import as compared, in the order of the file."""
    with call.reading() as (session, actor):
        found = queries.one(session, actor, import_id)
        page = queries.rows(session, found.id, query.outcome, query.window)
        rows = []
        for row in page.items:
            cells = opened(row.compared)
            title = row.title or next((c["written"] for c in cells if c.get("written")), "")
            rows.append({**row.model_dump(), "cells": cells, "title": title})
        return json(_ROWS, call.page(session, page, rows))


@router.patch(
    "/{import_id}",
    response_model=ImportOut,
    **asks(P.imports_keep, NotFound, MatchMissing, Stale, ImportEnded, MappingWrong, AnswerWrong),
)
def answer_import(call: CallDep, import_id: UUID, sent: ImportChange) -> Response:
    """Say what columns and words mean, and compare again."""
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
        actions.answer(session, found, mapping=mapping or None, answers=answers)
        _compare(call, session, actor, found)
        return _out(session, found)


@router.post(
    "/{import_id}/commit",
    response_model=ImportOut,
    **asks(
        P.imports_keep,
        NotFound,
        ImportEnded,
        RowsBad,
        LedgerChanged,
        CampaignElsewhere,
        CampaignClosed,
        step=True,
    ),
)
def commit_import(call: CallDep, import_id: UUID) -> Response:
    """Bring all of it in, or nothing: exactly what the preview showed."""
    with call.writing() as (session, actor):
        found = queries.one(session, actor, import_id, lock=True)
        of = KINDS[found.kind]
        actor.must(of.permission)
        actions.must_be_staged(found)
        if found.bads:
            raise RowsBad()
        of.check_target(session, actor, found.target_id)
        said = of.compare(session, actor, found)
        if actions.digest_of(said.rows) != found.digest:
            raise LedgerChanged()
        brought = of.bring_in(session, actor, found, said, now=call.now)
        actions.commit(
            session,
            actor,
            found,
            elsewhere=brought.elsewhere,
            details=brought.details,
            now=call.now,
        )
        session.flush()
        return _out(session, found)


@router.post(
    "/{import_id}/cancel",
    response_model=ImportOut,
    **asks(P.imports_keep, NotFound, ImportEnded, step=True),
)
def cancel_import(call: CallDep, import_id: UUID) -> Response:
    """Leave it be; nothing changes."""
    with call.writing() as (session, actor):
        found = queries.one(session, actor, import_id, lock=True)
        actions.cancel(session, actor, found, now=call.now)
        session.flush()
        return _out(session, found)


@router.get(
    "/{import_id}/marked.xlsx",
    response_class=Response,
    **asks(
        P.imports_keep,
        NotFound,
        ImportEnded,
        answers={200: {"content": {books.XLSX: {}}, "description": "the workbook"}},
    ),
)
def get_marked_import(call: CallDep, import_id: UUID) -> Response:
    """Download the workbook with its errors marked."""
    with call.reading() as (session, actor):
        found = queries.one(session, actor, import_id)
        actions.must_be_staged(found)
        content = marked(session, found, KINDS[found.kind].columns)
    stem = found.file_name.rpartition(".")[0] or found.file_name
    return books.download(content, f"{stem}（标出错误）.xlsx")


def _compare(call: Call, session: Session, actor: Actor, found: Import) -> None:
    said = KINDS[found.kind].compare(session, actor, found)
    actions.settle(session, found, said.rows, warnings=said.warnings, news=said.news, now=call.now)


def _row(session: Session, found: Import) -> dict[str, Any]:
    name = KINDS[found.kind].target_name(session, found.target_id)
    return {**found.model_dump(), "target": {"id": found.target_id, "name": name}}


def _out(session: Session, found: Import) -> Response:
    staged = found.state is ImportState.staged
    ready = staged and not found.bads and found.creates + found.changes > 0
    said = {
        **_row(session, found),
        "columns": [
            {"place": place, "label": found.labels[place], "key": key}
            for place, key in sorted((int(k), v) for k, v in found.mapping.items())
        ],
        "known_columns": KINDS[found.kind].columns,
        "open_steps": [*(["commit"] if ready else []), *(["answer", "cancel"] if staged else [])],
    }
    return json(_ONE, said, version=found.version)
