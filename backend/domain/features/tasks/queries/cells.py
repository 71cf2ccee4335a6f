"""What the cells of a row say: numbers, days, owners by any of their names, states."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from backend.domain.features.tasks.rules import (
    Bodies,
    Body,
    Deadline,
    NotADeadline,
    TaskState,
    deadline_of,
    label,
    names_in,
    number_of,
    state_meant,
)
from backend.domain.kit.sheets import Cell, CellCompared, RowRead, Suggestion, text_of
from backend.domain.kit.text import likeness, normalised
from backend.domain.people.units.queries import names_of
from backend.domain.people.units.tables import Unit

AS_WRITTEN = "as-written"
"""The answer that an owner is no unit known to us: its name stays as it is written."""
FORMULA = "这一格是公式，请复制后用“粘贴为数值”再上传。"
_LONGEST = {"aspect": 100, "source": 200, "leader": 50}
_ALIKE, _A_LITTLE = 0.4, 0.15
"""From where on a name may be a unit's, so that it is asked about; and what is offered then."""

Said = dict[str, Any]
Read = tuple[list[CellCompared], Said]


@dataclass(frozen=True)
class Named:
    """An owner as a row names it."""

    name: str
    unit_id: UUID | None = None
    congress_id: UUID | None = None
    body: Body | None = None


