"""Staging a workbook, keeping what comparing it came to, answering, committing, cancelling."""

from backend.domain.engines.imports.actions.ending import cancel, commit
from backend.domain.engines.imports.actions.settling import (
    answer,
    digest_of,
    must_be_staged,
    settle,
)
from backend.domain.engines.imports.actions.staging import WORD, stage

__all__ = ["WORD", "answer", "cancel", "commit", "digest_of", "must_be_staged", "settle", "stage"]
