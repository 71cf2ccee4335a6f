"""Reading an old .xls apart, in a process of its own with a bound on its memory.

The old format says nowhere how large its sheets are before they are read, and one far cell makes
the reader ask for room for millions: then the child ends, not the server.
"""

import io
import json
import resource
import subprocess  # nosec B404
import sys
from datetime import date
from typing import Any, cast

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from backend.outside.spreadsheets.hidden import hidden

MOST_MEMORY = 512 * 1024 * 1024
MOST_SECONDS = 20


class TooLarge(Exception):
    """It cannot be read within the bounds."""


class Unreadable(Exception):
    """It is no workbook, or a damaged one."""


def read(data: bytes) -> list[dict[str, Any]]:
    """Return name, rows, merged cells, hidden places of each visible sheet.

    Raise TooLarge or Unreadable.
    """
    # What is run is this module; the data comes in by a pipe.
    try:
        done = subprocess.run(  # nosec B603
            [sys.executable, "-m", "backend.outside.spreadsheets.old"],
            input=data,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TooLarge() from None
    if done.returncode == UNREADABLE:
        raise Unreadable()
    if done.returncode:
        raise TooLarge()
    return cast(list[dict[str, Any]], json.loads(done.stdout, object_hook=_day))


UNREADABLE = 3


def main() -> int:
    """Read standard input, write JSON to standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        data = sys.stdin.buffer.read()
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        hides = hidden(data)
        sheets = [
            {**_sheet(workbook.get_sheet_by_name(one.name)), **_hidden(hides.get(one.name))}
            for one in workbook.sheets_metadata
            if one.typ is SheetTypeEnum.WorkSheet and one.visible is SheetVisibleEnum.Visible
        ]
    except MemoryError:
        return 1
    except Exception:
        return UNREADABLE
    json.dump(sheets, sys.stdout, default=_said)
    return 0


def _sheet(sheet: Any) -> dict[str, Any]:
    if sheet.start is None:
        return {"name": sheet.name, "rows": [], "merged": []}
    left = [None] * sheet.start[1]
    return {
        "name": sheet.name,
        "rows": [[*left, *row] for row in sheet.iter_rows()],
        "merged": [[*first, *last] for first, last in sheet.merged_cell_ranges or ()],
    }


def _hidden(found: tuple[list[int], list[int]] | None) -> dict[str, list[int]]:
    rows, columns = found or ([], [])
    return {"hidden_rows": rows, "hidden_columns": columns}


def _said(cell: object) -> object:
    day = getattr(cell, "date", None)
    if isinstance(cell, date):
        return {"day": (day() if day else cell).isoformat()}
    return str(cell)


def _day(said: dict[str, Any]) -> Any:
    return date.fromisoformat(said["day"]) if set(said) == {"day"} else said


if __name__ == "__main__":
    sys.exit(main())
