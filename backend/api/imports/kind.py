"""What every kind of import says of itself: its columns, its target, how rows are compared."""

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
    """One kind of import."""

    columns: tuple[Column, ...]
    permission: Permission
    private: bool = False
    sheet: str

    @abstractmethod
    def check_target(self, session: Session, actor: Actor, target_id: UUID) -> None:
        """Raise NotFound or a refusal unless rows may go there."""

    @abstractmethod
    def target_name(self, session: Session, target_id: UUID) -> str: ...

    @abstractmethod
    def compare(self, session: Session, actor: Actor, found: Import) -> Said: ...

    @abstractmethod
    def bring_in(
        self, session: Session, actor: Actor, found: Import, said: Said, *, now: datetime
    ) -> BroughtIn: ...

    def check_answer(self, session: Session, found: Import, key: str, value: str) -> None:
        """Raise AnswerWrong for what no column of the kind can mean."""
        raise AnswerWrong.at("body.answers")


def answered(session: Session, found: Import) -> dict[str, dict[str, str]]:
    """Return by column what words mean, as answered now or for an earlier workbook."""
    known = imports.known_words(session, found.congress_id, found.kind)
    return {
        key: {**known.get(key, {}), **found.answers.get(key, {})}
        for key in {*known, *found.answers} - {imports.HEADER}
    }
