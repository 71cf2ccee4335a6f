"""The demo's accounts: somebody in every role at every congress, all with one password."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlmodel import Session, insert

from backend.domain.access import Role
from backend.domain.kit.tables import new_id
from backend.domain.people.accounts import rules
from backend.domain.people.accounts.tables import Account, Grant
from backend.domain.people.divisions.rules import Level
from backend.domain.people.persons.tables import Person
from backend.seed.deputies import Maker
from backend.seed.places import Place

PASSWORD = "chengde-2026-renda"  # nosec B105
"""Of every demo account; the demo's people and matters are invented."""

R = Role

PREFIXES = {
    "1308": "chengde",
    "130802": "shuangqiao",
    "130803": "shuangluan",
    "130804": "yingzi",
    "130821": "chengdexian",
    "130822": "xinglong",
    "130824": "luanping",
    "130825": "longhua",
    "130826": "fengning",
    "130827": "kuancheng",
    "130828": "weichang",
    "130881": "pingquan",
    "130824101": "luanpingzhen",
    "130822101": "xinglongzhen",
}
"""What a congress's user names begin with, by the division's code."""

DESKS: tuple[tuple[str, Role, str], ...] = (
    ("staff", R.congress_staff, "人大工作人员"),
    ("staff2", R.congress_staff, "人大工作人员"),
    ("leader", R.congress_leader, "常委会领导"),
)
UNITS = {
    "water": "水务局",
    "housing": "住房和城乡建设局",
    "transport": "交通运输局",
    "environment": "生态环境局",
    "agriculture": "农业农村局",
    "education": "教育和体育局",
    "urban": "城市管理综合行政执法局",
    "town": "滦平镇",
    "government": "人民政府",
}
"""Units with somebody to sign in, by the end of their user name."""
ADMINISTRATORS: tuple[tuple[str, Role, str], ...] = (
    ("system", R.system_admin, "系统管理员"),
    ("security", R.security_admin, "安全保密管理员"),
    ("audit", R.audit_admin, "安全审计管理员"),
)

SIGN_INS: tuple[tuple[str, str], ...] = (
    ("chengde.staff", "承德市人大工作人员：看全市，受理本级线索，维护本级名册"),
    ("chengde.leader", "承德市人大常委会领导：看全市进展与超期事项"),
    ("chengde.deputy", "承德市人大代表"),
    ("luanping.staff", "滦平县人大工作人员：登记、核实、交办、销号"),
    ("luanping.leader", "滦平县人大常委会领导：督办超期事项"),
    ("luanping.deputy", "滦平县人大代表：反映线索，评价办理结果"),
    ("luanping.water", "滦平县水务局经办人：接收、办理、答复"),
    ("luanping.housing", "滦平县住房和城乡建设局经办人"),
    ("luanping.government", "滦平县人民政府经办人：每周和县人大互报周报"),
    ("xinglong.staff", "兴隆县人大工作人员：与滦平县互不可见"),
    ("chengdexian.staff", "承德县人大工作人员：可导入代表名册"),
    ("chengde.system", "系统管理员：区划、人大、单位、规则"),
    ("chengde.security", "安全保密管理员：账号与身份"),
    ("chengde.audit", "安全审计管理员：审计记录"),
)
"""User names to show a newcomer, and who they are; every congress has the like."""


@dataclass
class Rows:
    accounts: list[dict[str, Any]] = field(default_factory=list)
    grants: list[dict[str, Any]] = field(default_factory=list)


def seed(
    session: Session,
    maker: Maker,
    places: Mapping[str, Place],
    units: Mapping[str, Mapping[str, UUID]],
    first: Mapping[str, UUID],
) -> None:
    """Make the accounts; `first` names the deputy of each congress who has a known user name."""
    before = len(maker.rows.persons)
    password, rows = rules.hashed(PASSWORD), Rows()
    for code, prefix in PREFIXES.items():
        place = places[code]
        for end, role, person_id, unit_id in _holders(maker, place, units[code], first[code]):
            _add(maker, rows, place, f"{prefix}.{end}", role, person_id, unit_id, password)
    known = {row["person_id"] for row in rows.accounts}
    _waiting(maker, places, rows, known)
    session.execute(insert(Person), maker.rows.persons[before:])
    session.execute(insert(Account), rows.accounts)
    session.execute(insert(Grant), rows.grants)


def _holders(
    maker: Maker, place: Place, units: Mapping[str, UUID], deputy: UUID
) -> Iterator[tuple[str, Role, UUID, UUID | None]]:
    yield "deputy", R.deputy, deputy, None
    for end, role, _ in DESKS:
        yield end, role, _office(maker, place.division.name + "人大机关"), None
    for end, word in UNITS.items():
        if word in units:
            yield end, R.unit_staff, _office(maker, place.division.name + word), units[word]
    if place.division.level is Level.city:
        for end, role, word in ADMINISTRATORS:
            yield end, role, _office(maker, word), None


def _office(maker: Maker, employer: str) -> UUID:
    made: UUID = maker.person(occupation="干部", employer=employer)["id"]
    return made


def _waiting(maker: Maker, places: Mapping[str, Place], rows: Rows, known: set[UUID]) -> None:
    """Make accounts that wait for their slips for the deputies of 滦平, as after a bulk making."""
    place = places["130824"]
    names = {p["id"]: p["name"] for p in maker.rows.persons}
    people = [
        d["person_id"]
        for d in maker.rows.deputies
        if d["congress_id"] == place.congress_id and d["person_id"] not in known
    ][:60]
    usernames = rules.free_usernames([names[i] for i in people], ())
    for person_id, username in zip(people, usernames, strict=True):
        _add(maker, rows, place, username, R.deputy, person_id, None, None)


def _add(
    maker: Maker,
    rows: Rows,
    place: Place,
    username: str,
    role: Role,
    person_id: UUID,
    unit_id: UUID | None,
    password: str | None,
) -> None:
    account_id = new_id()
    rows.accounts.append(
        {
            "id": account_id,
            "person_id": person_id,
            "username": username,
            "password_hash": password,
            "must_set_password": password is None,
            **maker.stamps,
        }
    )
    rows.grants.append(
        {
            "id": new_id(),
            "account_id": account_id,
            "role": role,
            "congress_id": place.congress_id,
            "unit_id": unit_id,
            "created_at": maker.now,
        }
    )
