"""What a link may ask of a list, its ledger can say and take back: a figure opens its rows."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FEATURES = ROOT / "frontend/web/src/features"
PATHS = json.loads((ROOT / "openapi/openapi.json").read_text())["paths"]
PAGING = {"after", "limit", "sort", "q", "count", "updated_since"}
ELSEWHERE = {
    "ballots": {"about_id", "about_word", "mine"},  # asked by what is voted on, and by the phone
    "campaigns": {"closed", "parent_id", "year"},  # campaigns are cards; the ledger is of points
    "clues": {"again", "mine"},  # asked by the desk's card of one's own reports
    "escalations": {"bundle_id"},  # asked by the page of a bundle
    "instruments": {"about_id"},  # asked by the page of what it concerns
    "overview": {"units"},  # how many units are listed
    "tasks": {"year"},  # beside the filters, in the ledger's address
}


def ledgers() -> list[Path]:
    return sorted(path for path in FEATURES.rglob("*.ts") if "Filter[]" in path.read_text())


@pytest.mark.parametrize("path", ledgers(), ids=lambda path: path.parent.name)
def test_a_ledger_knows_every_filter_of_its_list(path: Path) -> None:
    word = path.parent.name
    asked = PATHS[f"/api/v1/{word}"]["get"].get("parameters", [])
    known = set(re.findall(r"\b(?:key|until): '(\w+)'", path.read_text()))
    names = {one["name"] for one in asked if one["in"] == "query"}
    assert names - known - PAGING == ELSEWHERE.get(word, set()) - known