@dataclass
class Owners:
    """Units by every name they have, the campaign's bodies, and what the congress's words mean."""

    units: Sequence[Unit]
    words: Mapping[str, str]
    bodies: Bodies = field(default_factory=Bodies)
    by_name: dict[str, Unit | None] = field(default_factory=dict)
    """A name that two units have is nobody's."""
    alike: dict[str, tuple[Suggestion, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for unit in self.units:
            for name in {normalised(name) for name in names_of(unit)} - {""}:
                self.by_name[name] = None if name in self.by_name else unit

    def called(self, word: str) -> Named | None:
        """Return who is meant; none if that must be asked."""
        plain = normalised(word)
        answer = self.words.get(plain)
        unit = self.by_name.get(plain)
        if answer is not None and answer != AS_WRITTEN:
            unit = next((u for u in self.units if str(u.id) == answer), None)
        if unit is not None and answer != AS_WRITTEN:
            return Named(unit.name, unit.id, unit.congress_id)
        body = self.bodies.called(word)
        if body is not None:
            return Named(body.name, body=body)
        return Named(word) if answer == AS_WRITTEN or not self.likely(word) else None

    def likely(self, word: str) -> tuple[Suggestion, ...]:
        """Return the units most alike, if one of them may be meant at all."""
        if word not in self.alike:
            scored = [(max(likeness(word, n) for n in names_of(u)), u) for u in self.units]
            best = sorted((s for s in scored if s[0] >= _A_LITTLE), key=lambda s: -s[0])[:5]
            near = bool(best) and best[0][0] >= _ALIKE
            found = tuple(Suggestion(str(unit.id), unit.name) for _, unit in best)
            self.alike[word] = found if near else ()
        return self.alike[word]


class Reader:
    """Reads the rows of one file for a plan's year."""

    def __init__(self, owners: Owners, states: Mapping[str, str], year: int) -> None:
        self.owners, self.states, self.year = owners, states, year
        self._read: dict[str, Callable[[str, Cell], Read]] = {
            "id": self._id,
            "number": self._number,
            "aspect": self._text,
            "words": self._words,
            "source": self._text,
            "owners": self._owners,
            "joint": self._owners,
            "leader": self._text,
            "due": self._due,
            "evidence": self._text,
            "state": self._state,
            "progress": self._text,
            "remark": self._text,
        }

    def read(
        self, row: RowRead, formulas: set[str]
    ) -> tuple[dict[str, CellCompared], dict[str, Any], list[CellCompared]]:
        """Return each cell with its fault or meaning, the values, and what else is to be asked."""
        cells: dict[str, CellCompared] = {}
        values: dict[str, Any] = {}
        asked: list[CellCompared] = []
        for key, read in self._read.items():
            if key in formulas:
                cells[key] = CellCompared(key, text_of(row.cells.get(key)), fault=FORMULA)
                continue
            (cells[key], *more), said = read(key, row.cells.get(key))
            asked += more
            values.update(said)
        return cells, values, asked

    def _text(self, key: str, cell: Cell) -> Read:
        text = text_of(cell)
        most = _LONGEST.get(key, 2000)
        if len(text) > most:
            fault = f"最多写 {most} 个字，这里有 {len(text)} 个。"
            return [CellCompared(key, text[:60], fault=fault)], {}
        return [CellCompared(key, text, text)], {key: text} if text else {}

    def _words(self, key: str, cell: Cell) -> Read:
        if len(normalised(text_of(cell))) < 2:
            return [CellCompared(key, text_of(cell), fault="没有写任务内容，请补上。")], {}
        return self._text(key, cell)

    def _number(self, key: str, cell: Cell) -> Read:
        text = text_of(cell)
        try:
            number = number_of(cell)
        except ValueError:
            return [CellCompared(key, text[:60], fault="序号要写成数字，例如 12。")], {}
        if number is None:
            return [CellCompared(key, value="")], {}
        if not 1 <= number <= 99_999:
            return [CellCompared(key, text[:60], fault="序号要在 1 到 99999 之间。")], {}
        return [CellCompared(key, text, str(number))], {key: number}

    def _due(self, key: str, cell: Cell) -> Read:
        text = text_of(cell)
        try:
            said: Deadline = deadline_of(cell, self.year)
        except NotADeadline:
            fault = "看不出是哪一天，请写成 2026-12-05、2026年6月底前、年底前或长期坚持。"
            return [CellCompared(key, text[:60], fault=fault)], {}
        return [CellCompared(key, text, said.said())], {key: said} if text else {}

    def _state(self, key: str, cell: Cell) -> Read:
        text = text_of(cell)
        if not text:
            return [CellCompared(key, value="")], {}
        answer = self.states.get(normalised(text))
        meaning = TaskState(answer) if answer in list(TaskState) else state_meant(text)
        if meaning is None:
            listed = sorted(TaskState, key=lambda s: -likeness(text, label(s)))
            choices = tuple(Suggestion(s.value, label(s)) for s in listed)
            fault = f"没看懂“{text[:20]}”，请选它是什么意思。"
            return [CellCompared(key, text[:60], fault=fault, asks=True, suggestions=choices)], {}
        return [CellCompared(key, text, label(meaning))], {key: meaning}

    def _owners(self, key: str, cell: Cell) -> Read:
        text = text_of(cell)
        names = names_in(text)
        if not names:
            return [CellCompared(key, text, "")], {}
        long = [name for name in names if len(name) > 100]
        if long or len(names) > 30:
            fault = "单位之间请用顿号隔开，每个名称 100 字以内，最多 30 个。"
            return [CellCompared(key, text[:60], fault=fault)], {}
        found = [(name, self.owners.called(name)) for name in names]
        asks = [self._ask(key, name) for name, owner in found if owner is None]
        if asks:
            return asks, {}
        known = [owner for _, owner in found if owner is not None]
        outside = [
            o.name
            for o in known
            if o.unit_id is None and o.body is None and not self._answered(o.name)
        ]
        note = f"单位名单里没有{'、'.join(outside)}，照原样登记。" if outside else None
        said = "、".join(owner.name for owner in known)
        return [CellCompared(key, text, said, note=note)], {key: known}

    def _answered(self, name: str) -> bool:
        return normalised(name) in self.owners.words

    def _ask(self, key: str, name: str) -> CellCompared:
        likely = self.owners.likely(name)
        choices = (*likely, Suggestion(AS_WRITTEN, "名单里没有，照原样写"))
        fault = f"名单里没有“{name[:30]}”，是不是“{likely[0].label}”？"
        return CellCompared(key, name, fault=fault, asks=True, suggestions=choices)

    def _id(self, key: str, cell: Cell) -> Read:
        text = text_of(cell)
        if not text:
            return [CellCompared(key)], {}
        try:
            return [CellCompared(key, text)], {key: UUID(text)}
        except ValueError:
            fault = "系统标识被改过，请清空这一格，按新任务导入。"
            return [CellCompared(key, text[:60], fault=fault)], {}
