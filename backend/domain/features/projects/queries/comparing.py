"""The proposals of a round beside the rows of a workbook: which is which, and what differs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from backend.domain.features.projects.rules import EDITABLE, FIELD_WORDS, SOURCE_WORDS
from backend.domain.features.projects.rules.life import ProposalState
from backend.domain.features.projects.rules.listing import (
    KEYS,
    ProposalLine,
    cost_said,
    people_said,
    read_line,
)
from backend.domain.features.projects.tables import Proposal
from backend.domain.kit.sheets import CellCompared, Compared, RowRead, outcome_of
from backend.domain.kit.text import normalised

FORMULA = "这一格是公式，请复制后用“粘贴为数值”再上传。"
FIXED = "这条建议已经合并、办结或者列为候选，不能再改。"
OTHER_SOURCE = "来源登记时已经定下，不能用表格改。"


@dataclass(frozen=True)
class ProposalPlanned:
    """What a row becomes: the proposal it is known to be, and its values as they would be kept."""

    about_id: UUID | None
    compared: Compared
    values: Mapping[str, Any]


def compare_proposals(
    session: Session,
    round_id: UUID,
    rows: Sequence[RowRead],
    formulas: Mapping[int, set[str]],
) -> list[ProposalPlanned]:
    """Say row by row what bringing the proposals in would do; nothing is written.

    A proposal is known again by its title and its place. An empty cell leaves what is kept.
    """
    asked = select(Proposal).where(
        Proposal.round_id == round_id, Proposal.state != ProposalState.withdrawn
    )
    known = {_key(one.title, one.place_words): one for one in session.exec(asked)}
    lines: dict[tuple[str, str], int] = {}
    return [_compared(row, known, lines, formulas.get(row.line, set())) for row in rows]


def _key(title: str, place: str | None) -> tuple[str, str]:
    return normalised(title), normalised(place or "")


def _compared(
    row: RowRead,
    known: Mapping[tuple[str, str], Proposal],
    lines: dict[tuple[str, str], int],
    formulas: set[str],
) -> ProposalPlanned:
    read = read_line(row.cells)
    read.faults |= dict.fromkeys(formulas & set(KEYS), FORMULA)
    kept = None
    if "title" in read.values:
        key = _key(read.values["title"], read.values.get("place"))
        kept = known.get(key)
        first = lines.setdefault(key, row.line)
        if first != row.line:
            read.faults["title"] = f"与第 {first} 行是同一条建议，请删去一行。"
    cells = tuple(_cell(name, read, kept) for name in KEYS)
    cells = tuple(_fixed(cell, kept) for cell in cells)
    outcome = outcome_of(cells, known=kept is not None)
    about_id = kept.id if kept else None
    title = read.written["title"] or f"第 {row.line} 行"
    return ProposalPlanned(
        about_id, Compared(row.line, outcome, about_id, cells, title[:60]), read.values
    )


def _cell(key: str, read: ProposalLine, kept: Proposal | None) -> CellCompared:
    old = _kept(key, kept) if kept else None
    value = read.values.get(key)
    said = old if value is None else _said(key, value)
    return CellCompared(key, read.written[key], said, old, fault=read.faults.get(key))


def _fixed(cell: CellCompared, kept: Proposal | None) -> CellCompared:
    """Say at a cell that it can no longer be changed."""
    if kept is None or not cell.differs:
        return cell
    fault = OTHER_SOURCE if cell.key == "source" else None
    if kept.state not in EDITABLE:
        fault = FIXED
    return CellCompared(cell.key, cell.written, cell.old, cell.old, fault) if fault else cell


def _said(key: str, value: Any) -> str:
    match key:
        case "field":
            return FIELD_WORDS[value]
        case "source":
            return SOURCE_WORDS[value]
        case "beneficiaries":
            return people_said(*value)
        case "cost":
            return cost_said(value)
    return str(value)


def _kept(key: str, kept: Proposal) -> str:
    match key:
        case "beneficiaries":
            return people_said(kept.beneficiaries, kept.beneficiaries_least)
        case "place":
            return kept.place_words or ""
    value = getattr(kept, key)
    return "" if value is None else _said(key, value)
