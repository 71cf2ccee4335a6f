"""Bodies, measures and statements county by county; inventory 8, 9, 128, 132, G2, trap (c)."""

import io
from datetime import timedelta

import openpyxl
import pytest

from backend.domain.kit.tables import new_id
from backend.domain.people.units.rules import UnitKind
from backend.domain.people.units.tables import Unit

URL = "/api/v1/staffing"


class Office:
    """The bodies of 滦平 and 兴隆, and hands to keep them."""

    def __init__(self, client, world, database, clock):
        self.client, self.world, self.clock = client, world, clock
        self.bodies = {}
        with database.writing() as session:
            for key, posts in [
                ("luanping", (8, 3, 1, 2, 1, 1, 1, 1)),
                ("xinglong", (10, 5, 4, 4, 1, 3, 1, 1)),
            ]:
                for at, post in enumerate(posts):
                    unit = Unit(
                        congress_id=world.congresses[key].id,
                        name=f"{key}人大第{at + 1}工作委员会",
                        short_name=f"第{at + 1}工委",
                        kind=UnitKind.working_committee,
                        posts=post,
                        staff=post,
                        rank="正科",
                        position=at,
                        created_at=clock.now,
                        updated_at=clock.now,
                    )
                    session.add(unit)
                    session.flush()
                    self.bodies[key, at + 1] = str(unit.id)

    def post(self, path, someone=None, status=200, **sent):
        self.clock.now += timedelta(minutes=1)
        headers = (someone or self.world.staff).headers
        answer = self.client.post(f"{URL}{path}", json=sent, headers=headers)
        assert answer.status_code == status, answer.json()
        return answer.json()

    def get(self, path="", someone=None, status=200, **asked):
        headers = (someone or self.world.city_staff).headers
        answer = self.client.get(f"{URL}{path}", params=asked, headers=headers)
        assert answer.status_code == status, answer.json()
        return answer.json()

    def measure(self, at, someone=None, status=201, **changes):
        sent = {
            "id": str(new_id()),
            "unit_id": self.bodies["luanping", at],
            "kind": "institution_post",
            "people": 3,
            **changes,
        }
        return self.post("/measures", someone, status, **sent)

    def says(self, someone, about="luanping", status=201, **said):
        sent = {
            "id": str(new_id()),
            "congress_id": str(self.world.congresses[about].id),
            "words": "书面汇报",
            **said,
        }
        return self.post("/statements", someone, status, **sent)

    def of(self, name="滦平县人大", **asked):
        items = self.get(**asked)["items"]
        return next(one for one in items if one["congress"]["short_name"] == name)


@pytest.fixture
def office(client, world, database, clock):
    return Office(client, world, database, clock)


def figures(row):
    return {name: row[name]["value"] for name in ("bodies", "one_person", "cleared", "under_way")}


def test_figures_of_counties_add_up_and_each_opens_its_rows(office):
    summary = office.get()

    assert [one["one_person"]["value"] for one in summary["items"]] == [3, 5]
    total = summary["total"]
    assert (total["bodies"]["value"], total["one_person"]["value"]) == (16, 8)
    assert total["share"] == "50.00"
    assert (total["posts"], total["staff"]) == (47, 47)
    for row in [*summary["items"], total]:
        for name in ("bodies", "one_person", "cleared", "under_way", "untouched", "late"):
            count = office.get("/bodies", count=True, **row[name]["where"])["count"]
            assert count == row[name]["value"], name


def test_a_one_person_body_is_cleared_by_what_is_in_place_and_not_by_what_is_planned(office):
    made = office.measure(3, target_on="2026-06-30")
    assert made["open_steps"] == ["apply", "approve", "finish", "withdraw"]
    office.post(f"/measures/{made['id']}/apply")
    office.post(f"/measures/{made['id']}/approve", note="县编委会议通过")
    assert figures(office.of()) == {"bodies": 8, "one_person": 5, "cleared": 0, "under_way": 1}

    done = office.post(f"/measures/{made['id']}/finish", done_on="2026-03-01")

    assert (done["state"], done["done_on"]) == ("done", "2026-03-01")
    assert figures(office.of()) == {"bodies": 8, "one_person": 5, "cleared": 1, "under_way": 0}
    assert office.of()["cleared_share"] == "20.00"
    page = office.get(f"/bodies/{office.bodies['luanping', 3]}")
    assert page["standing"] == "cleared"
    assert [entry["step"] for entry in page["entries"]] == ["finish", "approve", "apply", "plan"]

    office.post(f"/measures/{made['id']}/withdraw", reason="人员调离")
    assert office.get(f"/bodies/{office.bodies['luanping', 3]}")["standing"] == "untouched"


