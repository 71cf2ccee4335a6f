"""Imports: /imports."""

from backend.api.base.resource import Resource
from backend.api.imports import ending, reading, staging, words
from backend.api.imports.kinds import KINDS
from backend.api.imports.self_check_lists import SelfCheckLists
from backend.domain.engines.imports.rules import ImportKind

KINDS[ImportKind.self_checks] = SelfCheckLists()

router = Resource(words.router, reading.router, staging.router, ending.router)

__all__ = ["router"]
