"""Staging a workbook, keeping what comparing it came to, answering, committing, cancelling."""

from backend.domain.engines.imports.actions.ending import (
    cancel,
    commit,
    fail,
    fail_stuck,
    must_be_ready,
)
from backend.domain.engines.imports.actions.remembering import correct, forget
from backend.domain.engines.imports.actions.settling import (
    answer,
    digest_of,
    keep_rows,
    must_be_staged,
    settle,
    settle_rows,
    texts_of,
)
from backend.domain.engines.imports.actions.staging import (
    WORD,
    Stopped,
    came_on,
    stage,
)

__all__ = [
    "WORD",
    "Stopped",
    "answer",
    "came_on",
    "cancel",
    "commit",
    "correct",
    "digest_of",
    "fail",
    "fail_stuck",
    "forget",
    "keep_rows",
    "must_be_ready",
    "must_be_staged",
    "settle",
    "settle_rows",
    "stage",
    "texts_of",
]
