"""The tasks of a plan beside the rows of a file: which is which, and what differs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from backend.domain.engines.assignments.rules import AssignmentRole
from backend.domain.features.tasks.rules import Deadline, TaskState, label, print_of
from backend.domain.features.tasks.tables import TaskOwner
from backend.domain.kit.sheets import CellCompared, Compared, Outcome, RowRead, outcome_of

KEYS = (
    "number",
    "aspect",
    "words",
    "source",
    "owners",
    "joint",
    "leader",
    "due",
    "evidence",
    "state",
    "progress",
    "remark",
)
_RANK = (TaskState.planned, TaskState.under_way, TaskState.reported_done, TaskState.confirmed)


@dataclass(frozen=True)
class Planned:
    """What a row becomes: the task it is known to be, and its values as they would be kept."""

    line: int
    about_id: UUID | None
    outcome: Outcome
    values: dict[str, Any]


class Book:
    """The tasks of a plan, by what a row is known again by: its id, its number, its words."""

    def __init__(
        self,
        kept: Mapping[UUID, Any],
        owners: Mapping[UUID, Sequence[TaskOwner]],
        written: Sequence[Mapping[str, Any]],
        *,
        by_number: bool,
    ) -> None:
        self.kept, self.owners, self.by_number = kept, owners, by_number
        self.numbers = {row.number: id_ for id_, row in kept.items()}
        self.prints: dict[str, UUID] = {}
        for id_, row in kept.items():
            self.prints.setdefault(row.words_print, id_)
        self.lines: dict[object, int] = {}
        self.claimed: set[UUID] = set()
        """Tasks that a row of the file is, by id or words."""
        self.moving: set[UUID] = set()
        """Of them, those that get another number."""
        taken = [0, *self.numbers]
        for values in written if by_number else ():
            number = values.get("number")
            about_id = self._by_words(values)
            if number is not None:
                taken.append(number)
            if about_id is not None:
                self.claimed.add(about_id)
                if number not in {None, kept[about_id].number}:
                    self.moving.add(about_id)
        self.next = max(taken) + 1

    def place(
        self,
        row: RowRead,
        cells: dict[str, CellCompared],
        values: dict[str, Any],
        asked: Sequence[CellCompared],
    ) -> tuple[Compared, Planned]:
        """Return what a row comes to, and what it becomes."""
        about_id = self._known(cells, values)
        self._once(row.line, about_id, cells, values)
        self._for_long(about_id, cells, values)
        if about_id is not None:
            self._against(about_id, cells, values)
        else:
            self._new(cells, values)
        listed = (*(cells[key] for key in ("id", *KEYS) if key in cells), *asked)
        outcome = outcome_of(listed, known=about_id is not None)
        title = values.get("words") or cells["words"].written
        return (
            Compared(row.line, outcome, about_id, listed, title[:60]),
            Planned(row.line, about_id, outcome, values),
        )

    def _known(self, cells: dict[str, CellCompared], values: dict[str, Any]) -> UUID | None:
        asked = values.pop("id", None)
        if asked is not None:
            if asked in self.kept:
                cells.pop("id", None)
                return UUID(str(asked))
            fault = "这一行的系统标识不在本清单里。请清空这一格，按新任务导入。"
            cells["id"] = CellCompared("id", str(asked), fault=fault)
            return None
        if not self.by_number:
            values.pop("number", None)
        found = self._by_words(values)
        number = values.get("number")
        if number is None or found is not None:
            return found
        held = self.numbers.get(number)
        return None if held in self.claimed else held

    def _by_words(self, values: Mapping[str, Any]) -> UUID | None:
        if values.get("id") in self.kept:
            return UUID(str(values["id"]))
        return self.prints.get(print_of(values.get("words", "")))

    def _once(
        self,
        line: int,
        about_id: UUID | None,
        cells: dict[str, CellCompared],
        values: dict[str, Any],
    ) -> None:
        """Find fault with a row that is the same task as an earlier one, or takes its number."""
        if not values.get("words"):
            return
        earlier = self.lines.setdefault(about_id or print_of(values["words"]), line)
        if earlier != line:
            fault = f"与第 {earlier} 行是同一项任务，请合并成一行。"
            cells["words"] = CellCompared("words", cells["words"].written, fault=fault)
            return
        number = values.get("number")
        holder = self.numbers.get(number) if number is not None else None
        if holder is not None and holder != about_id and holder not in self.moving:
            fault = f"序号 {number} 在清单里是另一项任务，请核对。"
            cells["number"] = CellCompared("number", str(number), fault=fault)

    def _for_long(
        self, about_id: UUID | None, cells: dict[str, CellCompared], values: dict[str, Any]
    ) -> None:
        """A task kept up for long is not done: it goes on. Source: our reading, unconfirmed."""
        due: Deadline | None = values.get("due")
        long_term = due.long_term if due else bool(about_id and self.kept[about_id].long_term)
        if long_term and values.get("state") in {TaskState.reported_done, TaskState.confirmed}:
            values["state"] = TaskState.under_way
            note = "长期坚持的任务没有“完成”，按“正在推进”登记。"
            said = label(TaskState.under_way)
            cells["state"] = replace(cells["state"], value=said, note=note)

    def _new(self, cells: dict[str, CellCompared], values: dict[str, Any]) -> None:
        if values.get("state") is None and not cells["state"].fault:
            values["state"] = TaskState.planned
            note = "没有写状态，按“未启动”登记。"
            cells["state"] = CellCompared("state", value=label(TaskState.planned), note=note)
        if not cells["owners"].fault and "owners" not in values:
            fault = "没有写责任单位，请补上。"
            cells["owners"] = CellCompared("owners", cells["owners"].written, fault=fault)
        if values.get("number") is None and not cells["number"].fault:
            values["number"] = self.next
            cells["number"] = replace(cells["number"], value=str(self.next))
        self.next = max(self.next, values.get("number", 0)) + 1

    def _against(
        self, about_id: UUID, cells: dict[str, CellCompared], values: dict[str, Any]
    ) -> None:
        """Set what is kept beside what is written; what is not written stays."""
        kept = self.kept[about_id]
        if "owners" in values and "joint" not in values and not cells["joint"].written:
            self._leads_as_before(about_id, cells, values)
        for key, old in self._shown(about_id).items():
            cell = cells[key]
            value, note = cell.value, cell.note
            if cell.fault is None and not (cell.written and key in values):
                value = old
            said = values.get("state") if key == "state" and cell.fault is None else None
            if said is not None and _stays(kept.state, said):
                value, note = old, f"清单里已经是“{old}”，不退回，保持不变。"
                values["state"] = kept.state
            cells[key] = replace(cell, value=value, old=old, note=note)

    def _leads_as_before(
        self, about_id: UUID, cells: dict[str, CellCompared], values: dict[str, Any]
    ) -> None:
        """Show several owners of one column as they are kept: the first leads, others join in."""
        first, *rest = values["owners"]
        if rest:
            values["owners"], values["joint"] = [first], rest
            cells["owners"] = replace(cells["owners"], value=first.name)
            said = "、".join(one.name for one in rest)
            cells["joint"] = CellCompared("joint", said, said)

    def _shown(self, about_id: UUID) -> dict[str, str]:
        kept = self.kept[about_id]
        return {
            "number": str(kept.number),
            "aspect": kept.aspect or "",
            "words": kept.words,
            "source": kept.source or "",
            "owners": self._names(about_id, AssignmentRole.lead),
            "joint": self._names(about_id, AssignmentRole.joint),
            "leader": kept.leader or "",
            "due": Deadline(kept.due_on, kept.long_term).said(),
            "evidence": kept.evidence or "",
            "state": label(kept.state),
            "progress": kept.progress or "",
            "remark": kept.remark or "",
        }

    def _names(self, about_id: UUID, role: AssignmentRole) -> str:
        return "、".join(o.name for o in self.owners[about_id] if o.role is role)


def _stays(kept: TaskState, written: TaskState) -> bool:
    if TaskState.withdrawn in {kept, written}:
        return kept is TaskState.withdrawn
    return _RANK.index(written) < _RANK.index(kept)
