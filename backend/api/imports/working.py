"""Reading a workbook into its preview, piece by piece, so that others can go on writing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

import structlog
from sqlmodel import Session

from backend.api.base import Call, calls
from backend.api.imports.kind import Kind, Said
from backend.api.imports.kinds import KINDS
from backend.domain.access import Actor
from backend.domain.engines.imports import actions, queries
from backend.domain.engines.imports.rules import ImportPhase, RowKept
from backend.domain.engines.imports.tables import Import
from backend.domain.kit.sheets import Compared

T = TypeVar("T")
log = structlog.get_logger()

AT_ONCE = 2_000
"""Rows written by one transaction; a workbook of no more is read before it is answered."""


def fill(call: Call, import_id: UUID, rows: Sequence[RowKept]) -> None:
    """Compare the rows of a workbook and keep them; stop where somebody cancels."""
    with _staging(call, import_id) as call:
        _understand(call, import_id, rows)


def understand(call: Call, import_id: UUID) -> None:
    """Compare the rows as they are now understood; stop where somebody cancels."""
    with _staging(call, import_id) as call:
        _understand(call, import_id, None)


@contextmanager
def _staging(call: Call, import_id: UUID) -> Iterator[Call]:
    """Give the call for several transactions, and say of an import that it failed if it does."""
    call = replace(call, once=None)
    try:
        yield call
    except actions.Stopped:
        clear(call, import_id)
    except Exception:
        log.exception("staging failed", import_id=str(import_id))
        with call.database.writing() as session:
            found = session.get_one(Import, import_id)
            actions.fail(session, found, now=calls.clock())
        clear(call, import_id)
        raise


def _understand(call: Call, import_id: UUID, fresh: Sequence[RowKept] | None) -> None:
    """Compare rows that are new, or those that were kept."""
    with call.writing() as (session, actor):
        found = queries.one(session, actor, import_id, lock=True)
        actions.came_on(session, found, ImportPhase.comparing, 0, now=calls.clock())
    of = KINDS[found.kind]
    with call.reporting() as (session, actor):
        said, ahead, basis = _compared(of, session, actor, found, fresh)
    texts = actions.texts_of(said.rows)
    digest = actions.digest_of(said.rows, texts)
    if fresh is not None:
        _keep(call, import_id, list(zip(fresh, said.rows, texts, strict=True)))
    else:
        _settle(call, import_id, list(zip(said.rows, texts, strict=True)))
    _write_ahead(call, of, import_id, ahead)
    with call.writing() as (session, actor):
        actions.settle(
            session,
            queries.one(session, actor, import_id, lock=True),
            said.rows,
            warnings=said.warnings,
            news=said.news,
            basis=basis,
            digest=digest,
            now=calls.clock(),
        )


def _keep(call: Call, import_id: UUID, rows: Sequence[tuple[RowKept, Compared, str]]) -> None:
    for piece in pieces(rows):
        with call.writing() as (session, actor):
            found = queries.one(session, actor, import_id, lock=True)
            actions.keep_rows(session, found, piece, now=calls.clock())


def _settle(call: Call, import_id: UUID, rows: Sequence[tuple[Compared, str]]) -> None:
    for piece in pieces(rows):
        with call.writing() as (session, actor):
            found = queries.one(session, actor, import_id, lock=True)
            actions.settle_rows(session, found, piece, now=calls.clock())


def _compared(
    of: Kind, session: Session, actor: Actor, found: Import, fresh: Sequence[RowKept] | None = None
) -> tuple[Said, Sequence[object], str]:
    basis = of.basis(session, found)
    if fresh is not None:
        read = queries.read(found, fresh, of.columns)
    else:
        read = queries.read_kept(session, found, of.columns)
    said = of.compare(session, actor, found, read)
    good = all(row.outcome != "bad" for row in said.rows)
    ahead = of.to_write_ahead(session, actor, found, said) if of.ahead and good else ()
    return said, ahead, basis


def _write_ahead(call: Call, of: Kind, import_id: UUID, ahead: Sequence[object]) -> None:
    clear(call, import_id)
    done = 0
    for piece in pieces(ahead):
        done += len(piece)
        with call.writing() as (session, actor):
            found = queries.one(session, actor, import_id, lock=True)
            actions.came_on(session, found, ImportPhase.preparing, done, now=calls.clock())
            of.write_ahead(session, piece, now=call.now)
    if done > AT_ONCE:
        call.database.analyze(of.ahead)


def renew(call: Call, import_id: UUID) -> str | None:
    """Look whether a preview still says what there is; return what it stands on, or none.

    Only what a change elsewhere leaves as it was shown stands; what was written ahead is written
    again, then.
    """
    once, call = call, replace(call, once=None)
    with call.reporting() as (session, actor):
        found = queries.one(session, actor, import_id)
        of = KINDS[found.kind]
        if not of.ahead or of.basis(session, found) == found.basis:
            return found.basis
        said, ahead, basis = _compared(of, session, actor, found)
        if actions.digest_of(said.rows, actions.texts_of(said.rows)) != found.digest:
            return None
    clear(once, import_id)
    for piece in pieces(ahead):
        with call.writing() as (session, _):
            of.write_ahead(session, piece, now=call.now)
    return basis


def clear(call: Call, import_id: UUID) -> None:
    """Take what was written ahead away again, in pieces."""
    gone = AT_ONCE
    while gone:
        with call.database.writing() as session:
            kind = session.get_one(Import, import_id).kind
            gone = KINDS[kind].let_go(session, import_id, most=AT_ONCE)


def pieces(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    for begin in range(0, len(rows), AT_ONCE):
        yield rows[begin : begin + AT_ONCE]