def test_a_measure_whose_day_has_passed_is_late_until_it_is_in_place(office, clock):
    made = office.measure(5, target_on="2026-03-10", kind="secondment", people=1)
    clock.now += timedelta(days=30)

    assert office.of()["late"]["value"] == 1
    office.post(f"/measures/{made['id']}/finish")
    assert office.of()["late"]["value"] == 0


def test_chengde_county_and_city_stand_side_by_side_and_nothing_is_settled(office, world):
    """Trap (c): the county says that it has none, the city that it has, the roster counts five."""
    office.says(world.staff, exists=False, words="五个委员会均设主任、副主任，不存在“一人委”现象")
    office.says(world.city_staff, exists=True, words="除两县区外，其他县区都存在“一人委”问题")

    row = office.of()

    assert row["own_says"]["exists"] is False
    assert row["above_says"]["exists"] is True
    assert (row["own_says"]["own"], row["above_says"]["own"]) == (True, False)
    assert row["conflicts"] == [
        "一人委：滦平县人大说没有，承德市人大说有。",
        "一人委：滦平县人大说没有，单位名册说有。",
    ]
    assert office.get()["in_conflict"] == 1
    assert row["one_person"]["value"] == 5


def test_the_latest_statement_counts_and_one_taken_back_does_not(office, world):
    office.says(world.staff, one_person=5, bodies=8, said_on="2026-02-01")
    newer = office.says(world.staff, one_person=4, bodies=8, said_on="2026-02-20")
    assert office.of()["conflicts"] == ["一人委：滦平县人大说 4 个，单位名册说 5 个。"]

    office.post(f"/statements/{newer['id']}/withdraw", reason="报错了")
    assert office.of()["conflicts"] == []
    about = str(world.congresses["luanping"].id)
    assert len(office.get("/statements", congress_id=about, withdrawn=True)) == 2
    office.post(f"/statements/{newer['id']}/withdraw", status=409, reason="再撤一次")


def test_what_the_city_says_of_all_is_set_beside_the_sum(office, world):
    said = "11个县级人大机关共有内设机构83个，其中32个机构仅设1个编制"
    office.says(world.city_staff, "city", of_all=True, bodies=83, one_person=32, words=said)

    summary = office.get()

    assert summary["total_says"]["words"] == said
    assert summary["total_conflicts"] == [
        "内设机构：承德市人大说 83 个，单位名册说 16 个。",
        "一人委：承德市人大说 32 个，单位名册说 8 个。",
    ]


def test_a_county_sees_itself_and_what_is_said_of_it_alone(office, world):
    office.says(world.city_staff, exists=True)
    office.says(world.city_staff, "xinglong", exists=True)

    seen = office.get(someone=world.staff)

    assert [one["congress"]["short_name"] for one in seen["items"]] == ["滦平县人大"]
    assert seen["items"][0]["above_says"] is not None
    about = str(world.congresses["xinglong"].id)
    office.get("/statements", world.staff, 404, congress_id=about)
    office.get(f"/bodies/{office.bodies['xinglong', 1]}", world.staff, 404)
    office.says(world.staff, "xinglong", status=404, exists=True)
    office.get(someone=world.unit, status=403)


def test_only_the_own_congress_keeps_its_measures(office, world):
    made = office.measure(3)
    office.post(f"/measures/{made['id']}/apply", world.other_staff, 404)
    office.post(f"/measures/{made['id']}/apply", world.city_staff, 403)
    office.measure(4, world.city_staff, 422)
    said = office.says(world.city_staff, exists=True)
    office.post(f"/statements/{said['id']}/withdraw", world.staff, 403, reason="不同意")
    applied = office.post(f"/measures/{made['id']}/apply", world.staff)
    assert (made["state"], applied["state"]) == ("planned", "applied")
    about = str(world.congresses["luanping"].id)
    assert [one["id"] for one in office.get("/statements", congress_id=about)] == [said["id"]]


def test_statements_that_make_no_sense_are_refused_at_the_field(office, world):
    for said, path in [
        ({}, "body.exists"),
        ({"bodies": 3, "one_person": 4}, "body.one_person"),
        ({"exists": False, "one_person": 2}, "body.one_person"),
        ({"exists": True, "said_on": "2027-01-01"}, "body.said_on"),
    ]:
        assert office.says(world.staff, status=422, **said)["issues"][0]["path"] == path


def test_a_workbook_shows_bodies_measures_and_the_share(office, client, world):
    office.measure(3, kind="resident_member", people=1)
    sheet = client.get(
        f"{URL}/export.xlsx", params={"level": "county"}, headers=world.city_staff.headers
    )

    lines = list(openpyxl.load_workbook(io.BytesIO(sheet.content)).active.values)

    assert lines[-1][2] == "16个内设机构，一人委8个，占50.00%"
    [line] = [one for one in lines if one[2] == "luanping人大第3工作委员会"]
    assert line[3:9] == ("正科", 1, 1, "是", "正在化解", "委员驻会1名（拟定）")
