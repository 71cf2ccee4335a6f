"""Kinds of station, and what keeping one refuses."""

from enum import StrEnum

from backend.domain.kit.errors import Invalid


class StationKind(StrEnum):
    """代表之家, 代表联络站, 代表工作室."""

    home = "home"
    station = "station"
    studio = "studio"


class StationStep(StrEnum):
    """One deed each, named as in the URL."""

    end = "end"
    reopen = "reopen"


class StationNameTaken(Invalid):
    message = "本级已经有同名的家站，停用的也算在内；请换一个名称，或者恢复使用那一个。"


KINDS: dict[StationKind, str] = {
    StationKind.home: "代表之家",
    StationKind.station: "代表联络站",
    StationKind.studio: "代表工作室",
}
"""What the kinds are called in the office."""
