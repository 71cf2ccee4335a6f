"""What is asked of whoever has no account, and codes that cannot be guessed or misread."""

import secrets
from dataclasses import dataclass

TOKEN_LENGTH = 12
TOKEN_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # nosec B105
"""Nothing that is read for something else: no 0 o, no 1 i l."""
CHOICES = 4
_NUMERALS = "零一二三四五六七八九十"


@dataclass(frozen=True)
class Question:
    """A sum in words, its answer and what to choose from, in order."""

    words: str
    answer: str
    choices: tuple[str, ...]


def token() -> str:
    """Return what a QR code holds: 59 bits that cannot be guessed or misread."""
    return "".join(secrets.choice(TOKEN_LETTERS) for _ in range(TOKEN_LENGTH))


def numeral(number: int) -> str:
    """Return 0 to 19 in words: 七, 十二."""
    if number <= 10:
        return _NUMERALS[number]
    return "十" + _NUMERALS[number - 10]


def question() -> Question:
    """Return a sum that can be done in the head, and read out: 七加二等于几？"""
    one, other = 1 + secrets.randbelow(9), 1 + secrets.randbelow(9)
    if secrets.randbelow(2):
        words, result = f"{numeral(one)}加{numeral(other)}等于几？", one + other
    else:
        high, low = max(one, other), min(one, other)
        words, result = f"{numeral(high)}减{numeral(low)}等于几？", high - low
    near = [n for n in range(max(0, result - 4), min(19, result + 4)) if n != result]
    wrong: list[int] = []
    while len(wrong) < CHOICES - 1:
        wrong.append(near.pop(secrets.randbelow(len(near))))
    ordered = sorted([*wrong, result])
    return Question(words, numeral(result), tuple(numeral(n) for n in ordered))
