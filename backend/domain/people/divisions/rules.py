"""Levels of division."""

from enum import StrEnum


class Level(StrEnum):
    """How high a division, a congress or a mandate stands."""

    province = "province"
    city = "city"
    county = "county"
    township = "township"
