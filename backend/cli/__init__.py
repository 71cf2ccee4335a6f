"""The command `smart-congress`: one module a command."""

from pathlib import Path
from typing import Annotated

import typer

from backend.cli import audit, backup, ballots, migrate, openapi, restore, seed, serve
from backend.settings import settings

app = typer.Typer(
    help="智慧人大 Smart Congress", no_args_is_help=True, pretty_exceptions_enable=False
)


@app.callback()
def choose(
    database_url: Annotated[
        str | None, typer.Option(help="Database to work on; else CONGRESS_DATABASE_URL.")
    ] = None,
    data_dir: Annotated[
        Path | None, typer.Option(help="Folder of database, files and keys.")
    ] = None,
) -> None:
    """Run and look after the server."""
    if database_url is not None:
        settings.database_url = database_url
    if data_dir is not None:
        settings.data_dir = data_dir


app.command()(serve.serve)
app.command()(migrate.migrate)
app.command()(seed.seed)
app.command()(openapi.openapi)
app.command()(backup.backup)
app.command()(restore.restore)
app.add_typer(ballots.app, name="ballots", help="Counting papers, checking published boards.")
app.add_typer(audit.app, name="audit", help="The hash chain of audit and timeline.")
