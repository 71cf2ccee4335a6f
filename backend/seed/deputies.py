"""The demo's deputies: constituencies, invented people, mandates, groups."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, insert

from backend.domain.kit.tables import new_id
from backend.domain.people.constituencies.tables import Constituency
from backend.domain.people.deputies.rules import WORDS, DeputyState, EndGround, SuspendGround
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.divisions.rules import Level
from backend.domain.people.groups.tables import Group, GroupMember
from backend.domain.people.persons.queries import phone_print
from backend.domain.people.persons.tables import Person
from backend.seed.places import Place

COUNTY, CITY_ALONE, CITY_SHARED, TOWN = 128, 110, 5, 40
"""Deputies of a county; of the city alone; of the city from each county; of a township."""
FEWER = {"130821": 40}
"""承德县's roster is there to be brought in from its workbook."""
TOWNS = ("130824101", "130822101")

_JOBS = {
    "干部": ("{town}机关干部", "县直机关示例科室"),
    "农民": ("{town}示例村村民", "{town}示例种植专业合作社"),
    "工人": ("示例机械厂职工", "示例矿业公司职工"),
    "企业负责人": ("示例实业有限公司负责人", "示例农业科技公司负责人"),
    "专业技术人员": ("示例中学教师", "示例医院医生", "示例农技站技术员"),
}
_PARTIES = ("中共党员",) * 11 + ("群众",) * 6 + ("民革", "民盟", "民进", "农工党", "无党派")
_ETHNICITIES = ("汉",) * 11 + ("满",) * 7 + ("蒙古", "回")
_EDUCATIONS = ("高中", "大专", "大专", "本科", "本科", "本科", "研究生")
_TOPICS = ("农业农村", "生态环境", "教育医疗", "城乡建设", "营商环境", "社会治理")
_NUMBERS = "一二三四五六"


@dataclass
class Rows:
    """What is written at once, table by table."""

    persons: list[dict[str, Any]] = field(default_factory=list)
    constituencies: list[dict[str, Any]] = field(default_factory=list)
    deputies: list[dict[str, Any]] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    members: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Maker:
    """Invents people, the same ones each time."""

    rng: random.Random
    names: Iterator[str]
    now: datetime
    today: date
    rows: Rows = field(default_factory=Rows)

    @property
    def stamps(self) -> dict[str, datetime]:
        return {"created_at": self.now, "updated_at": self.now}

    def person(self, town: str = "", **given: Any) -> dict[str, Any]:
        """Invent somebody."""
        rng = self.rng
        job = rng.choice(list(_JOBS))
        phone = f"199{20000000 + len(self.rows.persons):08d}"
        made = {
            "id": new_id(),
            "name": next(self.names),
            "sex": rng.choice(("男", "男", "男", "女", "女")),
            "ethnicity": rng.choice(_ETHNICITIES),
            "born": f"{self.today.year - rng.randint(28, 62)}-{rng.randint(1, 12):02d}",
            "education": rng.choice(_EDUCATIONS),
            "party": rng.choice(_PARTIES),
            "occupation": job,
            "employer": rng.choice(_JOBS[job]).format(town=town),
            "phone": phone,
            "phone_print": phone_print(phone),
            "invented": True,
            **self.stamps,
            **given,
        }
        self.rows.persons.append(made)
        return made

    def mandate(self, place: Place, person: Mapping[str, Any], position: int, at: UUID) -> None:
        """Let somebody be deputy; a few no longer, or for the time being not."""
        chance = self.rng.random()
        state: dict[str, Any] = {"state": DeputyState.in_office}
        day = self.today - timedelta(days=self.rng.randint(10, 80))
        if position > 6 and chance < 0.008:
            ground = self.rng.choice((EndGround.moved_away, EndGround.resigned))
            state = {"state": DeputyState.ended, "ended_on": day, "ended_reason": WORDS[ground]}
        elif position > 6 and chance < 0.011:
            reason = WORDS[SuspendGround.detained]
            state = {
                "state": DeputyState.suspended,
                "suspended_on": day,
                "suspended_reason": reason,
            }
        empty = dict.fromkeys(("ended_on", "ended_reason", "suspended_on", "suspended_reason"))
        self.rows.deputies.append(
            {
                "id": new_id(),
                "person_id": person["id"],
                "congress_id": place.congress_id,
                "term_id": place.term_id,
                "constituency_id": at,
                "certificate": f"{place.code}-{position:03d}",
                "position": position,
                **empty,
                **state,
                **self.stamps,
            }
        )

    def constituency(
        self, place: Place, name: str, division_id: UUID | None, position: int
    ) -> UUID:
        id = new_id()
        self.rows.constituencies.append(
            {
                "id": id,
                "congress_id": place.congress_id,
                "name": name,
                "division_id": division_id,
                "position": position,
                **self.stamps,
            }
        )
        return id


