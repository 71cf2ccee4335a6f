"""What the cells of a row say: texts, days, and the county's own words for units and states."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from backend.domain.features.problems.rules import (
    SOURCE_WORDS,
    STATE_WORDS,
    ProblemSource,
    ProblemState,
    label,
    meanings,
)
from backend.domain.features.problems.rules.days import NO_DAY, lasts, likely_days
from backend.domain.kit.calendar import NEVER
from backend.domain.kit.sheets import (
    Cell,
    CellCompared,
    NotADay,
    RowRead,
    Suggestion,
    day_of,
    text_of,
)
from backend.domain.kit.text import likeness, normalised
from backend.domain.people.units.queries import names_of
from backend.domain.people.units.tables import Unit

AS_WRITTEN = "as-written"
"""The answer that a unit is none we know: its name stays as it is written."""
FORMULA = "这一格是公式，没有存下算好的值，请复制后用“粘贴为数值”再上传。"
COMPUTED = "这一格是公式，按算好的值读入。"
MOST_SHARED = 20_000
"""Cells kept to be shared by rows that say the same."""
_UNIQUE = frozenset({"words", "id"})
_LONGEST = {"field": 100, "aspect": 100, "unit": 100, "place": 200}
_STATES, _SOURCES = meanings(STATE_WORDS), meanings(SOURCE_WORDS)

Meaning = TypeVar("Meaning", ProblemState, ProblemSource)
Read = tuple[CellCompared, dict[str, Any]]


@dataclass
class Meanings:
    """Units by every name they have, and what the county's own words mean."""

    units: Sequence[Unit]
    words: Mapping[str, Mapping[str, str]]
    year: int
    """Whose days are meant where the year is not written."""
    by_name: dict[str, Unit | None] = field(default_factory=dict)
    """A name that two units have is nobody's."""
    alike: dict[str, tuple[Suggestion, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, units: Sequence[Unit], words: Mapping[str, Mapping[str, str]], year: int
    ) -> "Meanings":
        made = cls(units, words, year)
        for unit in units:
            for name in {normalised(name) for name in names_of(unit)} - {""}:
                made.by_name[name] = None if name in made.by_name else unit
        return made

    def unit(self, word: str) -> Unit | str | None:
        """Return the unit, the word itself if it was said to stay, or nothing."""
        answer = self.words.get("unit", {}).get(normalised(word))
        if answer == AS_WRITTEN:
            return word
        if answer is not None:
            return next((u for u in self.units if str(u.id) == answer), None)
        return self.by_name.get(normalised(word))

    def likely(self, word: str) -> tuple[Suggestion, ...]:
        """Return the three units most alike, and to leave the name as it is."""
        if word not in self.alike:
            scored = [(max(likeness(word, n) for n in names_of(u)), u) for u in self.units]
            best = sorted((s for s in scored if s[0] > 0.15), key=lambda s: -s[0])[:3]
            self.alike[word] = (
                *(Suggestion(str(unit.id), unit.name) for _, unit in best),
                Suggestion(AS_WRITTEN, "名单里没有，照原样写"),
            )
        return self.alike[word]


class Reader:
    """Reads the rows of one workbook."""

    def __init__(self, known: Meanings) -> None:
        self.known = known
        self._seen: dict[tuple[str, type, Cell], Read] = {}
        self._read: dict[str, Callable[[str, Cell], Read]] = {
            "field": self._name,
            "aspect": self._name,
            "words": self._words,
            "source": self._source,
            "unit": self._unit,
            "found_on": self._day,
            "measure": self._text,
            "due_on": self._day,
            "state": self._state,
            "done_on": self._day,
            "remark": self._text,
            "place": self._place,
            "id": self._id,
        }

    def read(
        self, row: RowRead, formulas: set[str]
    ) -> tuple[dict[str, CellCompared], dict[str, Any]]:
        """Return each cell with its fault or meaning, and the values of those that say any."""
        cells: dict[str, CellCompared] = {}
        values: dict[str, Any] = {}
        for key, read in self._read.items():
            cell = row.cells.get(key)
            if key in formulas:
                cells[key], said = self._computed(key, cell, read)
            else:
                cells[key], said = self._once(key, cell, read)
            values.update(said)
        return cells, values

    def _once(self, key: str, cell: Cell, read: Callable[[str, Cell], Read]) -> Read:
        """Read a cell, or know it from another row: most columns say few different things."""
        if key in _UNIQUE:
            return read(key, cell)
        known = (key, type(cell), cell)
        said = self._seen.get(known)
        if said is None:
            said = read(key, cell)
            if len(self._seen) < MOST_SHARED:
                self._seen[known] = said
        return said

    def _computed(self, key: str, cell: Cell, read: Callable[[str, Cell], Read]) -> Read:
        text = text_of(cell)
        if not text or text.startswith("#"):
            return CellCompared(key, text, fault=FORMULA), {}
        compared, said = read(key, cell)
        return compared if compared.fault else replace(compared, note=COMPUTED), said

    def _text(self, key: str, cell: Cell) -> Read:
        text = text_of(cell)
        most = _LONGEST.get(key, 2000)
        if len(text) > most:
            fault = f"最多写 {most} 个字，这里有 {len(text)} 个。"
            return CellCompared(key, text[:60], fault=fault), {}
        return CellCompared(key, text, text), {key: text} if text else {}

    def _name(self, key: str, cell: Cell) -> Read:
        text = " ".join(text_of(cell).split())
        if key == "field" and not text:
            return CellCompared(key, fault="没有写领域，请补上。"), {}
        return self._text(key, text)

    def _words(self, key: str, cell: Cell) -> Read:
        if len(normalised(text_of(cell))) < 2:
            fault = "没有写问题描述，请补上。"
            return CellCompared(key, text_of(cell), fault=fault), {}
        return self._text(key, cell)

    def _place(self, key: str, cell: Cell) -> Read:
        compared, said = self._text(key, cell)
        return compared, {"place_words": said[key]} if said else {}

    def _day(self, key: str, cell: Cell) -> Read:
        try:
            day = day_of(cell)
        except NotADay:
            return self._unclear_day(key, text_of(cell))
        said = day.isoformat() if isinstance(day, date) else ""
        return CellCompared(key, text_of(cell), said), {key: day} if day else {}

    def _unclear_day(self, key: str, text: str) -> Read:
        """Ask which day is meant, if a day may be; the year is never guessed."""
        answer = self.known.words.get(key, {}).get(normalised(text))
        if answer == NO_DAY:
            never = NEVER if key == "due_on" else None
            return CellCompared(key, text, "", note="不定日期。"), {key: never}
        if answer:
            return CellCompared(key, text, answer), {key: date.fromisoformat(answer)}
        days = likely_days(text, self.known.year)
        if not days and not lasts(text):
            return CellCompared(key, text[:60], fault="不是完整的日期，请写成 2026-12-05。"), {}
        choices = [Suggestion(d.isoformat(), f"{d.year}年{d.month}月{d.day}日") for d in days]
        none = Suggestion(NO_DAY, "不定日期")
        choices = [none, *choices] if lasts(text) else [*choices, none]
        fault = f"“{text[:20]}”没有说清是哪一天，请选择。"
        asked = CellCompared(key, text[:60], fault=fault, asks=True, suggestions=tuple(choices))
        return asked, {}

    def _state(self, key: str, cell: Cell) -> Read:
        return self._word(key, cell, _STATES, ProblemState)

    def _source(self, key: str, cell: Cell) -> Read:
        return self._word(key, cell, _SOURCES, ProblemSource)

    def _word(
        self, key: str, cell: Cell, common: Mapping[str, Meaning], every: type[Meaning]
    ) -> Read:
        text = text_of(cell)
        if not text:
            return CellCompared(key, value=""), {}
        word = normalised(text)
        answer = self.known.words.get(key, {}).get(word)
        meaning = every(answer) if answer in list(every) else common.get(word)
        if meaning is None:
            choices = _choices(text, every)
            fault = f"没看懂“{text[:20]}”，请选它是什么意思。"
            return CellCompared(key, text[:60], fault=fault, asks=True, suggestions=choices), {}
        return CellCompared(key, text, label(meaning)), {key: meaning}

    def _unit(self, key: str, cell: Cell) -> Read:
        text = text_of(cell)
        if not text or len(text) > 100:
            return self._text(key, cell)
        found = self.known.unit(text)
        if isinstance(found, Unit):
            return CellCompared(key, text, found.name), {"unit_id": found.id, "unit_words": None}
        if found is not None:
            return CellCompared(key, text, found), {"unit_id": None, "unit_words": found}
        likely = self.known.likely(text)
        guess = f"是不是“{likely[0].label}”？" if len(likely) > 1 else "请选择。"
        fault = f"名单里没有这个单位，{guess}"
        return CellCompared(key, text, fault=fault, asks=True, suggestions=likely), {}

    def _id(self, key: str, cell: Cell) -> Read:
        text = text_of(cell)
        if not text:
            return CellCompared(key), {}
        try:
            return CellCompared(key, text), {key: UUID(text)}
        except ValueError:
            fault = "系统标识被改过，请清空这一格，按新问题导入。"
            return CellCompared(key, text[:60], fault=fault), {}


def _choices(text: str, every: Iterable[ProblemState | ProblemSource]) -> tuple[Suggestion, ...]:
    said = (meaning for meaning in every if meaning is not ProblemState.escalated)
    listed = sorted(said, key=lambda meaning: -likeness(text, label(meaning)))
    return tuple(Suggestion(meaning.value, label(meaning)) for meaning in listed)
