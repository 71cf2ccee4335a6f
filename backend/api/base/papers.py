"""Answering with a document for a meeting, as Word or as PDF."""

from enum import StrEnum
from typing import Any
from urllib.parse import quote

from fastapi import Response

from backend.domain.kit.errors import Unavailable
from backend.outside import documents
from backend.outside.documents import Document


class PaperKind(StrEnum):
    """What a document is written as: the ending of its name."""

    docx = "docx"
    pdf = "pdf"


MEDIA = {
    PaperKind.docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PaperKind.pdf: "application/pdf",
}
PAPERS: dict[int | str, dict[str, Any]] = {
    200: {"content": {media: {} for media in MEDIA.values()}, "description": "the document"}
}
"""For `asks(…, NoChineseFont, answers=PAPERS)`."""


class NoChineseFont(Unavailable):
    message = "服务器上没有中文字体，排不出 PDF。请先下载 Word，再请系统管理员装 fonts-noto-cjk。"


def paper(document: Document, kind: PaperKind, name: str) -> Response:
    """Answer with a document under a Chinese name without its ending; raise NoChineseFont."""
    try:
        content = documents.pdf(document) if kind is PaperKind.pdf else documents.word(document)
    except documents.FontMissing:
        raise NoChineseFont() from None
    named = f"filename=\"paper.{kind}\"; filename*=UTF-8''{quote(f'{name}.{kind}')}"
    headers = {"Content-Disposition": f"attachment; {named}", "Cache-Control": "no-store"}
    return Response(content, media_type=MEDIA[kind], headers=headers)
