"""Places as the phone says them."""

from hypothesis import given
from hypothesis import strategies as st

from backend.domain.features.clues.rules import Sight, metres
from backend.outside.places import _shift, wgs84

longitudes = st.floats(115.9, 119.3)
latitudes = st.floats(40.1, 42.7)


@given(longitudes, latitudes)
def test_a_point_said_in_gcj02_comes_back_to_within_a_metre(longitude, latitude):
    east, north = _shift(longitude, latitude)

    back = wgs84(longitude + east, latitude + north)

    apart = metres(Sight("", None, longitude, latitude), Sight("", None, *back))
    assert apart is not None
    assert apart < 1


def test_at_chengde_the_two_data_lie_about_555_metres_apart():
    here = Sight("", None, 117.94, 40.97)
    there = Sight("", None, *wgs84(117.94, 40.97))

    apart = metres(here, there)

    assert apart is not None
    assert 450 < apart < 650


def test_abroad_the_point_stays_where_it_is():
    assert wgs84(2.35, 48.85) == (2.35, 48.85)


def test_what_the_phone_said_is_kept_beside_wgs84(journey, database):
    from backend.domain.features.clues.tables import Clue

    said = {"longitude": 117.94, "latitude": 40.97, "datum": "gcj02"}
    clue = journey.report(place=said).json()

    assert (clue["longitude"], clue["latitude"]) != (117.94, 40.97)
    with database.reading() as session:
        kept = session.get_one(Clue, journey.uuid(clue["id"]))
    assert (kept.said_longitude, kept.said_latitude, kept.said_datum) == (117.94, 40.97, "gcj02")
