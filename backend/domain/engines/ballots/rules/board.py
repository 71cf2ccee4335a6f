"""The board (票面公布表): every paper, in an order that says nothing, and how many there must be.

JSON Lines, UTF-8: the head, then one line a paper; keys sorted, no spaces. Phone papers stand in
the order of their serials, named ones in that of the roll, paper ballots in that of their words.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

FORMAT = "smart-congress-board/1"


def written(said: Mapping[str, Any]) -> str:
    """Return one line, always the same for the same content."""
    return json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n"


def secret_line(choices: str, serial: bytes, randomizer: bytes, signature: bytes) -> str:
    """Return the line of a paper that was cast under a credential."""
    credential = {
        "serial": serial.hex(),
        "randomizer": randomizer.hex(),
        "signature": signature.hex(),
    }
    return written({**json.loads(choices), **credential})


def named_line(choices: str, number: int, name: str) -> str:
    """Return the line of a paper with its voter on it."""
    return written({**json.loads(choices), "number": number, "name": name})


class Digest:
    """SHA-256 over lines on their way past; of what the minutes hold."""

    def __init__(self) -> None:
        self._sum = hashlib.sha256()

    def over(self, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            self._sum.update(line.encode())
            yield line

    @property
    def hex(self) -> str:
        return self._sum.hexdigest()


def digest_of(lines: Iterable[str]) -> str:
    """Return the SHA-256 of a whole board, 64 hex digits."""
    digest = Digest()
    for _ in digest.over(lines):
        pass
    return digest.hex
