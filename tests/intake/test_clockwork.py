"""What the clock does: reminding of what waits, forgetting what must not be kept."""

from datetime import timedelta

from sqlalchemy import func
from sqlmodel import col, select

from backend.domain.engines.files.tables import File
from backend.domain.engines.limits.tables import LimitCount
from backend.domain.engines.notices.tables import Notice
from backend.domain.features.intake.tables import Challenge, Intake
from backend.jobs import reminding, tidying
from backend.outside import files
from tests.intake.conftest import URL


def told(database, kind):
    with database.reading() as session:
        found = session.exec(select(Notice).where(Notice.kind == kind).order_by(col(Notice.id)))
        return [(notice.account_id, notice.title) for notice in found]


def test_staff_are_told_at_once_a_day_before_and_the_leader_when_it_is_late(
    resident, database, clock
):
    resident.sent()
    world = resident.world
    staff, leader = world.staff.account.id, world.leader.account.id
    assert told(database, "intake-sent") == [
        (staff, "收到一件群众来件，请在3月9日前查看"),
        (world.deputy.account.id, "有群众扫您的二维码反映问题"),
    ]

    assert reminding.run(database, now=clock.now) == 0
    clock.now += timedelta(days=4)
    assert reminding.run(database, now=clock.now) == 1
    assert reminding.run(database, now=clock.now) == 0
    assert told(database, "intake-due") == [(staff, "群众来件待查看，还剩 1 个工作日")]
    clock.now += timedelta(days=4)
    assert reminding.run(database, now=clock.now) == 2
    late = [who for who, title in told(database, "intake-due") if "超过" in title]
    assert set(late) == {staff, leader}


def test_what_waits_stands_on_the_desk_with_its_light(resident, clock):
    intake_id = resident.sent()
    staff, leader = resident.world.staff.headers, resident.world.leader.headers

    desk = resident.client.get("/api/v1/desk", headers=staff).json()
    row = next(row for row in desk["items"] if row["word"] == "intake")
    assert (row["id"], row["kind"], row["due_on"]) == (intake_id, "look", "2026-03-09")
    assert row["who"] == "扫代表的码 · 滦平县人大"
    assert desk["counts"]["kinds"]["look"] == 1
    assert resident.client.get("/api/v1/desk", headers=leader).json()["items"] == []
    clock.now += timedelta(days=8)
    leader = resident.world.leader.headers
    late = resident.client.get("/api/v1/desk", headers=leader).json()["items"]
    assert [(row["kind"], row["light"]) for row in late] == [("look", "overdue")]
    most = resident.client.get("/api/v1/desk/late", headers=leader).json()
    assert [(row["word"], row["holder"]) for row in most["items"]] == [("intake", "滦平县人大")]


def test_prints_are_taken_away_after_thirty_days_and_the_word_still_follows(
    resident, database, clock
):
    body = resident.body(**resident.right())
    code_word = resident.client.post(URL, json=body).json()["code_word"]
    clock.now += timedelta(days=29)
    tidying.run(database, now=clock.now)
    assert prints(database) == 1

    clock.now += timedelta(days=2)
    tidying.run(database, now=clock.now)

    assert prints(database) == 0
    assert resident.follow(code_word).status_code == 200
    assert resident.client.post(URL, json=body).status_code == 409


def prints(database):
    with database.reading() as session:
        kept = col(Intake.device_print).is_not(None) | col(Intake.address_print).is_not(None)
        return session.exec(select(func.count(col(Intake.id))).where(kept)).one()


def test_photos_nobody_sent_on_are_removed_with_their_bytes(resident, database, clock, data_dir):
    lost = resident.right()
    lost_id = resident.photo(lost, picture("#112233")).json()["id"]
    kept = resident.right()
    kept_id = resident.photo(kept, picture("#445566")).json()["id"]
    resident.send(**kept, file_ids=[kept_id])
    with database.reading() as session:
        paths = {str(f.id): files.path_of(f.stored_sha256) for f in session.exec(select(File))}
    # The clock of the file system is not the test's.
    clock.now = clock.now.replace(year=2126)

    tidying.run(database, now=clock.now)

    assert not paths[lost_id].exists()
    assert paths[kept_id].exists()
    with database.reading() as session:
        assert [str(f.id) for f in session.exec(select(File))] == [kept_id]
        assert session.exec(select(Challenge)).all() == []
        assert session.exec(select(LimitCount)).all() == []


def picture(colour):
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (30, 20), colour).save(out, "JPEG")
    return out.getvalue()
