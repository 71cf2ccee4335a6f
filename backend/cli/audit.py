"""`smart-congress audit`: seal and verify the hash chains of audit and timeline."""

from datetime import UTC, datetime

import typer

from backend.cli.opening import opened
from backend.domain.journal.audit import queries
from backend.jobs import sealing

app = typer.Typer(no_args_is_help=True)
MOST_SHOWN = 50


@app.command()
def verify() -> None:
    """Look for changed, removed and inserted entries; exit 1 if there are any."""
    with opened() as database, database.reporting() as session:
        found = queries.verify(session, sealing.kept(database))
    for finding in found[:MOST_SHOWN]:
        typer.echo(f"{finding.chain} 第 {finding.seq or '—'} 条：{finding.fault} {finding.detail}")
    if found:
        typer.echo(f"共发现 {len(found)} 处异常。请保留现场，联系审计管理员。", err=True)
        raise typer.Exit(1)
    typer.echo("审计记录和时间线完整，没有发现改动、删除或补写。")


@app.command()
def seal() -> None:
    """Seal what is settled now; the server does so every 30 seconds."""
    with opened() as database:
        count = sealing.run(database, now=datetime.now(UTC))
    typer.echo(f"已封存 {count} 批。")
