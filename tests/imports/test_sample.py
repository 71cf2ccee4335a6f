"""The county's real layout: 7 fields, 28 aspects, 89 problems, 49 rectified (inventory 64, G1)."""

from tests.imports.conftest import PROBLEMS, counts


def test_the_preview_says_what_would_be_made_and_changes_nothing(desk):
    made = desk.upload(PROBLEMS)
    assert counts(made) == [89, 0, 0, 0]
    assert len(made["news"]["fields"]) == 7
    assert len(made["news"]["aspects"]) == 28
    assert made["warnings"] == []
    assert made["header_line"] == 3
    assert [c["key"] for c in made["columns"]] == [
        "seq",
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
    ]
    assert desk.ledger()["count"] == 0
    first = desk.rows(made)[0]
    assert (first["line"], first["outcome"]) == (4, "create")
    said = {cell["key"]: cell["value"] for cell in first["cells"]}
    assert said["unit"] == "滦平县发展和改革局"
    assert said["due_on"] == "2022-06-05"


def test_inventory_64_after_the_import_each_figure_opens_exactly_its_rows(desk):
    done = desk.bring_in(PROBLEMS)
    assert done["state"] == "committed"
    said = desk.summary()
    values = {n: said[n]["value"] for n in ("fields", "aspects", "problems", "rectified")}
    assert values == {"fields": 7, "aspects": 28, "problems": 89, "rectified": 49}
    assert said["rate"] == "55.06"
    assert said["verified"]["value"] == 0
    for name in set(said) - {"rate", "fields", "aspects"}:
        assert desk.ledger(**said[name]["where"])["count"] == said[name]["value"], name
    fields = desk.get("/api/v1/problems/by-field", campaign_id=desk.campaign).json()
    assert [f["name"] for f in fields] == [
        "重点项目建设",
        "优化营商环境",
        "地下水超采综合治理",
        "农村人居环境整治提升",
        "城市生活垃圾分类管理",
        "开发区提升",
        "县城提质升级",
    ]
    assert [f["problems"] for f in fields] == [14, 13, 12, 15, 12, 11, 12]
    assert sum(len(f["aspects"]) for f in fields) == 28
    for one in [*fields, *(a for f in fields for a in f["aspects"])]:
        assert desk.ledger(**one["where"])["count"] == one["problems"]
    campaign = desk.get(f"/api/v1/campaigns/{desk.campaign}").json()
    assert campaign["short_name"] == "7"
    rows = desk.ledger(limit=200)["items"]
    assert [r["number"] for r in rows] == list(range(1, 90))
    assert rows[0]["code"] == "滦平人问〔2022〕1号"


def test_a_second_import_of_the_same_file_changes_nothing(desk):
    desk.bring_in(PROBLEMS)
    before = desk.ledger(limit=200)["items"]
    again = desk.upload(PROBLEMS)
    assert counts(again) == [0, 0, 89, 0]
    assert again["news"] == {"fields": [], "aspects": []}
    assert again["open_steps"] == ["answer", "cancel"]
    desk.step(again)
    assert desk.ledger(limit=200)["items"] == before


def test_units_see_what_the_list_gives_them_and_are_told_once(desk, world, client):
    desk.bring_in(PROBLEMS)
    mine = desk.get("/api/v1/problems", world.unit, count=True).json()
    assert mine["count"] == 12
    notices = desk.get("/api/v1/notices", world.unit).json()["items"]
    assert [n["title"] for n in notices] == ["随清单交办 6 个问题，请受理"]
    waiting = next(r for r in mine["items"] if r["state"] == "handed_over")
    one = desk.get(f"/api/v1/problems/{waiting['id']}", world.unit).json()
    assert one["open_steps"] == ["accept", "give-back"]
    entries = desk.get(f"/api/v1/problems/{waiting['id']}/timeline", world.unit).json()
    assert entries[0]["title"] == "随《luanping-problem-list.xlsx》导入，状态“尚未启动”"


def test_an_imported_problem_is_found_by_its_words(desk):
    desk.bring_in(PROBLEMS)
    assert desk.ledger(q="示例31")["count"] >= 1
    assert desk.ledger(q="邓厂满族乡水源置换")["count"] == 1
