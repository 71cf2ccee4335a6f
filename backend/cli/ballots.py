"""`smart-congress ballots`: count a file of papers, check a published board; no database needed."""

import json
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import reduce
from operator import add
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from backend.domain.engines.ballots.rules import BallotRule, Paper, Tally, declare, tally
from backend.domain.engines.ballots.rules.verifying import BoardUnreadable, differences, verify
from backend.domain.kit.errors import Refusal

app = typer.Typer(no_args_is_help=True)
WORTH_SHARING = 20_000_000
"""Bytes from which a file is counted by several processes."""
File = Annotated[Path, typer.Argument(exists=True, dir_okay=False)]


@app.command("tally")
def count(
    file: File,
    rule: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="The rule, as JSON.")],
    entitled: Annotated[int | None, typer.Option(help="应到；给出后一并宣布结果。")] = None,
    present: Annotated[int | None, typer.Option(help="出席。")] = None,
    given_out: Annotated[int | None, typer.Option(help="发出的票；不填就是收到的票数。")] = None,
    processes: Annotated[int, typer.Option(help="Processes that count.")] = 0,
) -> None:
    """Count papers in JSON Lines under a rule; write tally and declaration as JSON."""
    try:
        known = BallotRule.model_validate_json(rule.read_bytes())
    except ValidationError as fault:
        typer.echo(f"规则文件有误：{fault}", err=True)
        raise typer.Exit(2) from None
    try:
        counted = counted_file(file, known, processes or os.cpu_count() or 1)
    except (Refusal, ValueError) as fault:
        typer.echo(f"票面文件有误：{fault}", err=True)
        raise typer.Exit(2) from None
    answer = {"tally": {**counted.model_dump(mode="json"), "valid": counted.valid}}
    if entitled is not None:
        told = declare(
            known,
            counted,
            entitled=entitled,
            present=present,
            given_out=counted.papers if given_out is None else given_out,
        )
        answer["declaration"] = told.model_dump(mode="json")
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))


@app.command("verify")
def check(
    file: File,
    digest: Annotated[str | None, typer.Option(help="SHA-256, as the minutes show it.")] = None,
    declaration: Annotated[
        Path | None, typer.Option(exists=True, help="The published result, as JSON.")
    ] = None,
) -> None:
    """Check a published board and count it again; exit 1 if anything is wrong."""
    try:
        with file.open("rb") as lines:
            found = verify(lines)
    except BoardUnreadable:
        typer.echo("这不是票面公布表。", err=True)
        raise typer.Exit(2) from None
    wrong = [f"第 {one.line} 行：{one.said}" if one.line else one.said for one in found.faults]
    if digest is not None and digest.lower() != found.digest:
        wrong.append("文件的 SHA-256 与会议记录上的不同")
    told = found.declaration
    if told is not None and declaration is not None:
        said = json.loads(declaration.read_text("utf-8"))
        wrong += [f"与宣布的结果不同：{one}" for one in differences(told, said.get("result", said))]
    typer.echo(
        f"{found.title}：手机 {found.phone} 张，记名 {found.named} 张，纸质 {found.paper} 张"
    )
    for line in told.trace if told else ():
        typer.echo(line)
    typer.echo(f"SHA-256 {found.digest}")
    for line in wrong:
        typer.echo(line, err=True)
    if wrong:
        typer.echo(f"核验没有通过，共 {len(wrong)} 处。", err=True)
        raise typer.Exit(1)
    typer.echo("核验通过：凭证有效，编号不重复，票数不多于领出的票，重新计算的结果如上。")


def counted_file(file: Path, rule: BallotRule, processes: int) -> Tally:
    """Count a file; a large one in parts, since the counts of parts add up.

    Raise ValueError, or what `tally` raises, for a line that is no paper of this ballot.
    """
    size = file.stat().st_size
    parts = processes if size >= WORTH_SHARING else 1
    if parts == 1:
        return _part(file, rule, 0, size)
    ends = [size * at // parts for at in range(parts + 1)]
    with ProcessPoolExecutor(parts) as pool:
        found = pool.map(_part, [file] * parts, [rule] * parts, ends, ends[1:])
        return reduce(add, found)


def _part(file: Path, rule: BallotRule, start: int, end: int) -> Tally:
    """Count the lines that begin within these bytes."""
    return tally(rule, _papers(file, start, end))


def _papers(file: Path, start: int, end: int) -> Iterator[Paper]:
    with file.open("rb") as lines:
        if start:
            lines.seek(start - 1)
            lines.readline()
        at = lines.tell()
        for line in lines:
            if at >= end:
                break
            at += len(line)
            if not line.isspace():
                yield Paper.of(json.loads(line))
