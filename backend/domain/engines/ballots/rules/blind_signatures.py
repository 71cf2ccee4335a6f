"""Blind RSA signatures, RSABSSA-SHA384-PSS-Randomized: a voter's credential, signed unseen.

The server signs a blinded number and learns nothing of the message; with the blinding taken off it
is an ordinary RSA-PSS signature that anybody checks. The modular powers are on GMP: the one piece
of cryptographic arithmetic that is ours (docs/decisions/0023-blind-rsa-on-gmp.md).

Source: RFC 9474, sections 4.3 (BlindSign), 4.5 (Verify) and 5 (named variants).
"""

import hashlib
import secrets
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

import gmpy2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from gmpy2 import mpz

BITS = 2048
EXPONENT = 65537
SERIAL_BYTES = 32
RANDOMIZER_BYTES = 32
"""Source: RFC 9474, section 4.1 (PrepareRandomize)."""
SALT_BYTES = 48
"""Source: RFC 9474, section 5, RSABSSA-SHA384-PSS-Randomized."""
SIGNATURE_BYTES = BITS // 8


class BlindedUnfit(ValueError):
    """What was sent to be signed is no number below the modulus, or not of its length."""


class SigningFailed(Exception):
    """The power came out wrong; a wrong signature could give the key away, so none is given."""


@dataclass(frozen=True, repr=False)
class SigningKey:
    """A private key, ready to compute with."""

    n: mpz
    e: mpz
    p: mpz
    q: mpz
    d_p: mpz
    d_q: mpz
    q_inverse: mpz

    @classmethod
    def of(cls, numbers: rsa.RSAPrivateNumbers) -> "SigningKey":
        return cls(
            mpz(numbers.public_numbers.n),
            mpz(numbers.public_numbers.e),
            mpz(numbers.p),
            mpz(numbers.q),
            mpz(numbers.dmp1),
            mpz(numbers.dmq1),
            mpz(numbers.iqmp),
        )

    @property
    def length(self) -> int:
        """Bytes of the modulus, and so of every blinded message and signature."""
        return (int(self.n).bit_length() + 7) // 8


def make_key() -> bytes:
    """Return a new private key of 2048 bits as PKCS #8, PEM."""
    made = rsa.generate_private_key(EXPONENT, BITS)
    return made.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def read_key(pem: bytes) -> SigningKey:
    """Return the private key that `make_key` wrote; raise ValueError for anything else."""
    # Its primes were proved when it was made; proving them again would cost more than a signature.
    key = serialization.load_pem_private_key(pem, None, unsafe_skip_rsa_key_validation=True)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise ValueError("no RSA key")
    return SigningKey.of(key.private_numbers())


def public_key_of(pem: bytes) -> bytes:
    """Return the public half as SubjectPublicKeyInfo, DER: what a ballot publishes."""
    key = serialization.load_pem_private_key(pem, None)
    return key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def digest_of(public_key: bytes) -> str:
    """Return the SHA-256 of a public key: what the notice and the hall's QR code show."""
    return hashlib.sha256(public_key).hexdigest()


def blind_sign(key: SigningKey, blinded: bytes) -> bytes:
    """Sign a blinded message; raise BlindedUnfit or SigningFailed.

    The base is blinded once more with a number of our own, so that how long the power takes says
    nothing of the key, and the result is checked before it leaves.
    """
    if len(blinded) != key.length:
        raise BlindedUnfit()
    message = mpz.from_bytes(blinded, "big")
    if message >= key.n:
        raise BlindedUnfit()
    mask = _mask(key)
    masked = message * gmpy2.powmod(mask, key.e, key.n) % key.n
    signature = _power(key, masked) * gmpy2.invert(mask, key.n) % key.n
    if gmpy2.powmod(signature, key.e, key.n) != message:
        raise SigningFailed()
    return int(signature).to_bytes(key.length, "big")


def _mask(key: SigningKey) -> mpz:
    while True:
        mask = mpz(secrets.randbelow(int(key.n) - 2) + 2)
        if gmpy2.gcd(mask, key.n) == 1:
            return mask


def _power(key: SigningKey, base: mpz) -> mpz:
    """Return base ** d mod n by the Chinese remainder theorem, each power in constant time."""
    of_p = gmpy2.powmod_sec(base % key.p, key.d_p, key.p)
    of_q = gmpy2.powmod_sec(base % key.q, key.d_q, key.q)
    return of_q + key.q * ((of_p - of_q) * key.q_inverse % key.p)


def message_of(ballot_id: UUID, serial: bytes) -> bytes:
    """Return what a credential signs: the ballot's id, 16 bytes, and the serial, 32 bytes."""
    return ballot_id.bytes + serial


def is_signed(public_key: bytes, prepared: bytes, signature: bytes) -> bool:
    """Say whether the signature is this key's over a prepared message (randomizer, message)."""
    return is_signed_with(public_key, prepared, signature, salt_bytes=SALT_BYTES)


def is_signed_with(
    public_key: bytes, prepared: bytes, signature: bytes, *, salt_bytes: int
) -> bool:
    """Say so for another variant of RFC 9474: PSSZERO has no salt."""
    pss = padding.PSS(mgf=padding.MGF1(hashes.SHA384()), salt_length=salt_bytes)
    try:
        _loaded(public_key).verify(signature, prepared, pss, hashes.SHA384())
    except InvalidSignature:
        return False
    return True


@lru_cache(maxsize=64)
def _loaded(public_key: bytes) -> rsa.RSAPublicKey:
    key = serialization.load_der_public_key(public_key)
    assert isinstance(key, rsa.RSAPublicKey)
    return key
