"""The monthly report as a document: headings, figures with what they are of, tables, gaps to fill.

Source: inventory 31 (每月一报), 141 (the four measures 制度化、常态化、规范化、长效化).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.domain.features.problems.queries import Month, MonthCount
from backend.domain.features.problems.rules import label
from backend.domain.kit.calendar import NEVER, today_of
from backend.outside.documents import (
    Block,
    Document,
    Heading,
    Paragraph,
    Signature,
    Table,
    TableColumn,
)

GAP = "（请填写）"
MEASURES = ("制度化", "常态化", "规范化", "长效化")
C = MonthCount


@dataclass(frozen=True)
class MonthRead:
    """What was read of a month: the figures as they are answered, and rows of three lists."""

    said: dict[str, Any]
    lists: dict[MonthCount, list[dict[str, Any]]]
    organ: str
    month: Month


def report(read: MonthRead, *, today: date) -> Document:
    """Return the report; what only people know is left to fill in."""
    blocks: list[Block] = [
        Heading("一、总体情况"),
        Paragraph(_summary(read)),
        Heading("二、各领域情况"),
        _fields(read.said),
        Heading("三、本月新发现的问题"),
        *_rows(read, C.new, "本月没有新发现的问题。"),
        Heading("四、本月销号的问题"),
        *_rows(read, C.newly_signed_off, "本月没有销号的问题。"),
        Heading("五、到期没有整改完成的问题"),
        *_rows(read, C.late, "没有到期未整改完成的问题。"),
        Heading("六、主要做法"),
        Paragraph(GAP),
        Heading("七、下一步工作"),
    ]
    for number, measure in zip("一二三四", MEASURES, strict=True):
        blocks += [Heading(f"（{number}）{measure}", 2), Paragraph(GAP)]
    return Document(
        title=read.said["title"],
        left=read.organ,
        right=f"{today.year}年{today.month}月{today.day}日",
        blocks=blocks,
        signatures=[Signature("填报人"), Signature("审核"), Signature("签发")],
    )


def _value(said: dict[str, Any], what: MonthCount) -> int:
    return int(said[what.value]["value"])


def _summary(read: MonthRead) -> str:
    said, last = read.said, read.month.last
    every, rectified = _value(said, C.all), _value(said, C.rectified)
    rate = f"，整改率{said['rate']}%（{rectified}/{every}）" if said["rate"] else ""
    return (
        f"截至{last.year}年{last.month}月{last.day}日，{len(said['fields'])}个领域共有问题{every}个"
        f"（不含核实后不予列入的），已整改完成{rectified}个{rate}；"
        f"到期没有整改完成的{_value(said, C.late)}个。"
        f"本月新发现{_value(said, C.new)}个，整改完成{_value(said, C.newly_rectified)}个，"
        f"销号{_value(said, C.newly_signed_off)}个，"
        f"回头看重新整改{_value(said, C.newly_reopened)}个。"
    )


def _fields(said: dict[str, Any]) -> Table:
    counted = (C.all, C.new, C.newly_rectified, C.rectified, C.newly_signed_off, C.late)
    labels = ("累计问题", "本月新增", "本月整改", "累计整改", "本月销号", "到期未整改")

    def row(name: str, of: dict[str, Any]) -> list[str]:
        rate = f"{of['rate']}%" if of["rate"] else "—"
        return [name, *(str(_value(of, what)) for what in counted), rate]

    return Table(
        [
            TableColumn("领域", 3),
            *(TableColumn(one, 1.4, centred=True) for one in (*labels, "整改率")),
        ],
        [row(field["name"], field) for field in said["fields"]],
        totals=row("合计", said),
    )


def _rows(read: MonthRead, what: MonthCount, none: str) -> list[Block]:
    rows, count = read.lists[what], _value(read.said, what)
    if not rows:
        return [Paragraph(none)]
    blocks: list[Block] = [
        Table(
            [
                TableColumn("序号", 0.8, centred=True),
                TableColumn("问题", 5),
                TableColumn("责任单位", 2.6),
                TableColumn("整改时限", 1.6, centred=True),
                TableColumn("状态", 1.4, centred=True),
            ],
            [_row(number, row) for number, row in enumerate(rows, 1)],
        )
    ]
    if count > len(rows):
        blocks.append(Paragraph(f"共{count}个，这里列出前{len(rows)}个，全部见问题清单。"))
    return blocks


def _row(number: int, row: dict[str, Any]) -> list[str]:
    due = "" if row["due_on"] == NEVER else row["due_on"].isoformat()
    state = label(row["state"])
    if row["signed_off_at"]:
        state = f"{state}\n{today_of(row['signed_off_at']).isoformat()}"
    return [
        str(number),
        row["words"],
        row["unit_name"] or row["unit_words"] or "",
        due,
        state,
    ]
