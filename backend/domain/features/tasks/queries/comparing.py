"""Comparing rows of a file with a plan: what each would create or change, cell by cell."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, col, select

from backend.domain.features.tasks.queries.book import Book, Planned
from backend.domain.features.tasks.queries.cells import Owners, Reader
from backend.domain.features.tasks.queries.seeing import T, below, owners
from backend.domain.features.tasks.rules import Bodies, heading, number_of
from backend.domain.features.tasks.tables import Plan
from backend.domain.kit.sheets import CellCompared, Compared, Outcome, RowRead, text_of
from backend.domain.people.units.rules import UnitKind
from backend.domain.people.units.tables import Unit

_READ: tuple[Any, ...] = (
    T.id,
    T.number,
    T.aspect,
    T.words,
    T.words_print,
    T.source,
    T.leader,
    T.due_on,
    T.long_term,
    T.evidence,
    T.state,
    T.progress,
    T.remark,
)


@dataclass
class Comparison:
    """All rows compared, what they become, and what there is to know besides."""

    rows: list[Compared] = field(default_factory=list)
    planned: list[Planned] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def compare(
    session: Session,
    plan: Plan,
    *,
    rows: Sequence[RowRead],
    formulas: Mapping[int, set[str]],
    words: Mapping[str, Mapping[str, str]],
    bodies: Bodies,
) -> Comparison:
    """Compare rows with the tasks of a plan.

    `words` says by column what a congress's own word means. A row is known again by its id, its
    words, or its number in the plan; numbers that begin anew with each aspect are only an order. A
    row that has nothing but words in its first cells is a heading: what follows is of that aspect.
    An empty cell leaves what is there; a state never goes back.
    """
    meant = {**words.get("joint", {}), **words.get("owners", {})}
    units = known_units(session, plan)
    reader = Reader(Owners(units, meant, bodies), words.get("state", {}), plan.year)
    kept = {row.id: row for row in session.execute(select(*_READ).where(T.plan_id == plan.id))}
    read = [
        (aspect, heads, row, *reader.read(row, formulas.get(row.line, set())))
        for aspect, heads, row in _under_headings(rows)
    ]
    written = [values for _, heads, _, _, values, _ in read if not heads]
    numbers = Counter(values.get("number") for values in written)
    twice = any(count > 1 for number, count in numbers.items() if number is not None)
    book = Book(kept, owners(session, list(kept)), written, by_number=not twice)
    found = Comparison()
    if twice:
        found.warnings.append("序号有重复，只当作次序：按表里的先后接着编号。")
    for aspect, heads, row, cells, values, asked in read:
        if heads:
            found.rows.append(_headed(row, aspect))
            continue
        if aspect and "aspect" not in values and not cells["aspect"].fault:
            values["aspect"] = aspect
            cells["aspect"] = CellCompared("aspect", aspect, aspect)
        compared, planned = book.place(row, cells, values, asked)
        found.rows.append(compared)
        found.planned.append(planned)
    return found


def known_units(session: Session, plan: Plan) -> list[Unit]:
    """Return the units a plan can name: its congress's, and the standing committees below."""
    own = col(Unit.congress_id) == plan.congress_id
    committees = col(Unit.kind) == UnitKind.standing_committee
    within = col(Unit.congress_id).in_(below(session, plan.scope))
    statement = select(Unit).where(col(Unit.ended).is_(False), within & (own | committees))
    return list(session.exec(statement.order_by(col(Unit.position), col(Unit.id))))


def _under_headings(rows: Sequence[RowRead]) -> Iterator[tuple[str | None, bool, RowRead]]:
    """Yield each row with the heading above it, and whether it is one itself."""
    aspect: str | None = None
    for row in rows:
        said = {key: text_of(cell) for key, cell in row.cells.items() if text_of(cell)}
        alone = [text for key, text in said.items() if key != "aspect"]
        if "words" not in said and len(alone) == 1 and _is_no_number(said.get("number")):
            aspect = heading(alone[0])
            yield aspect, True, row
        else:
            yield aspect, False, row


def _is_no_number(text: str | None) -> bool:
    if text is None:
        return False
    try:
        number_of(text)
    except ValueError:
        return True
    return False


def _headed(row: RowRead, aspect: str | None) -> Compared:
    note = f"这一行是小标题，下面的任务归入“{aspect}”。"
    cell = CellCompared("number", text_of(row.cells.get("number")), aspect, note=note)
    return Compared(row.line, Outcome.same, None, (cell,), aspect or "")
