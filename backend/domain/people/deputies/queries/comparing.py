"""The roster against what is kept: which row is which deputy, and what would change."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Permission
from backend.domain.kit.secrets import masked
from backend.domain.kit.sheets import Cell, CellCompared, Compared, Outcome, RowRead, outcome_of
from backend.domain.people.congresses import queries as congresses
from backend.domain.people.constituencies.queries import by_name
from backend.domain.people.constituencies.tables import Constituency
from backend.domain.people.deputies.queries.reading import DeputyFilters, Mandate, every
from backend.domain.people.deputies.rules import DeputyState
from backend.domain.people.deputies.rules.roster import COMPARED, OF_PERSON, RosterRow, read_row


def compare(
    session: Session,
    actor: Actor,
    rows: Sequence[RowRead],
    *,
    congress_id: UUID,
    term_id: UUID,
) -> list[Compared]:
    """Say row by row what bringing the roster into this term would do; nothing is written.

    A deputy is known again by the id of our own export, by name and phone number, by name and
    month of birth, or, if the row says neither, by a name that only one has. An empty cell leaves
    what is kept. Raise NotFound or OnlyToRead.
    """
    congresses.kept(session, actor, congress_id)
    congresses.term(session, congress_id, term_id)
    filters = DeputyFilters(congress_id=congress_id, term_id=term_id)
    known = Known.of(every(session, actor, filters))
    places = by_name(session, congress_id)
    seen: dict[Any, int] = {}
    return [_compared(row, known, places, seen) for row in rows]


def ledger_rows(
    session: Session, actor: Actor, filters: DeputyFilters, *, only: Sequence[Any] = ()
) -> list[dict[str, Cell]]:
    """Return the deputies as rows of the roster, by column key; numbered from 1."""
    clear = actor.may(Permission.persons_phones)
    rows: list[dict[str, Cell]] = []
    for number, one in enumerate(every(session, actor, filters, only=only), 1):
        said = kept_values(one)
        phone = said["phone"] if clear else masked(said["phone"])
        rows.append({**said, "number": number, "phone": phone, "id": str(one.deputy.id)})
    return rows


def kept_values(one: Mandate) -> dict[str, str]:
    """Return what is kept of a deputy, by column, empty where nothing is."""
    said = {key: getattr(one.person, key) or "" for key in OF_PERSON}
    return {**said, "constituency": one.constituency.name if one.constituency else ""}


@dataclass
class Known:
    """The deputies of the term, found by what a row may say of them."""

    by_id: dict[str, Mandate] = field(default_factory=dict)
    by_phone: dict[str, list[Mandate]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, list[Mandate]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, mandates: Sequence[Mandate]) -> "Known":
        known = cls()
        for one in mandates:
            known.by_id[str(one.deputy.id)] = one
            known.by_name[one.person.name].append(one)
            if one.person.phone:
                known.by_phone[one.person.phone].append(one)
        return known

    def candidates(self, values: Mapping[str, str]) -> list[Mandate]:
        """Return who the row may be: nobody, one, or several."""
        if values.get("id") in self.by_id:
            return [self.by_id[values["id"]]]
        named = self.by_name.get(values.get("name", ""), [])
        phone, born = values.get("phone"), values.get("born")
        if phone and (found := [m for m in named if m.person.phone == phone]):
            return found
        if born and (found := [m for m in named if m.person.born == born]):
            return found
        return [] if phone or born else named


def _compared(
    row: RowRead,
    known: Known,
    places: Mapping[str, Constituency],
    seen: dict[Any, int],
) -> Compared:
    read = read_row(row.cells)
    faults, notes = dict(read.faults), dict[str, str]()
    candidates = known.candidates(read.values)
    one = candidates[0] if len(candidates) == 1 else None
    if len(candidates) > 1:
        faults.setdefault("name", "有多位同名代表，请填写手机号码以便区分。")
    _check_twice(row, read, one, seen, faults)
    _check_phone(row, read, one, known, seen, faults)
    place = read.values.get("constituency")
    if place and place in places and places[place].ended:
        faults.setdefault("constituency", "这个选区已经停用，请改用在用的选区。")
    elif place and place not in places and "constituency" not in faults:
        notes["constituency"] = "名册中还没有这个选区，导入时会新建。"
    old = kept_values(one) if one else None
    cells = tuple(_cell(key, read, old, faults, notes) for key in COMPARED)
    outcome = outcome_of(cells, known=one is not None)
    if one and outcome is Outcome.change and one.deputy.state is DeputyState.ended:
        faults["name"] = "这位代表的资格已经终止，不能再修改。"
        cells = tuple(_cell(key, read, old, faults, notes) for key in COMPARED)
        outcome = Outcome.bad
    title = read.values.get("name") or f"第 {row.line} 行"
    return Compared(row.line, outcome, one.deputy.id if one else None, cells, title)


def _cell(
    key: str,
    read: RosterRow,
    old: Mapping[str, str] | None,
    faults: Mapping[str, str],
    notes: Mapping[str, str],
) -> CellCompared:
    before = old[key] if old is not None else None
    return CellCompared(
        key=key,
        written=read.written[key],
        value=read.values.get(key) or before,
        old=before,
        fault=faults.get(key),
        note=notes.get(key),
    )


def _check_twice(
    row: RowRead,
    read: RosterRow,
    one: Mandate | None,
    seen: dict[Any, int],
    faults: dict[str, str],
) -> None:
    values = read.values
    key = one.deputy.id if one else (values.get("name"), values.get("phone"), values.get("born"))
    if seen.setdefault(key, row.line) != row.line:
        faults.setdefault("name", f"与第 {seen[key]} 行是同一个人，请删去一行。")


def _check_phone(
    row: RowRead,
    read: RosterRow,
    one: Mandate | None,
    known: Known,
    seen: dict[Any, int],
    faults: dict[str, str],
) -> None:
    phone = read.values.get("phone")
    if not phone:
        return
    first = seen.setdefault(("phone", phone), row.line)
    if first != row.line:
        faults.setdefault("phone", f"与第 {first} 行的号码相同，请核对。")
    others = [m for m in known.by_phone.get(phone, []) if m is not one]
    if others:
        name = others[0].person.name
        faults.setdefault("phone", f"这个号码已经登记给代表{name}，请核对姓名和号码。")
