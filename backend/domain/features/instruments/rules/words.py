"""How an instrument is numbered, and how its quantities are said."""

from dataclasses import dataclass

from backend.domain.people.divisions.rules import Level


@dataclass(frozen=True)
class Quantity:
    """How much of something: 座谈会 6 次; 意见建议 210 余件 is at least 210.

    Source: inventory 82, 86; approximate figures are lower bounds.
    """

    label: str
    value: int
    unit: str = ""
    at_least: bool = False

    @property
    def said(self) -> str:
        """Return it in words: an approximate one is never said as exact."""
        more = "余" if self.at_least else ""
        return f"{self.label} {self.value}{more}{self.unit}"


def code_of(short_name: str, level: Level, year: int, number: int) -> str:
    """Return an instrument's number as people write it: 滦平人督〔2026〕3号."""
    place = short_name[: 1 if level in {Level.province, Level.city} else 2]
    return f"{place}人督〔{year}〕{number}号"
