"""The four lists and the ledger as rows of cells, whatever they are written as."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlmodel import Session

from backend.api.problems.asking import ProblemExport
from backend.api.problems.reading import filters_of
from backend.api.problems.telling import deadline
from backend.domain.access import Actor
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.queries import Layout
from backend.domain.features.problems import queries
from backend.domain.features.problems.queries import Counts, P, ProblemFilters, ProblemSort
from backend.domain.features.problems.rules import ProblemState as S
from backend.domain.features.problems.rules import label
from backend.domain.features.problems.rules.lists import NAMES, NARROWED, ProblemList, columns_of
from backend.domain.kit.calendar import NEVER, Light, today_of
from backend.domain.kit.sheets import Cell, Column

LIGHTS = {
    Light.on_time: "按期",
    Light.due_soon: "临期",
    Light.overdue: "逾期",
    Light.done: "已整改",
}


@dataclass
class Listing:
    """One list: its title, columns, totals, and how its rows are read."""

    which: ProblemList
    title: str
    columns: tuple[Column, ...]
    counts: Counts
    units: int
    all: int
    filters: ProblemFilters
    layout: Layout
    today: date

    def rows(self, session: Session, actor: Actor) -> Iterator[list[Cell]]:
        """Give the rows, numbered from 1; few are held at a time."""
        keys = [column.key for column in self.columns]
        for number, (row, field, aspect) in enumerate(self._read(session, actor), 1):
            said = _cells(row, number, field, aspect, self.today)
            yield [said[key] for key in keys]

    def _read(self, session: Session, actor: Actor) -> Iterator[tuple[dict[str, Any], str, Any]]:
        """Give rows with their fields and aspects: unit by unit, or in the campaign's order."""
        by_unit = self.which is ProblemList.responsibility
        filters = replace(self.filters, sort=ProblemSort.unit if by_unit else ProblemSort.number)
        names = {spot.id: spot.name for spot in self.layout.fields}
        for field_id in [None] if by_unit else list(names):
            read = queries.every(session, actor, filters, field_id=field_id, today=self.today)
            for row in read:
                aspect = row["aspect_id"] and self.layout.aspects[row["aspect_id"]][1]
                yield row, names[row["field_id"]], aspect

    @property
    def totals(self) -> list[Cell]:
        """Return the row of totals: what was counted, and of how many."""
        counts, first = self.counts, self.columns[0].key
        rate = f"，占比{counts.rate}%" if counts.rate else ""
        said = f"{counts.problems}个问题，已整改完成{counts.rectified}个{rate}"
        if self.which is ProblemList.responsibility:
            said = f"{self.units}个责任单位，{said}"
        if self.which is ProblemList.effect:
            said = (
                f"已整改完成{counts.rectified}个，其中已验收{counts.verified}个，"
                f"已销号{counts.signed_off}个"
            )
        cells: dict[str, Cell] = {first: "合计", "words": said}
        return [cells.get(column.key) for column in self.columns]


def listing(session: Session, actor: Actor, asked: ProblemExport, *, today: date) -> Listing:
    """Return the list that is asked for, filtered as on screen."""
    which, filters = asked.listed_as, filters_of(session, actor, asked, today=today)
    if filters.counted_as is None:
        filters = replace(filters, counted_as=NARROWED.get(which))
    by = (P.field_id, P.aspect_id, P.congress_id, P.unit_id)
    groups = queries.tally(session, actor, filters, *by, today=today)
    counts = sum((counts for _, counts in groups), Counts())
    layout = campaigns.layout(
        session, {key[0] for key, _ in groups}, {key[1] for key, _ in groups if key[1]}
    )
    several = len({key[2] for key, _ in groups}) > 1
    units = len({key[3] for key, _ in groups if key[3]})
    return Listing(
        which,
        _title(session, actor, asked),
        columns_of(which, several=several),
        counts,
        units,
        queries.how_many(session, actor, filters, today=today),
        filters,
        layout,
        today,
    )


def _title(session: Session, actor: Actor, asked: ProblemExport) -> str:
    name = NAMES[asked.listed_as]
    if asked.campaign_id is None:
        return name
    return f"{campaigns.campaign(session, actor, asked.campaign_id).title}{name}"


def _cells(
    row: dict[str, Any], number: int, field: str, aspect: str | None, today: date
) -> dict[str, Cell]:
    moments = {
        "verified_on": row["verified_on_site_at"],
        "signed_off_on": row["signed_off_at"],
    }
    return {
        **row,
        **{key: today_of(at) if at else None for key, at in moments.items()},
        "seq": number,
        "field": field,
        "aspect": aspect,
        "source": label(row["source"]) if row["source"] else None,
        "unit": row["unit_name"] or row["unit_words"],
        "due_on": None if row["due_on"] == NEVER else row["due_on"],
        "state": label(row["state"]),
        "light": _light(row, today),
        "place": row["place_words"],
        "congress": row["congress_name"],
        "look_back": _look_back(row),
        "id": str(row["id"]),
    }


def _light(row: dict[str, Any], today: date) -> str:
    if row["former_of"] or row["held_from"]:
        return "已结转" if row["former_of"] else "上报中"
    undated = row["due_on"] == NEVER
    if row["state"] is S.refused or (undated and row["state"] in (S.found, S.verified)):
        return ""
    said: Light = deadline(row, today)["light"]
    return LIGHTS[said] if not undated or said is Light.done else "不定日期"


def _look_back(row: dict[str, Any]) -> str | None:
    if row["reopened"]:
        return f"重新整改 {row['reopened']} 次"
    at = row["looked_back_at"]
    return f"{today_of(at).isoformat()} 未反弹" if at else None


def words(cells: Sequence[Cell]) -> list[str]:
    """Return cells as words, for paper."""
    return ["" if cell is None else str(cell) for cell in cells]
