"""Two nouns and four digits: told apart by ear, and however they are typed."""

import re
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some
from pypinyin import lazy_pinyin

from backend.domain.features.intake.queries.following import code_print
from backend.domain.features.intake.rules import CodeLists, code_word, token
from backend.domain.kit.questions import TOKEN_LENGTH, TOKEN_LETTERS
from backend.outside import code_words

LISTS = CodeLists(*code_words.lists())
CONGRESS = UUID(int=1)
seeds = some.text("0123456789abcdef", min_size=64, max_size=64)
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def test_each_list_has_enough_nouns_and_none_sounds_like_another():
    for nouns in (LISTS.first, LISTS.second):
        assert len(nouns) >= 256
        assert all(re.fullmatch(r"[\u4e00-\u9fff]{2}", noun) for noun in nouns)
        sounds = ["".join(lazy_pinyin(noun)) for noun in nouns]
        assert len(set(sounds)) == len(nouns)
    assert not set(LISTS.first) & set(LISTS.second)


@given(seeds)
def test_a_seed_gives_one_word_of_each_list_and_four_digits(seed):
    one, other, digits = code_word(seed, LISTS).split(" ")

    assert one in LISTS.first
    assert other in LISTS.second
    assert re.fullmatch(r"\d{4}", digits)
    assert code_word(seed, LISTS) == f"{one} {other} {digits}"


@given(seeds, some.sampled_from(["", " ", "　", "  ", "，", "-", "、"]), some.booleans())
def test_a_word_is_the_same_however_it_is_typed(seed, between, full_width):
    word = code_word(seed, LISTS)
    typed = between.join(["", *word.split(" "), ""])
    if full_width:
        typed = typed.translate(FULL_WIDTH)

    assert code_print(CONGRESS, typed) == code_print(CONGRESS, word)


@given(some.lists(seeds, min_size=2, max_size=2, unique=True))
def test_different_words_have_different_prints_and_so_have_congresses(two):
    one, other = (code_word(seed, LISTS) for seed in two)

    assert (code_print(CONGRESS, one) == code_print(CONGRESS, other)) == (one == other)
    assert code_print(CONGRESS, one) != code_print(UUID(int=2), one)


def test_a_token_can_be_read_out_and_is_never_the_same():
    made = {token() for _ in range(500)}

    assert len(made) == 500
    assert all(len(one) == TOKEN_LENGTH and set(one) <= set(TOKEN_LETTERS) for one in made)
    assert not set("01loi") & set(TOKEN_LETTERS)


def test_the_word_stands_nowhere_in_the_database(resident, database):
    said = resident.send().json()["code_word"]
    one, other, digits = said.split(" ")

    with database.reading() as session:
        connection = session.connection()
        for table in ("intake", "timeline_entry", "audit_entry", "notice"):
            rows = str(connection.exec_driver_sql(f"SELECT * FROM {table}").all())
            assert one not in rows, table
            assert other not in rows, table


def test_a_word_of_one_county_finds_nothing_in_another(resident):
    said = resident.send().json()["code_word"]
    there = resident.points(
        "deputies", [resident.world.deputies["other_deputy"].id], "other_staff"
    ).json()[0]["token"]

    assert resident.follow(said, there).json()["type"] == "/problems/code-word-wrong"
