"""The points of a campaign beside the rows of a workbook: which is which, and what differs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.features.campaigns.rules.covering import (
    COLUMNS,
    NOTED,
    POINT_WORDS,
    PointKind,
    PointRow,
    read_row,
)
from backend.domain.features.campaigns.tables import CoveragePoint, Visit
from backend.domain.kit.sheets import CellCompared, Compared, RowRead, outcome_of
from backend.domain.kit.text import normalised

KEYS = tuple(column.key for column in COLUMNS if not column.running)
FORMULA = "这一格是公式，请复制后用“粘贴为数值”再上传。"


@dataclass(frozen=True)
class PointPlanned:
    """What a row becomes: the point it is known to be, and its values as they would be kept."""

    about_id: UUID | None
    compared: Compared
    values: Mapping[str, Any]


def compare_points(
    session: Session,
    campaign_id: UUID,
    rows: Sequence[RowRead],
    formulas: Mapping[int, set[str]],
    *,
    today: date,
) -> list[PointPlanned]:
    """Say row by row what bringing the points in would do; nothing is written.

    A point is known again by its kind and name. An empty cell leaves what is kept; a visit that
    is written and not yet known is added, none is taken away.
    """
    known = _known(session, campaign_id)
    lines: dict[tuple[PointKind, str], int] = {}
    return [_compared(row, known, lines, formulas.get(row.line, set()), today) for row in rows]


def _known(session: Session, campaign_id: UUID) -> dict[tuple[PointKind, str], dict[str, Any]]:
    asked: Any = (
        select(CoveragePoint, Visit)
        .outerjoin(
            Visit,
            (col(Visit.point_id) == CoveragePoint.id)
            & (col(Visit.visited_on) == CoveragePoint.visited_on)
            & col(Visit.withdrawn_reason).is_(None),
        )
        .where(CoveragePoint.campaign_id == campaign_id)
        .order_by(col(Visit.id))
    )
    return {
        (point.kind, normalised(point.name)): {
            "id": point.id,
            "withdrawn": point.withdrawn,
            "kind": POINT_WORDS[point.kind][0],
            "name": point.name,
            "place": point.place_words or "",
            "longitude": _plain(point.longitude),
            "latitude": _plain(point.latitude),
            "visited_on": _plain(point.visited_on),
            "visited_by": visit.visited_by if visit else "",
            "note": visit.note if visit else "",
        }
        for point, visit in session.execute(asked)
    }


def _compared(
    row: RowRead,
    known: Mapping[tuple[PointKind, str], dict[str, Any]],
    lines: dict[tuple[PointKind, str], int],
    formulas: set[str],
    today: date,
) -> PointPlanned:
    read = read_row(row.cells, today)
    read.faults |= dict.fromkeys(formulas & set(KEYS), FORMULA)
    kept = None
    if "kind" in read.values and "name" in read.values:
        key = (read.values["kind"], normalised(read.values["name"]))
        kept = known.get(key)
        first = lines.setdefault(key, row.line)
        if first != row.line:
            read.faults["name"] = f"与第 {first} 行是同一个点位，请删去一行。"
        elif kept and kept["withdrawn"]:
            read.faults["name"] = "这个点位已经撤销，不能再改。"
    cells = tuple(_cell(key, read, kept) for key in KEYS)
    outcome = outcome_of(cells, known=kept is not None)
    about_id = kept["id"] if kept else None
    title = read.written["name"] or f"第 {row.line} 行"
    compared = Compared(row.line, outcome, about_id, cells, title[:60])
    return PointPlanned(about_id, compared, read.values)


def _cell(key: str, read: PointRow, kept: Mapping[str, Any] | None) -> CellCompared:
    old = str(kept[key]) if kept else None
    value = read.values.get(key)
    if kept and value is not None and key in NOTED and _earlier(read, kept):
        note = "已有更晚的走访记录，保持不变。"
        return CellCompared(key, read.written[key], old, old, note=note)
    said = POINT_WORDS[value][0] if isinstance(value, PointKind) else _plain(value)
    return CellCompared(
        key=key,
        written=read.written[key],
        value=said if value is not None else old,
        old=old,
        fault=read.faults.get(key),
    )


def _earlier(read: PointRow, kept: Mapping[str, Any]) -> bool:
    day = read.values.get("visited_on")
    return day is not None and bool(kept["visited_on"]) and _plain(day) < kept["visited_on"]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
