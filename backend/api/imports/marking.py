"""The uploaded rows again, with every error marked where it stands."""

from collections.abc import Iterator, Sequence

from sqlmodel import Session

from backend.domain.engines.imports import queries
from backend.domain.engines.imports.rules import opened, unpacked
from backend.domain.engines.imports.tables import Import
from backend.domain.kit.sheets import CellKind, Column
from backend.outside import spreadsheets
from backend.outside.spreadsheets import ColumnWritten, RowWritten


def marked(session: Session, found: Import, columns: Sequence[Column]) -> bytes:
    """Return an .xlsx of the rows as they were sent, faults in the cells and in a last column."""
    by_key = {column.key: column for column in columns}
    places = queries.mapped(found)
    width = len(found.labels)
    written = []
    for place, label in enumerate(found.labels):
        column = by_key.get(places.get(place, ""))
        written.append(
            ColumnWritten(
                label,
                column.width if column else 14,
                day=column is not None and column.kind is CellKind.day,
                hidden=column is not None and column.hidden,
            )
        )
    written.append(ColumnWritten("要改的地方", 50))
    place_of = {key: place for place, key in places.items()}
    return spreadsheets.write(
        sheet=found.sheet[:31].translate(dict.fromkeys(map(ord, "[]:*?/\\'"), " ")) or "表格",
        title=f"{found.file_name}（标出错误）"[:200],
        note=f"标橙的格子要改，共 {found.bad_cells} 格。改好后可以直接重新上传这张表。",
        columns=written,
        rows=_rows(session, found, place_of, width),
    )


def _rows(
    session: Session, found: Import, place_of: dict[str, int], width: int
) -> Iterator[RowWritten]:
    for row in queries.all_rows(session, found.id):
        cells = [unpacked(cell) for cell in opened(row.cells)]
        faults = {
            place_of.get(cell["key"], width): f"{cell['fault']}"
            for cell in opened(row.compared)
            if "fault" in cell
        }
        yield RowWritten([*cells, "；".join(faults.values())], faults)
