"""Broken workbooks get a clear answer and cost neither memory nor time."""

import io
import json
import struct
import subprocess
import sys
import zipfile

import openpyxl
import pytest

from backend.outside import spreadsheets
from backend.outside.spreadsheets import Fault
from tests.imports.conftest import PROBLEMS, SAMPLES, book, fault, row, saved


def repacked(change, drop=()):
    """The sample with parts changed: a mapping of path to bytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(PROBLEMS) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for part in source.infolist():
            if part.filename not in change and part.filename not in drop:
                made.writestr(part.filename, source.read(part))
        for name, content in change.items():
            made.writestr(name, content)
    return out.getvalue()


def sheet_xml(rows):
    return (
        b'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns='
        b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + rows
        + b"</sheetData></worksheet>"
    )


def test_a_name_that_does_not_fit_the_content_is_refused():
    sample = PROBLEMS.read_bytes()
    assert fault(sample, "a.xls") is Fault.kind
    assert fault(sample, "a.csv") is Fault.kind
    assert fault(sample, "a.docx") is Fault.kind
    assert fault(b"<html><table></table></html>", "a.xls") is Fault.kind
    assert fault(b"%PDF-1.7", "a.xlsx") is Fault.kind
    assert fault("领域,方面\n".encode(), "a.txt") is Fault.kind
    assert fault(repacked({}, drop=("xl/workbook.xml",))) is Fault.kind


def test_a_password_is_said_to_be_one():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
    assert fault(ole + "EncryptedPackage".encode("utf-16-le")) is Fault.password
    assert fault(ole, "a.xls") is Fault.damaged


def test_a_macro_is_refused():
    assert fault(repacked({"xl/vbaProject.bin": b"macro"})) is Fault.macro
    assert fault(PROBLEMS.read_bytes(), "a.xlsm") is Fault.macro


def test_a_package_that_lies_about_its_size_is_damaged():
    content = bytearray(repacked({"xl/liar.bin": b"\0" * 1_000_000}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.find(mark)
        while place >= 0:
            size = struct.unpack_from("<I", content, place + at)[0]
            if size == 1_000_000:
                struct.pack_into("<I", content, place + at, 100)
            place = content.find(mark, place + 4)
    assert fault(bytes(content)) is Fault.damaged


def test_ten_million_empty_rows_cost_nothing():
    rows = b"".join(b'<row r="%d"/>' % n for n in range(1, 1_200_000))
    assert fault(repacked({"xl/worksheets/sheet1.xml": sheet_xml(rows)})) is Fault.rows
    rows = b"<row/>" * 10_000_000
    assert fault(repacked({"xl/worksheets/sheet1.xml": sheet_xml(rows)})) is Fault.rows


@pytest.mark.parametrize("place", ["A1048576", "XFD1", "CX60001"])
def test_a_cell_far_away_makes_no_room_for_billions(place):
    number = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    rows = f'<row r="{number}"><c r="{place}"><v>1</v></c></row>'.encode()
    assert fault(repacked({"xl/worksheets/sheet1.xml": sheet_xml(rows)})) is Fault.rows


def test_rows_that_are_only_formatted_do_not_count():
    made = openpyxl.load_workbook(PROBLEMS)
    made.active.row_dimensions[900_000].height = 20
    [sheet] = spreadsheets.read(saved(made), "a.xlsx")
    assert len(sheet.rows) == 93


def test_an_empty_sheet_and_an_empty_file_are_said_to_be_empty():
    assert fault(saved(openpyxl.Workbook())) is Fault.empty
    assert fault(b"") is Fault.empty
    assert fault(b" \n\n", "a.csv") is Fault.empty


def test_garbage_is_damaged():
    assert fault(b"PK\x03\x04" + b"\x00" * 100) is Fault.damaged
    assert fault(PROBLEMS.read_bytes()[:-200]) is Fault.damaged
    broken = repacked({"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"})
    assert fault(broken) in {Fault.damaged, Fault.empty}


def test_every_refusal_says_in_chinese_what_to_do(desk):
    for content, name, code in (
        (b"%PDF-1.7", "a.pdf", "sheet-kind-wrong"),
        (b"", "a.xlsx", "sheet-empty"),
        (repacked({"xl/vbaProject.bin": b"macro"}), "a.xlsx", "sheet-with-macro"),
        (book(header=["甲", "乙"]), "a.xlsx", "header-missing"),
        (book(), "a.xlsx", "nothing-to-import"),
    ):
        refused = desk.upload(content, name, status=422)
        assert refused["type"] == f"/problems/{code}"
        assert "请" in refused["detail"]
        assert refused["issues"][0]["path"] == "body.file"
    refused = desk.upload(book(row()), sheet="没有这张", status=422)
    assert refused["type"] == "/problems/sheet-missing"


CHILD = """
import json, resource, sys
from backend.outside import spreadsheets
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    spreadsheets.read(open(sys.argv[1], "rb").read(), sys.argv[2])
    said = "read"
except spreadsheets.SheetRefused as refused:
    said = refused.fault
spent = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([said, spent.ru_maxrss - before, spent.ru_utime + spent.ru_stime]))
"""


def measured(path, name):
    """What a process of its own says of a file, the kB it grew by, and its seconds of CPU."""
    run = [sys.executable, "-c", CHILD, str(path), name]
    done = subprocess.run(run, cwd=SAMPLES.parents[1], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def far_cells():
    rows = (
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="60000"><c r="CV60000"><v>1</v></c></row>'
    )
    return repacked({"xl/worksheets/sheet1.xml": sheet_xml(rows)})


BROKEN = {
    "zip bomb": (lambda: repacked({"xl/media/a.png": b"\0" * (200 << 20)}), "size"),
    "rows": (lambda: repacked({"xl/worksheets/sheet1.xml": sheet_xml(b"<row/>" * 10**7)}), "rows"),
    "far cells": (far_cells, "rows"),
    "macro": (lambda: repacked({"xl/vbaProject.bin": b"macro"}), "macro"),
    "password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "cut short": (lambda: PROBLEMS.read_bytes()[:-2000], "damaged"),
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_workbook_costs_no_memory(name, tmp_path):
    made, fault_ = BROKEN[name]
    path = tmp_path / "a.xlsx"
    path.write_bytes(made())
    size = path.stat().st_size // 1024
    said, grown, _ = measured(path, "a.xlsx")
    assert said == fault_
    assert grown < 60 * 1024 + size


def test_an_old_workbook_with_a_cell_far_away_ends_its_own_process_not_the_server():
    said, grown, _ = measured(SAMPLES / "far-cell.xls", "a.xls")
    assert said == "rows"
    assert grown < 60 * 1024
