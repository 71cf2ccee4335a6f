"""A week's report between congress and government: figures, words, signatures (inventory 67)."""

from datetime import timedelta

import pytest

from backend.domain.kit.tables import new_id
from tests.weekly_reports.conftest import URL

PROBLEMS = "/api/v1/problems"


def values(line):
    return {k: v["value"] for k, v in line.items() if isinstance(v, dict)}


def some_problems(weekly):
    """Four problems of 滦平: two new this week, one handed over, one rectified, one late."""
    housing = str(weekly.world.units["housing"].id)
    weekly.list.done(found_on="2026-02-10", words="机井台账缺失")
    weekly.list.handed_over(found_on="2026-03-02", words="两口机井没有关停")
    weekly.list.register(found_on="2026-03-03", words="水费没有公示", unit_id=housing)
    weekly.list.register(found_on="2026-02-01", due_on="2026-02-20", words="管网漏损严重")
    refused = weekly.list.register(words="查无此事")
    weekly.list.step(weekly.world.staff, refused, "refuse", reason="经查不属实")


def test_a_report_is_prefilled_from_the_list_and_every_figure_opens_its_rows(weekly):
    some_problems(weekly)

    report = weekly.start(weekly.arrange())

    assert (report["week"], report["week_ends"]) == ("2026-03-02", "2026-03-08")
    assert (report["week_label"], report["due_on"]) == ("2026年第10周", "2026-03-06")
    assert report["title"] == "滦平县人民政府致滦平县人大周报（2026年第10周）"
    figures = report["figures"]
    assert figures["as_of"] == "2026-03-02"
    wanted = {"problems": 4, "new": 2, "handed_over": 2, "rectified": 1, "verified": 0, "open": 3}
    assert values(figures["total"]) == wanted | {"overdue": 1}
    rates = {k: v["rate"] for k, v in figures["total"].items() if isinstance(v, dict)}
    assert (rates["rectified"], rates["overdue"], rates["problems"]) == ("25.00", "33.33", None)
    for line in [figures["total"], *figures["fields"]]:
        for name, value in values(line).items():
            rows = weekly.list.ledger(**line[name]["where"])
            assert rows["count"] == value, (line["name"], name)
    assert [field["name"] for field in figures["fields"]] == ["地下水超采综合治理"]
    assert figures["late_count"] == 1
    late = figures["late"][0]
    assert (late["words"], late["days"], late["due_on"]) == ("管网漏损严重", 10, "2026-02-20")


def test_a_departments_report_counts_its_own_problems_alone(weekly):
    some_problems(weekly)

    report = weekly.start(weekly.arrange("water"), "unit")

    assert not report["whole"]
    total = report["figures"]["total"]
    assert (total["problems"]["value"], total["rectified"]["value"]) == (2, 1)
    assert weekly.list.ledger(**total["problems"]["where"])["count"] == 2


def test_figures_stay_as_they_were_on_their_day_and_are_set_against_the_week_before(weekly, clock):
    some_problems(weekly)
    arranged = weekly.arrange()
    first = weekly.complete(arranged)
    weekly.list.done(words="又一口机井没有关停")
    assert weekly.get(f"/{first['id']}")["figures"]["total"]["problems"]["value"] == 4

    clock.now += timedelta(days=7)
    second = weekly.start(arranged, week="2026-03-09")

    figures = second["figures"]
    assert (figures["as_of"], figures["before"]) == ("2026-03-09", "2026-03-02")
    assert figures["total"]["problems"]["change"] == 1
    assert figures["fields"][0]["rectified"]["change"] == 1
    assert first["figures"]["total"]["problems"]["change"] is None


def test_it_is_signed_by_each_side_and_then_frozen(weekly, client, world):
    report = weekly.start(weekly.arrange())
    refused = weekly.post(f"/{report['id']}/sign", "government", 422, signed_by="副县长")
    assert refused["type"] == "/problems/progress-missing"
    report = weekly.write(report)
    sent = weekly.post(f"/{report['id']}/sign", "government", signed_by="副县长")
    assert (sent["state"], sent["signed_by"], sent["signed_account"]) == (
        "sent",
        "副县长",
        "何清源",
    )
    assert sent["due_on"] == "2026-03-04"
    told = client.get("/api/v1/notices", headers=world.staff.headers).json()["items"]
    assert told[0]["title"] == "周报已报来，请签收"
    frozen = weekly.write(sent, status=409, progress="改一改")
    assert frozen["type"] == "/problems/frozen"

    done = weekly.post(f"/{report['id']}/countersign", "leader", signed_by="沈怀远", note="已阅")

    assert (done["state"], done["countersigned_by"]) == ("complete", "沈怀远")
    weekly.write(done, status=409, progress="改一改")
    weekly.post(f"/{report['id']}/prefill", "government", 409)
    steps = [one["step"] for one in weekly.get(f"/{report['id']}/timeline")]
    assert steps == ["countersign", "sign", "write", "prefill", "start"]


