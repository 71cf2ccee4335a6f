from datetime import timedelta

from sqlmodel import col, func, select

from backend.domain.engines.notices.tables import Notice
from backend.jobs import reminding
from tests.clues.conftest import Journey


def test_a_run_reminds_takes_back_ratings_and_a_second_run_says_nothing_new(
    client, world, database, clock
):
    journey = Journey(client, world)
    handling, answered = journey.at("handling"), journey.at("answered")
    clock.now += timedelta(days=40)

    assert reminding.run(database, now=clock.now) > 0
    assert journey.show(answered).json()["holder"]["kind"] == "congress"
    assert journey.show(handling).json()["light"] == "overdue"
    assert reminding.run(database, now=clock.now) == 0
    with database.reading() as session:
        late = select(func.count(col(Notice.id))).where(col(Notice.title).like("已逾期%"))
        assert session.execute(late).scalar_one() == 3, "lead unit, joint unit and leader"