def seed(session: Session, maker: Maker, places: Mapping[str, Place]) -> dict[str, UUID]:
    """Make every deputy; return, by code of the division, the person of its first deputy."""
    first: dict[str, UUID] = {}
    counties = [p for p in places.values() if p.division.level is Level.county]
    shared: list[tuple[Place, dict[str, Any]]] = []
    for place in counties:
        people = _of_county(maker, place, places)
        first[place.code] = people[0]["id"]
        shared += [(place, person) for person in people[1 : 1 + CITY_SHARED]]
        _groups(maker, place)
    city = places["1308"]
    first[city.code] = _of_city(maker, city, counties, shared)
    _groups(maker, city)
    for code in TOWNS:
        first[code] = _of_town(maker, places[code])
    rows = maker.rows
    seats = Counter(deputy["constituency_id"] for deputy in rows.deputies)
    for one in rows.constituencies:
        one["seats"] = seats[one["id"]]
    for table, of_table in (
        (Person, rows.persons),
        (Constituency, rows.constituencies),
        (Deputy, rows.deputies),
        (Group, rows.groups),
        (GroupMember, rows.members),
    ):
        session.execute(insert(table), of_table)
    return first


def _of_county(maker: Maker, place: Place, places: Mapping[str, Place]) -> list[dict[str, Any]]:
    towns = [p.division for p in places.values() if p.division.parent_id == place.division.id]
    count = FEWER.get(place.code, COUNTY)
    at = [
        maker.constituency(place, f"第{i}选区", towns[i % len(towns)].id, i)
        for i in range(1, max(8, count // 4) + 1)
    ]
    people = []
    for position in range(1, count + 1):
        index = (position - 1) % len(at)
        people.append(maker.person(towns[(index + 1) % len(towns)].name))
        maker.mandate(place, people[-1], position, at[index])
    return people


def _of_city(
    maker: Maker,
    city: Place,
    counties: list[Place],
    shared: list[tuple[Place, dict[str, Any]]],
) -> UUID:
    at = {
        county.code: maker.constituency(
            city, f"{county.division.name}选举单位", county.division.id, position
        )
        for position, county in enumerate(counties, 1)
    }
    own = [
        (county, maker.person(county.division.name))
        for county in (counties[i % len(counties)] for i in range(CITY_ALONE))
    ]
    for position, (county, person) in enumerate([*own, *shared], 1):
        maker.mandate(city, person, position, at[county.code])
    first: UUID = own[0][1]["id"]
    return first


def _of_town(maker: Maker, town: Place) -> UUID:
    at = [
        maker.constituency(town, f"第{i}选区", town.division.id, i) for i in range(1, TOWN // 4 + 1)
    ]
    people = [maker.person(town.division.name) for _ in range(TOWN)]
    for position, person in enumerate(people, 1):
        maker.mandate(town, person, position, at[(position - 1) % len(at)])
    first: UUID = people[0]["id"]
    return first


def _groups(maker: Maker, place: Place) -> None:
    own = [
        d
        for d in maker.rows.deputies
        if d["congress_id"] == place.congress_id and d["state"] is DeputyState.in_office
    ]
    for index, topic in enumerate(_TOPICS):
        group = {
            "id": new_id(),
            "congress_id": place.congress_id,
            "name": f"第{_NUMBERS[index]}代表小组",
            "topic": topic,
            **maker.stamps,
        }
        maker.rows.groups.append(group)
        maker.rows.members += [
            {
                "id": new_id(),
                "group_id": group["id"],
                "deputy_id": deputy["id"],
                "leader": place_in_group == 0,
                "created_at": maker.now,
            }
            for place_in_group, deputy in enumerate(own[index :: len(_TOPICS)])
        ]
