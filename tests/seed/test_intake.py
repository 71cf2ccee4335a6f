from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, func, select

from backend.domain.features.clues.tables import Clue
from backend.domain.features.intake.rules import AboutWord, IntakeState
from backend.domain.features.intake.tables import Intake, IntakePoint
from backend.domain.features.stations.rules import StationKind
from backend.domain.features.stations.tables import Station
from backend.domain.people.divisions.rules import Level
from backend.domain.people.divisions.tables import Division
from backend.seed import cast, demo, intake, pictures, stations

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_every_township_has_a_station_and_residents_have_sent_in_every_state(database):
    with database.writing() as session:
        demo.people(session, now=NOW)
    with database.writing() as session:
        everybody = cast.assemble(session, pictures.drawn())
        kept = stations.seed(session, everybody, now=NOW - timedelta(days=90))
        sent = intake.seed(session, everybody, kept, now=NOW)
    with database.reading() as session:
        kinds = Counter(session.exec(select(Station.kind)))
        towns = session.exec(
            select(func.count())
            .select_from(Division)
            .where(Division.level == Level.township, col(Division.path).like("1308.%"))
        ).one()
        states = Counter(session.exec(select(Intake.state)))
        whose = Counter(session.exec(select(IntakePoint.about_word)))
        sources = Counter(session.exec(select(Clue.source)))
        late = session.exec(
            select(func.count())
            .select_from(Intake)
            .where(Intake.state == IntakeState.waiting, Intake.look_by < NOW.date())
        ).one()

    counties = kinds[StationKind.home]
    assert kinds[StationKind.station] <= towns
    assert kinds[StationKind.station] > towns * 0.9
    assert sent == sum(states.values()) == 7 * counties
    assert set(states) == set(IntakeState)
    assert late == counties
    assert whose[AboutWord.stations] == kinds.total()
    assert whose[AboutWord.deputies] == 8 * counties
    assert set(sources) <= {"resident", "station"}
