"""Documents for a meeting: plain words and tables into Word and PDF; no meaning in them."""

from backend.outside.documents.parts import (
    Block,
    Document,
    Heading,
    Paragraph,
    Picture,
    Signature,
    Table,
    TableColumn,
)
from backend.outside.documents.pdf import FontMissing, pdf
from backend.outside.documents.word import word

__all__ = [
    "Block",
    "Document",
    "FontMissing",
    "Heading",
    "Paragraph",
    "Picture",
    "Signature",
    "Table",
    "TableColumn",
    "pdf",
    "word",
]
