"""Looking at a unit's list row by row, and beside what others found (inventory 66, 69)."""

from backend.domain.kit.tables import new_id

PROBLEMS = "/api/v1/problems"


def test_a_row_is_taken_over_with_its_unit_source_and_measure(checks, client, world):
    [asked] = checks.ask()
    checks.found(
        asked,
        place_words="付营子镇",
        measure="本月装齐计量设施",
        due_on="2026-04-30",
        found_on="2026-02-27",
    )
    check = checks.file(asked)
    id_ = str(new_id())

    seen = checks.take_over(check, check["findings"][0], problem_id=id_, aspect_id=checks.aspect)

    row = seen["findings"][0]
    assert (row["verdict"], row["problem"]["id"], row["open_steps"]) == ("taken", id_, [])
    assert row["problem"]["code"] == "滦平人问〔2026〕1号"
    staff = world.staff.headers
    problem = client.get(f"{PROBLEMS}/{id_}", headers=staff).json()
    assert (problem["source"], problem["unit"]["name"]) == ("self_check", "滦平县水务局")
    assert (problem["measure"], problem["due_on"]) == ("本月装齐计量设施", "2026-04-30")
    assert (problem["found_on"], problem["state"]) == ("2026-02-27", "found")
    told = client.get(f"{PROBLEMS}/{id_}/timeline", headers=staff).json()
    assert told[0]["title"] == "由自查清单列入：滦平县水务局自查自纠（2026年联动监督）"
    again = checks.take_over(check, row, 409)
    assert again["type"] == "/problems/step-not-open"
    assert checks.list.ledger(source="self_check")["count"] == 1


def test_likely_twins_are_shown_by_words_and_place_the_likeliest_first(checks):
    twin = checks.list.register(words="三道河村两口机井没有安装计量设施", place_words="三道河村")
    checks.list.register(words="县医院周边停车困难")
    check = checks.filed("三道河村机井未安装计量设施")
    url = f"/{check['id']}/findings/{check['findings'][0]['id']}/twins"

    found = checks.get(url)

    assert [one["id"] for one in found] == [twin["id"]]
    assert 0.3 <= found[0]["likeness"] <= 1


def test_a_row_is_the_same_as_a_problem_of_the_same_campaign_only(checks, world):
    problem = checks.list.register()
    check = checks.filed("滦平镇机井没有关停")
    other_campaign, field, _ = checks.list.start(world.staff, code="另一项", title="另一项监督")
    elsewhere = checks.list.register(campaign_id=other_campaign, field_id=field, aspect_id=None)
    row = check["findings"][0]

    refused = checks.decide(check, row, "match", status=422, problem_id=elsewhere["id"])
    assert refused["type"] == "/problems/problem-elsewhere"
    checks.decide(check, row, "match", status=404, problem_id=str(new_id()))
    seen = checks.decide(check, row, "match", problem_id=problem["id"])
    assert seen["findings"][0]["verdict"] == "matched"
    assert checks.list.ledger()["count"] == 2


def test_a_verdict_that_made_no_problem_can_be_taken_back_until_it_is_concluded(checks):
    check = checks.filed("机井台账缺失")
    row = check["findings"][0]
    checks.post(f"/{check['id']}/conclude", status=409)
    checks.decide(check, row, "decline", status=422, reason="")
    seen = checks.decide(check, row, "decline", reason="属于内部管理")
    assert seen["findings"][0]["reason"] == "属于内部管理"
    seen = checks.decide(check, row, "reconsider", reason="代表另有反映")
    assert seen["counts"]["waiting"] == 1
    checks.decide(check, row, "decline", reason="确属内部管理")

    done = checks.post(f"/{check['id']}/conclude", note="逐条审核完毕")

    assert (done["state"], done["review"], done["open_steps"]) == ("reviewed", "逐条审核完毕", [])
    checks.decide(check, row, "reconsider", status=409, reason="再看看")


def test_what_was_not_self_reported_stands_out_and_every_figure_opens_its_rows(checks, world):
    """自查未报, 自查与检查都有, 只有自查: of the problems of units that have filed."""
    water, housing = str(world.units["water"].id), str(world.units["housing"].id)
    same = checks.list.register(words="滦平镇机井没有关停", unit_id=water)
    missed = checks.list.register(words="两处灌溉水费没有公示", unit_id=water)
    checks.list.register(words="县医院周边停车困难", unit_id=housing)
    refused = checks.list.register(words="查无此事", unit_id=water)
    checks.list.step(world.staff, refused, "refuse", reason="经查不属实")
    assert checks.get("/summary")["missed"]["value"] == 0
    check = checks.filed("滦平镇机井没有关停到位", "付营子镇管网漏损严重")
    checks.decide(check, check["findings"][0], "match", problem_id=same["id"])
    checks.take_over(check, check["findings"][1])

    said = checks.get("/summary")

    got = {name: said[name]["value"] for name in ("unit_only", "both", "missed")}
    assert got == {"unit_only": 1, "both": 1, "missed": 1}
    assert said["own_rate"] == "50.00"
    for name, value in got.items():
        rows = checks.get("/compared", count=True, **said[name]["where"])
        assert (rows["count"], len(rows["items"])) == (value, value)
        assert {row["reported"] for row in rows["items"]} == {name}
    assert checks.get("/compared", reported="missed")["items"][0]["id"] == missed["id"]
    assert said["rows"] == {"rows": 2, "waiting": 0, "taken": 1, "matched": 1, "declined": 0}
    for name in ("asked", "filed", "reviewed", "overdue", "none_found"):
        rows = checks.get("", count=True, **said[name]["where"])
        assert rows["count"] == said[name]["value"], name


def test_a_unit_compares_only_what_it_was_given(checks, world):
    checks.filed("机井台账缺失")
    water = str(world.units["water"].id)
    checks.list.register(words="还没有交办的问题", unit_id=water)
    handed = checks.list.handed_over(words="已经交办的问题")

    assert checks.get("/summary", "staff")["missed"]["value"] == 2
    rows = checks.get("/compared", "unit", reported="missed")["items"]
    assert [row["id"] for row in rows] == [handed["id"]]
    assert checks.get("/compared", "joint_unit")["items"] == []


def test_the_words_of_a_matched_problem_are_the_congresss(checks):
    problem = checks.list.register(words="专班暗访发现机井仍在取水")
    check = checks.filed("机井没有关停")
    checks.decide(check, check["findings"][0], "match", problem_id=problem["id"])

    def words(who):
        return checks.get(f"/{check['id']}", who)["findings"][0]["problem"]["words"]

    assert words("staff") == "专班暗访发现机井仍在取水"
    assert words("unit") == "机井没有关停"


def test_the_ledger_goes_out_as_a_workbook(checks, client, world):
    checks.filed("机井台账缺失")

    answer = client.get("/api/v1/self-checks/export.xlsx", headers=world.staff.headers)

    assert answer.status_code == 200
    assert answer.content[:2] == b"PK"
