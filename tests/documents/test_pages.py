"""Documents for a meeting: title, numbered pages, repeated headers, merged cells, who signs."""

import io
import re
import zipfile

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from backend.outside.documents import (
    Document,
    FontMissing,
    Heading,
    Paragraph,
    Signature,
    Table,
    TableColumn,
    pdf,
    word,
)
from backend.outside.documents.pdf import fonts_found

COLUMNS = (
    TableColumn("序号", 1, centred=True),
    TableColumn("领域", 2, merged=True),
    TableColumn("方面", 2, merged=True),
    TableColumn("问题描述", 5),
)


def listed(count, *, fields=2):
    rows = [
        [str(i + 1), f"领域{i * fields // count}", f"方面{i // 2}", f"第{i + 1}口井没有关停"]
        for i in range(count)
    ]
    return Table(COLUMNS, rows, totals=["合计", "", "", f"{count}个问题"])


def paper(*blocks, **changes):
    said = {
        "title": "“5+2”联动监督问题清单",
        "blocks": blocks,
        "left": "填表单位：滦平县人大常委会",
        "right": "2026年11月24日",
        "signatures": (Signature("填表单位", "滦平县人大"), Signature("审核"), Signature("签发")),
        **changes,
    }
    return Document(**said)


def pages(content):
    read = pypdf.PdfReader(io.BytesIO(content))
    return [re.sub(r"\s", "", page.extract_text()) for page in read.pages], read


def test_every_page_of_a_pdf_repeats_the_header_and_says_which_it_is():
    said, read = pages(pdf(paper(listed(90), landscape=True)))
    assert len(said) > 2
    for number, page in enumerate(said, start=1):
        assert "序号领域方面问题描述" in page
        assert page.endswith(f"第{number}页共{len(said)}页")
    assert said[0].startswith("“5+2”联动监督问题清单填表单位：滦平县人大常委会2026年11月24日")
    assert "90个问题填表单位：滦平县人大审核：签发：" in said[-1]
    box = read.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)
    assert read.metadata.title == "“5+2”联动监督问题清单"


def test_no_word_of_the_data_is_read_as_markup():
    words = '#pagebreak() *强* $x$ `y` \\ <z> [a] "b" = 一'
    said, _ = pages(pdf(paper(Paragraph(words), Heading(words), title=words)))
    assert len(said) == 1
    assert said[0].count(re.sub(r"\s", "", words)) == 3
    made = docx.Document(io.BytesIO(word(paper(Paragraph(words)))))
    assert words in [paragraph.text for paragraph in made.paragraphs]


def test_word_has_real_headings_a_repeated_header_and_fields_for_the_pages():
    content = word(paper(Heading("一、总体情况"), Heading("（一）水", 2), listed(30)))
    made = docx.Document(io.BytesIO(content))
    styles = {p.text: p.style.name for p in made.paragraphs}
    assert styles["“5+2”联动监督问题清单"] == "Title"
    assert styles["一、总体情况"] == "Heading 1"
    assert styles["（一）水"] == "Heading 2"
    [table] = made.tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "领域", "方面", "问题描述"]
    assert len(table.rows) == 32
    assert table.rows[31].cells[3].text == "30个问题"
    footer = zipfile.ZipFile(io.BytesIO(content)).read("word/footer1.xml").decode()
    assert re.findall(r"<w:instrText[^>]*>(\w+)", footer) == ["PAGE", "NUMPAGES"]
    assert made.paragraphs[-1].text == "填表单位：滦平县人大\t审核：\t签发："


def test_alike_neighbours_are_one_cell_in_word():
    made = docx.Document(io.BytesIO(word(paper(listed(8)))))
    rows = made.tables[0].rows[1:9]
    merges = [row._tr.tc_lst[1].tcPr.find(qn("w:vMerge")).get(qn("w:val")) for row in rows]
    assert merges == ["restart", *["continue"] * 3] * 2
    assert [row._tr.tc_lst[3].tcPr.find(qn("w:vMerge")) for row in rows] == [None] * 8


def test_an_aspect_is_never_merged_over_two_fields():
    rows = [["1", "水", "机井", "甲"], ["2", "山", "机井", "乙"]]
    table = Table(COLUMNS, rows)
    assert table.spans(2) == [1, 1]


def test_a_long_field_is_named_again_so_that_every_page_says_it():
    table = listed(25, fields=1)
    assert [at for at, span in enumerate(table.spans(1)) if span] == [0, 10, 20]


@given(st.lists(st.sampled_from(["", "水", "山"]), max_size=40))
def test_spans_cover_every_row_once(names):
    table = Table((TableColumn("领域", merged=True),), [[name] for name in names])
    spans = table.spans(0)
    assert sum(spans) == len(names)
    for at, span in enumerate(spans):
        assert span == 0 or {names[i] for i in range(at, at + span)} == {names[at]}
        assert span <= 1 or names[at]


def test_words_that_xml_cannot_hold_are_left_out_and_lines_are_kept():
    cells = [["1", "水", "机\x0b井", "一行\n二行"]]
    made = docx.Document(io.BytesIO(word(paper(Table(COLUMNS, cells)))))
    row = made.tables[0].rows[1]
    assert [cell.text for cell in row.cells] == ["1", "水", "机井", "一行\n二行"]
    said, _ = pages(pdf(paper(Table(COLUMNS, cells))))
    assert "机井一行二行" in said[0]


def test_without_a_chinese_font_it_is_said_and_one_is_enough():
    with pytest.raises(FontMissing):
        fonts_found(frozenset({"DejaVu Sans", "Noto Sans"}))
    assert fonts_found(frozenset({"SimHei"})) == ("SimHei", "SimHei")
    both = frozenset({"Noto Sans CJK SC", "Noto Serif CJK SC"})
    assert fonts_found(both) == ("Noto Serif CJK SC", "Noto Sans CJK SC")
