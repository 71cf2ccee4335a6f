"""Whatever the width, the spaces and the way a date is written: the same meaning."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.engines.imports.rules import Sheet, body, find_header, packed, unpacked
from backend.domain.features.problems.rules import (
    STATE_WORDS,
    ProblemState,
    meanings,
    print_of,
)
from backend.domain.features.problems.rules.sheet import COLUMNS, claimed
from backend.domain.kit.sheets import NotADay, day_of, text_of
from backend.domain.kit.text import normalised

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2)
SPACES = st.sampled_from(["", " ", "\u3000", "\xa0", "\u200b", "\t", "\n"])
FORMS = st.sampled_from(
    ["{0}-{1:02}-{2:02}", "{0}/{1}/{2}", "{0}.{1}.{2}", "{0}年{1}月{2}日", "{0}{1:02}{2:02}"]
)
WIDE = str.maketrans("0123456789./-", "０１２３４５６７８９．／－")


def wide(text):
    """The text in full width, as an input method leaves it."""
    return text.translate(WIDE)


@given(DAYS, FORMS, st.booleans(), SPACES, SPACES)
def test_a_day_is_the_same_day_however_it_is_written(day, form, broad, before, after):
    written = form.format(day.year, day.month, day.day)
    written = wide(written) if broad else written
    assert day_of(f"{before}{written}{after}") == day


@given(st.dates(date(1960, 1, 1), date(2100, 12, 31)))
def test_a_spreadsheets_day_number_is_its_day(day):
    serial = (day - date(1899, 12, 30)).days
    assert day_of(serial) == day_of(str(serial)) == day_of(float(serial)) == day


@given(st.text(max_size=40))
def test_what_is_no_day_is_refused_and_nothing_else_happens(text):
    try:
        found = day_of(text)
    except NotADay:
        return
    assert found is None or 1900 <= found.year <= 2200


@pytest.mark.parametrize("written", ["2022-13-05", "4月21日", "2022年4月", "五月底", "2022-2-30"])
def test_a_day_that_is_not_whole_is_not_guessed(written):
    with pytest.raises(NotADay):
        day_of(written)


@given(CHINESE, st.lists(SPACES, min_size=1, max_size=5))
def test_words_are_known_again_whatever_their_spaces_and_punctuation(words, spaces):
    spread = "".join(c + spaces[i % len(spaces)] for i, c in enumerate(words))
    assert print_of(spread.replace("\u200b", "")) == print_of(f"“{words}”，。")


@given(st.text(max_size=60))
def test_normalising_is_done_once(text):
    once = normalised(text)
    assert normalised(once) == once
    assert normalised(unicodedata.normalize("NFKC", text)) == once


@given(st.sampled_from(list(ProblemState)), st.data())
def test_every_word_we_write_is_read_back(state, data):
    word = data.draw(st.sampled_from(STATE_WORDS[state]))
    assert meanings(STATE_WORDS)[normalised(wide(f" {word} "))] is state


@given(st.one_of(st.none(), st.text(max_size=20), st.integers(), st.booleans(), DAYS))
def test_a_cell_comes_back_from_json_as_it_went_in(cell):
    assert unpacked(packed(cell)) == cell
    assert text_of(unpacked(packed(cell))) == text_of(cell)


@given(
    st.lists(st.lists(st.one_of(st.none(), st.text(max_size=8)), max_size=12), max_size=20),
    st.lists(st.tuples(*[st.integers(0, 25)] * 4), max_size=5),
)
def test_no_sheet_breaks_the_finding_of_a_ledger(rows, merged):
    header = ["领域", "问题描述", "责任单位"]
    sheet = Sheet("表", [*rows, header, *rows], merged)
    found = find_header(sheet, COLUMNS, {})
    assert found is not None
    assert all(
        len(cells) == len(found.labels)
        for r in body(sheet, found, COLUMNS).rows
        for cells in [r.cells]
    )


@given(st.integers(0, 99999), st.integers(0, 99999))
def test_what_a_row_of_totals_claims_is_read(problems, rectified):
    said = claimed([f"{problems}个问题，已整改完成{rectified}个，占比55.06%"])
    assert (said.problems, said.rectified, str(said.rate)) == (problems, rectified, "55.06")
