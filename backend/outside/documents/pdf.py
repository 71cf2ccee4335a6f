"""A document as PDF, typeset by Typst with the machine's Chinese fonts."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

from backend.outside.documents.parts import Block, Document, Heading, Paragraph, Picture, Table

_PAGE = Path(__file__).with_name("page.typ")
_SONG = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "SimSun", "Songti SC")
_HEI = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "SimHei",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Zen Hei",
)


class FontMissing(Exception):
    """The machine has none of the Chinese fonts that a page can be set in."""


def pdf(document: Document) -> bytes:
    """Return a PDF of A4 pages; raise FontMissing."""
    song, hei = fonts_found(frozenset(_fonts().families()))
    made = typst.compile(
        _PAGE.read_bytes(),
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={
            "document": json.dumps(_said(document), ensure_ascii=False),
            "song": json.dumps(song),
            "hei": json.dumps(hei),
        },
    )
    assert isinstance(made, bytes)
    return made


def fonts_found(families: frozenset[str]) -> tuple[str, str]:
    """Return the fonts for text and for headings out of those there are; raise FontMissing."""
    song = next((name for name in _SONG if name in families), None)
    hei = next((name for name in _HEI if name in families), None)
    either = song or hei
    if either is None:
        raise FontMissing()
    return song or either, hei or either


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)


def _said(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "left": document.left,
        "right": document.right,
        "landscape": document.landscape,
        "blocks": [_block(block) for block in document.blocks],
        "signatures": [vars(signature) for signature in document.signatures],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"part": "heading", **vars(block)}
        case Paragraph():
            return {"part": "paragraph", **vars(block)}
        case Picture():
            return {"part": "picture", **vars(block), "png": list(block.png)}
        case Table():
            return {
                "part": "table",
                "caption": block.caption,
                "columns": [vars(column) for column in block.columns],
                "cells": _cells(block),
                "totals": list(block.totals or ()),
            }


def _cells(table: Table) -> list[dict[str, Any]]:
    """Return the cells line by line; those that one above reaches over are left out."""
    spans = [table.spans(at) for at in range(len(table.columns))]
    return [
        {"at": at, "rows": spans[at][line], "words": words}
        for line, row in enumerate(table.rows)
        for at, words in enumerate(row)
        if spans[at][line]
    ]