def test_a_report_sent_back_with_a_reason_is_written_and_signed_again(weekly):
    sent = weekly.sent()
    back = weekly.post(f"/{sent['id']}/send-back", reason="没有写困难问题")
    assert (back["state"], back["signed_by"], back["shown"]) == ("returned", None, False)
    mine = weekly.get(f"/{sent['id']}", "government")
    assert (mine["return_reason"], mine["progress"]) == ("没有写困难问题", "已关停机井三口。")
    weekly.write(mine, difficulties="封填资金没有到位。")

    again = weekly.post(f"/{sent['id']}/sign", "government", signed_by="副县长")

    assert (again["state"], again["return_reason"]) == ("sent", None)
    assert weekly.get(f"/{sent['id']}")["difficulties"] == "封填资金没有到位。"


def test_a_correction_is_a_new_edition_with_a_reason_and_the_old_one_holds_until_it_is_signed(
    weekly,
):
    first = weekly.complete()
    weekly.post(f"/{first['id']}/correct", "staff", 403, id=str(new_id()), reason="数字有误")
    sent = {"id": str(new_id()), "reason": "漏报一口机井"}
    second = weekly.post(f"/{first['id']}/correct", "government", **sent)
    assert (second["edition"], second["state"], second["corrects"]) == (2, "draft", "漏报一口机井")
    assert second["progress"] == first["progress"]
    more = {"id": str(new_id()), "reason": "还要再改"}
    refused = weekly.post(f"/{first['id']}/correct", "government", 409, **more)
    assert refused["type"] == "/problems/correction-open"
    assert weekly.get(f"/{first['id']}")["state"] == "complete"

    second = weekly.write(second, progress="已关停机井四口。")
    weekly.post(f"/{second['id']}/sign", "government", signed_by="副县长")
    done = weekly.post(f"/{second['id']}/countersign", "staff", signed_by="沈怀远")

    assert weekly.get(f"/{first['id']}")["state"] == "superseded"
    assert [(one["edition"], one["state"]) for one in done["editions"]] == [
        (2, "complete"),
        (1, "superseded"),
    ]
    listed = weekly.get(count=True)
    assert (listed["count"], listed["items"][0]["id"]) == (1, second["id"])


def test_the_congress_reports_to_the_government_as_well(weekly):
    arranged = weekly.arrange(direction="to_unit")
    weekly.start(arranged, "government", 403)
    report = weekly.write(weekly.start(arranged, "staff"), "staff", progress="专班查看机井九口。")
    weekly.get(f"/{report['id']}", "government", 404)
    weekly.post(f"/{report['id']}/sign", "staff", signed_by="沈怀远")

    seen = weekly.get(f"/{report['id']}", "government")
    assert seen["progress"] == "专班查看机井九口。"
    assert seen["open_steps"] == ["countersign", "send-back"]
    done = weekly.post(f"/{report['id']}/countersign", "government", signed_by="副县长")
    assert done["state"] == "complete"


def test_a_week_has_one_report_and_is_not_one_to_come(weekly):
    arranged = weekly.arrange()
    report = weekly.start(arranged)
    assert weekly.start(arranged, status=409)["type"] == "/problems/week-taken"
    assert weekly.start(arranged, status=422, week="2026-03-09")["type"] == "/problems/week-unfit"
    assert weekly.start(arranged, status=422, week="2026-02-27")["type"] == "/problems/week-unfit"
    weekly.post(f"/{report['id']}/withdraw", "government", reason="重起草")
    again = weekly.start(arranged)
    assert again["edition"] == 2


def test_a_repeat_is_harmless(weekly):
    id_ = str(new_id())
    arranged = weekly.arrange(id=id_)
    assert weekly.arrange(id=id_)["id"] == arranged["id"]
    assert weekly.arrange(status=409)["type"] == "/problems/arrangement-taken"
    report = str(new_id())
    assert weekly.start(arranged, id=report)["id"] == weekly.start(arranged, id=report)["id"]


def test_a_change_needs_the_version_it_is_made_to(weekly, client, world):
    report = weekly.start(weekly.arrange())
    url, who = f"{URL}/{report['id']}", world.government.headers
    assert client.patch(url, json={"progress": "进展"}, headers=who).status_code == 428
    stale = who | {"If-Match": '"99"'}
    assert client.patch(url, json={"progress": "进展"}, headers=stale).status_code == 412


@pytest.mark.parametrize("step", ["end", "reopen"])
def test_an_arrangement_is_ended_and_taken_up_again_with_a_reason(weekly, step):
    arranged = weekly.arrange()
    ended = weekly.post(f"/arrangements/{arranged['id']}/end", reason="监督已经收尾")
    assert (ended["ended"], ended["ended_reason"]) == (True, "监督已经收尾")
    assert weekly.start(arranged, status=409)["type"] == "/problems/arrangement-ended"
    weekly.post(f"/arrangements/{arranged['id']}/{step}", reason="继续")
    weekly.start(arranged, status=409 if step == "end" else 201)


def test_a_unit_of_another_county_is_not_arranged_with(weekly):
    assert weekly.arrange("other_water", status=422)["type"] == "/problems/unit-unfit"
