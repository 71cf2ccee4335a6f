"""Imports as they are read: listed, shown, row by row, and with their errors marked."""

from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import TypeAdapter

from backend.api.base import Asked, CallDep, Page, StepRoute, asks, json
from backend.api.imports import books
from backend.api.imports.kinds import KINDS
from backend.api.imports.marking import marked
from backend.api.imports.shapes import ComparedRow, ImportOut, ImportQuery, ImportRowOut, RowQuery
from backend.api.imports.telling import out, row
from backend.domain.access import Permission
from backend.domain.engines.imports import actions, queries
from backend.domain.engines.imports.rules import ImportBusy, ImportEnded, opened
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import CursorUnreadable

router = APIRouter(prefix="/imports", tags=["imports"], route_class=StepRoute)

P = Permission

_PAGE = TypeAdapter(Page[ImportRowOut])
_ROWS = TypeAdapter(Page[ComparedRow])


@router.get("", response_model=Page[ImportRowOut], **asks(P.imports_keep, CursorUnreadable))
def list_imports(call: CallDep, query: Asked[ImportQuery]) -> Response:
    """List the imports of your congress, the latest first."""
    with call.reading() as (session, actor):
        page = queries.imports(session, actor, query.window, **query.narrowed())
        return json(_PAGE, call.page(session, page, [row(session, one) for one in page.items]))


@router.get("/{import_id}", response_model=ImportOut, **asks(P.imports_keep, NotFound))
def get_import(call: CallDep, import_id: UUID) -> Response:
    """Show an import: its columns, its counts, and what nobody understood."""
    with call.reading() as (session, actor):
        return out(session, queries.one(session, actor, import_id), call.now)


@router.get(
    "/{import_id}/rows",
    response_model=Page[ComparedRow],
    **asks(P.imports_keep, NotFound, CursorUnreadable),
)
def list_import_rows(call: CallDep, import_id: UUID, query: Asked[RowQuery]) -> Response:
    """List the rows of an import as compared, in the order of the file."""
    with call.reading() as (session, actor):
        found = queries.one(session, actor, import_id)
        page = queries.rows(session, found.id, query.outcome, query.window)
        rows = []
        for one in page.items:
            cells = opened(one.compared)
            title = one.title or next((c["written"] for c in cells if c.get("written")), "")
            rows.append({**one.model_dump(), "cells": cells, "title": title})
        return json(_ROWS, call.page(session, page, rows))


@router.get(
    "/{import_id}/marked.xlsx",
    response_class=Response,
    **asks(
        P.imports_keep,
        NotFound,
        ImportEnded,
        ImportBusy,
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
