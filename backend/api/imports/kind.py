"""What a kind of import must say: its columns, where it goes, how it is compared and brought in."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Permission
from backend.domain.engines.imports import queries as imports
from backend.domain.engines.imports.rules import AnswerWrong
from backend.domain.engines.imports.tables import Import
from backend.domain.kit.sheets import Column, Compared


@dataclass
class Said:
    """What comparing came to; `plan` is what the kind brings in by."""

    rows: Sequence[Compared]
    plan: Any
    news: Mapping[str, Sequence[str]] = field(default_factory=dict)
    warnings: Sequence[str] = ()


@dataclass
class BroughtIn:
    """How much was written, and which answers the feature keeps itself."""

    details: Mapping[str, Any]
    elsewhere: Mapping[str, set[str]] = field(default_factory=dict)


class Kind(ABC):
    """One kind of import.

    A kind of which workbooks are large writes ahead what its rows become, in pieces, and says by
    `basis` whether the ledger is still as it was compared with; then `bring_in` is asked without
    comparing again, and gets no `plan`.
    """

    columns: tuple[Column, ...]
    permission: Permission
    private: bool = False
    sheet: str
    ahead: str = ""
    """The table in which it writes ahead, if it does."""

    @abstractmethod
    def check_target(self, session: Session, actor: Actor, target_id: UUID) -> None:
        """Raise NotFound or a refusal unless rows may go there."""

    @abstractmethod
    def target_name(self, session: Session, target_id: UUID) -> str: ...

    @abstractmethod
    def compare(
        self, session: Session, actor: Actor, found: Import, read: imports.Read
    ) -> Said: ...

    @abstractmethod
    def bring_in(
        self, session: Session, actor: Actor, found: Import, said: Said, *, now: datetime
    ) -> BroughtIn: ...

    def check_answer(self, session: Session, found: Import, key: str, value: str) -> None:
        """Raise AnswerWrong for what no column of the kind can mean."""
        raise AnswerWrong.at("body.answers")

    def meanings(self, key: str) -> Mapping[str, str]:
        """Return what a remembered word of a column can mean, with labels for people."""
        return {}

    def basis(self, session: Session, found: Import) -> str:
        """Return a digest of all that comparing depends on."""
        return ""

    def to_write_ahead(
        self, session: Session, actor: Actor, found: Import, said: Said
    ) -> Sequence[Any]:
        """Return what the rows become, to be written in pieces."""
        return ()

    def write_ahead(self, session: Session, piece: Sequence[Any], *, now: datetime) -> None:
        """Write a piece of it."""
        assert not piece, "a kind that gives nothing to write ahead is given no piece of it"

    def let_go(self, session: Session, import_id: UUID, *, most: int) -> int:
        """Take up to `most` of what was written ahead away again; return how many there were."""
        return 0


def answered(session: Session, found: Import) -> dict[str, dict[str, str]]:
    """Return by column what words mean, as answered now or for an earlier workbook."""
    known = imports.known_words(session, found.congress_id, found.kind)
    return {
        key: {**known.get(key, {}), **found.answers.get(key, {})}
        for key in {*known, *found.answers} - {imports.HEADER}
    }
