"""The text of a CSV file, whatever it is encoded in."""

import codecs

SEPARATORS = ",\t;"


def utf16_of(data: bytes) -> str | None:
    """Return which UTF-16 a CSV is, by its mark, else by where its separators stand."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for encoding in ("utf-16-le", "utf-16-be") if b"\x00" in data else ():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and any(mark in text for mark in SEPARATORS):
            return encoding
    return None


def decoded(data: bytes) -> str | None:
    """Return the text, which is UTF-8, GB18030 or UTF-16 as offices write it; else none."""
    wide = utf16_of(data)
    for encoding in (wide,) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    return None
