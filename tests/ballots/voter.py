"""A voter's phone in Python, written from RFC 9474 alone: it shares no line with the server."""

import hashlib
import math
import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.serialization import load_der_public_key

HASH, HASH_BYTES = "sha384", 48


def mgf1(seed: bytes, length: int) -> bytes:
    made = b""
    for counter in range(-(-length // HASH_BYTES)):
        made += hashlib.new(HASH, seed + counter.to_bytes(4, "big")).digest()
    return made[:length]


def emsa_pss_encode(message: bytes, bits: int, salt: bytes) -> bytes:
    """RFC 8017, section 9.1.1."""
    length = (bits + 7) // 8
    hashed = hashlib.new(HASH, message).digest()
    inner = hashlib.new(HASH, b"\0" * 8 + hashed + salt).digest()
    block = b"\0" * (length - len(salt) - HASH_BYTES - 2) + b"\x01" + salt
    masked = bytes(a ^ b for a, b in zip(block, mgf1(inner, len(block)), strict=True))
    first = masked[0] & (0xFF >> (8 * length - bits))
    return bytes([first]) + masked[1:] + inner + b"\xbc"


def blind(
    n: int, e: int, prepared: bytes, *, salt: bytes, inverse: int | None = None
) -> tuple[bytes, int]:
    """RFC 9474, section 4.2: return the blinded message and what takes the blinding off."""
    encoded = emsa_pss_encode(prepared, n.bit_length() - 1, salt)
    message = int.from_bytes(encoded, "big")
    assert math.gcd(message, n) == 1
    mask = pow(inverse, -1, n) if inverse else secrets.randbelow(n - 2) + 2
    blinded = message * pow(mask, e, n) % n
    return blinded.to_bytes((n.bit_length() + 7) // 8, "big"), pow(mask, -1, n)


def finalize(n: int, e: int, prepared: bytes, salt: bytes, signed: bytes, inverse: int) -> bytes:
    """RFC 9474, section 4.4: take the blinding off, and check what is left."""
    signature = int.from_bytes(signed, "big") * inverse % n
    encoded = emsa_pss_encode(prepared, n.bit_length() - 1, salt)
    assert pow(signature, e, n) == int.from_bytes(encoded, "big"), "the server cheated"
    return signature.to_bytes((n.bit_length() + 7) // 8, "big")


@dataclass
class Credential:
    """What a phone keeps from before the draw until the receipt is there."""

    ballot: bytes
    public_key: bytes
    serial: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    randomizer: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(48))
    inverse: int = 0
    signature: bytes = b""

    def __post_init__(self) -> None:
        numbers = load_der_public_key(self.public_key).public_numbers()
        self.n, self.e = numbers.n, numbers.e

    @property
    def prepared(self) -> bytes:
        return self.randomizer + self.ballot + self.serial

    def blinded(self) -> bytes:
        """Return what is sent to be signed: the same each time, so that a retry is a retry."""
        known = self.inverse or None
        made, self.inverse = blind(self.n, self.e, self.prepared, salt=self.salt, inverse=known)
        return made

    def take(self, signed: bytes) -> bytes:
        args = (self.n, self.e, self.prepared, self.salt, signed, self.inverse)
        self.signature = finalize(*args)
        return self.signature
