"""From the phone's datum to WGS-84."""

from math import cos, pi, sin, sqrt

_A, _EE = 6378245.0, 0.00669342162296594323


def wgs84(longitude: float, latitude: float) -> tuple[float, float]:
    """Return the WGS-84 point of a GCJ-02 point, to about a metre, by iterating the forward shift.

    Outside mainland China GCJ-02 is WGS-84, and the point is returned as it is.
    """
    if not (73.66 < longitude < 135.05 and 3.86 < latitude < 53.55):
        return longitude, latitude
    east, north = longitude, latitude
    for _ in range(6):
        shift_east, shift_north = _shift(east, north)
        east, north = longitude - shift_east, latitude - shift_north
    return round(east, 7), round(north, 7)


def _shift(longitude: float, latitude: float) -> tuple[float, float]:
    x, y = longitude - 105.0, latitude - 35.0
    wave = (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + wave
    north += (20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    north += (160.0 * sin(y / 12.0 * pi) + 320.0 * sin(y * pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + wave
    east += (20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    east += (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
    angle = latitude / 180.0 * pi
    magic = 1 - _EE * sin(angle) ** 2
    root = sqrt(magic)
    return (
        east * 180.0 / (_A / root * cos(angle) * pi),
        north * 180.0 / (_A * (1 - _EE) / (magic * root) * pi),
    )
