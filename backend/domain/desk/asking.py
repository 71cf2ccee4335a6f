"""What was typed into the box that finds everything: words, or a number."""

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """What was typed; with a number if it reads like one."""

    words: str
    kind: str | None = None
    """The word whose numbers are written so: 线索 is clues."""
    year: int | None = None
    number: int | None = None


_WRITTEN = re.compile(
    r"(?:(?P<clues>线索)|(?P<problems>\w{1,4}人问)|(?P<instruments>\w{1,4}人督)|(?P<tasks>\w{1,4}人任)"
    r"|(?P<projects>\w{1,4}民实))?"
    r"[〔\[(【]?(?P<year>\d{4})[〕\])】年]第?(?P<number>\d{1,6})号?"
)
_ALONE = re.compile(r"第?(\d{1,6})号?")


def asked(text: str) -> Asked:
    """Read what was typed: `138号`, `〔2026〕138`, `承人问〔2026〕12号` name numbers."""
    words = unicodedata.normalize("NFKC", text).strip()
    plain = re.sub(r"\s+", "", words)
    if alone := _ALONE.fullmatch(plain):
        return Asked(words, number=int(alone[1]))
    if written := _WRITTEN.fullmatch(plain):
        kinds = ("clues", "problems", "instruments", "tasks", "projects")
        kind = next((word for word in kinds if written[word]), None)
        return Asked(words, kind, int(written["year"]), int(written["number"]))
    return Asked(words)
