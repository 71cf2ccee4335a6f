from hypothesis import given
from hypothesis import strategies as st

from backend.domain.kit.secrets import fingerprint, masked, seal, unseal
from backend.domain.kit.text import asked, grams, likeness, normalised

chinese = st.text(alphabet="农村饮水安全工程整改台账二零二六", min_size=1, max_size=20)


@given(chinese, st.data())
def test_any_part_of_a_text_finds_it(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    assert set(asked(text[start:end])) <= set(grams(text).split())


def test_width_case_spaces_and_punctuation_make_no_difference():
    assert normalised("承人问〔２０２６〕１２号 ＡＢ") == normalised("承人问(2026)12号ab")
    assert set(asked("２０２６")) <= set(grams("〔2026〕").split())


@given(chinese, chinese)
def test_likeness_is_the_same_both_ways(one, other):
    assert likeness(one, other) == likeness(other, one)


@given(st.text(max_size=50))
def test_what_is_sealed_is_read_again_and_never_looks_the_same_twice(value):
    assert unseal(seal(value)) == value
    assert seal(value) != seal(value)
    assert fingerprint(value) == fingerprint(value)


def test_a_masked_phone_shows_its_ends_only():
    assert masked("19900001111") == "199****1111"
    assert masked("110") == "****"
    assert masked(None) is None
