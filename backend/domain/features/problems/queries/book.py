"""The problems of a campaign beside the rows of a workbook: which is which, and what differs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from backend.domain.features.problems.queries.cells import MOST_SHARED
from backend.domain.features.problems.queries.spots import Spots
from backend.domain.features.problems.rules import ProblemState, label, print_of
from backend.domain.kit.calendar import NEVER
from backend.domain.kit.sheets import CellCompared, Compared, Outcome, RowRead, outcome_of
from backend.domain.kit.text import normalised

KEYS = (
    "field",
    "aspect",
    "words",
    "source",
    "unit",
    "found_on",
    "measure",
    "due_on",
    "state",
    "done_on",
    "remark",
    "place",
)


CARRIED = "这个问题已经结转到以后年度，请在那一年的清单里改；这一行请照原样或者删去。"


@dataclass(frozen=True)
class Planned:
    """What a row becomes: the problem it is known to be, and its values as they would be kept."""

    line: int
    about_id: UUID | None
    outcome: Outcome
    values: dict[str, Any]


class Book:
    """The problems of a campaign, by what a row is known again by."""

    def __init__(self, spots: Spots, kept: Mapping[UUID, Any], units: Mapping[UUID, str]) -> None:
        self.spots, self.kept, self.units = spots, kept, units
        self.by_words: dict[tuple[str, object], UUID] = {}
        self.prints: dict[str, UUID] = {}
        for id_, row in kept.items():
            self.by_words.setdefault((row.words_print, _unit_key(row.unit_id, row.unit_words)), id_)
            self.prints.setdefault(row.words_print, id_)
        self.lines: dict[object, int] = {}
        self._cells: dict[tuple[str, str, str | None, str], CellCompared] = {}

    def place(
        self, row: RowRead, cells: dict[str, CellCompared], values: dict[str, Any]
    ) -> tuple[Compared, Planned]:
        """Return what a row comes to, and what it becomes."""
        for key in ("field", "aspect"):
            if key in values and cells[key].value != values[key]:
                cells[key] = replace(cells[key], value=values[key])
        if values.get("words"):
            values["words_print"] = print_of(values["words"])
        about_id = self._known(cells, values)
        self._once(row.line, about_id, cells, values)
        if about_id is not None:
            self._against(self.kept[about_id], cells, values)
        else:
            self._new(cells, values)
        listed = tuple(cells[key] for key in ("id", *KEYS) if key in cells)
        outcome = outcome_of(listed, known=about_id is not None)
        title = values.get("words") or cells["words"].written
        compared = Compared(row.line, outcome, about_id, listed, title[:60])
        return compared, Planned(row.line, about_id, outcome, values)

    def _known(self, cells: dict[str, CellCompared], values: dict[str, Any]) -> UUID | None:
        asked = values.pop("id", None)
        if asked is not None:
            if asked in self.kept:
                cells.pop("id", None)
                return UUID(str(asked))
            fault = "这一行的系统标识不在本清单里。请清空这一格，按新问题导入。"
            cells["id"] = CellCompared("id", str(asked), fault=fault)
            return None
        mark = values.get("words_print")
        if mark is None or cells["unit"].fault:
            return None
        key = _unit_key(values.get("unit_id"), values.get("unit_words"))
        return self.by_words.get((mark, key))

    def _once(
        self,
        line: int,
        about_id: UUID | None,
        cells: dict[str, CellCompared],
        values: dict[str, Any],
    ) -> None:
        """Find fault with a row that is the same problem as an earlier one."""
        mark = values.get("words_print")
        if mark is None or cells["unit"].fault:
            return
        unit = _unit_key(values.get("unit_id"), values.get("unit_words"))
        earlier = self.lines.setdefault(about_id or (mark, unit), line)
        if earlier != line:
            fault = f"与第 {earlier} 行是同一个问题（描述和责任单位都一样），请合并成一行。"
            cells["words"] = CellCompared("words", cells["words"].written, fault=fault)

    def _new(self, cells: dict[str, CellCompared], values: dict[str, Any]) -> None:
        if values.get("state") is ProblemState.escalated:
            cells["state"] = replace(cells["state"], fault=ESCALATED)
        if values.get("state") is None and not cells["state"].fault:
            values["state"] = ProblemState.found
            cells["state"] = CellCompared(
                "state", value=label(ProblemState.found), note="没有写状态，按“待核实”登记。"
            )
        if not cells["words"].fault and values.get("words_print") in self.prints:
            note = "清单里有描述相同、责任单位不同的问题，这一行按新问题登记。"
            cells["words"] = replace(cells["words"], note=note)

    def _against(self, kept: Any, cells: dict[str, CellCompared], values: dict[str, Any]) -> None:
        """Set what is kept beside what is written; what is not written stays."""
        for key, old in self._shown(kept).items():
            cell = cells[key]
            value, note = cell.value, cell.note
            if cell.fault is None and not cell.written:
                value = old
            if key == "state" and cell.fault is None and "state" in values:
                written = values["state"]
                if written is ProblemState.escalated and kept.state is not written:
                    cell = replace(cell, fault=ESCALATED)
                elif _stays(kept.state, written):
                    value, note = old, f"清单里已经是“{old}”，不退回，保持不变。"
                    values["state"] = kept.state
            if kept.former_of is not None and not cell.fault and value != old:
                cells[key] = replace(cell, value=value, old=old, fault=CARRIED)
            elif cell.fault or note:
                cells[key] = replace(cell, value=value, old=old, note=note)
            else:
                cells[key] = self._plain(key, cell.written, value, old)

    def _plain(self, key: str, written: str, value: str | None, old: str) -> CellCompared:
        """Return a cell that says no more than this; most rows share theirs with others."""
        if key == "words":
            return CellCompared(key, written, value, old)
        known = (key, written, value, old)
        cell = self._cells.get(known)
        if cell is None:
            cell = CellCompared(key, written, value, old)
            if len(self._cells) < MOST_SHARED:
                self._cells[known] = cell
        return cell

    def _shown(self, kept: Any) -> dict[str, str]:
        days = {"found_on": kept.found_on, "due_on": kept.due_on, "done_on": kept.done_on}
        return {
            "field": self.spots.fields.get(kept.field_id, ""),
            "aspect": self.spots.aspects[kept.aspect_id][1] if kept.aspect_id else "",
            "words": kept.words,
            "source": label(kept.source) if kept.source else "",
            "unit": self.units.get(kept.unit_id, "") if kept.unit_id else kept.unit_words or "",
            "measure": kept.measure or "",
            "state": label(kept.state),
            "remark": kept.remark or "",
            "place": kept.place_words or "",
            **{k: d.isoformat() if d and d != NEVER else "" for k, d in days.items()},
        }


ESCALATED = "上报要在问题的页面上办，不能用表格改。请改成实际的状态。"
_RANK = list(ProblemState)


def _stays(kept: ProblemState, written: ProblemState) -> bool:
    if kept in {ProblemState.refused, ProblemState.escalated}:
        return written is not kept
    return _RANK.index(written) < _RANK.index(kept)


def _unit_key(unit_id: UUID | None, words: str | None) -> object:
    return unit_id or normalised(words or "")
