"""Adding many rows at once."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Table
from sqlmodel import Session


def add_many(
    session: Session,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    *,
    as_json: Collection[str] = (),
) -> None:
    """Add rows that name the same columns; what a row does not name is left to the database.

    `as_json` names columns whose values are JSON text already. PostgreSQL takes the rows as one
    stream (COPY); neither database is asked once a row, nor are values bound by name.
    """
    if not rows:
        return
    connection, names = session.connection(), list(rows[0])
    dialect = connection.dialect
    types = {name: table.c[name].type.dialect_impl(dialect) for name in names}
    processed = [None if n in as_json else of.bind_processor(dialect) for n, of in types.items()]
    values = [
        [of(row[name]) if of else row[name] for name, of in zip(names, processed, strict=True)]
        for row in rows
    ]
    named = dialect.identifier_preparer
    into = f"{named.format_table(table)} ({', '.join(map(named.quote, names))})"
    if dialect.name == "sqlite":
        marks = ", ".join("?" * len(names))
        tuples = [tuple(row) for row in values]
        connection.exec_driver_sql(f"INSERT INTO {into} VALUES ({marks})", tuples)  # nosec B608
        return
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {into} FROM STDIN") as copy:
        for row in values:
            copy.write_row(row)
