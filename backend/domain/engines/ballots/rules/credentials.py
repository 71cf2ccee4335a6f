"""What a secret paper is cast under, and the receipt for it."""

import hashlib
from uuid import UUID

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from backend.domain.engines.ballots.rules import blind_signatures as signing
from backend.domain.kit.errors import Conflict, Invalid


class CredentialUnknown(Invalid):
    message = "这张票的凭证无效：它不是本次表决签发的。"


class PaperAlreadyCast(Conflict):
    message = "这张票已经投出，内容与现在的不同；先投出的有效，不能再改。"


def must_be_signed(
    public_key: bytes, ballot_id: UUID, *, serial: bytes, randomizer: bytes, signature: bytes
) -> None:
    """Raise CredentialUnknown unless the ballot's key signed this serial."""
    prepared = randomizer + signing.message_of(ballot_id, serial)
    if not signing.is_signed(public_key, prepared, signature):
        raise CredentialUnknown()


def receipt_words(ballot_id: UUID, serial: bytes, paper: bytes) -> bytes:
    """Return what a receipt signs: ballot id, serial, SHA-256 of the canonical paper; 80 bytes."""
    return ballot_id.bytes + serial + hashlib.sha256(paper).digest()


def receipt(seed: bytes, ballot_id: UUID, serial: bytes, paper: bytes) -> bytes:
    """Sign that this paper was stored under this serial: Ed25519, 64 bytes, always the same."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(receipt_words(ballot_id, serial, paper))


def receipt_key(seed: bytes) -> bytes:
    """Return the public key that receipts are checked with, 32 bytes."""
    return (
        Ed25519PrivateKey.from_private_bytes(seed)
        .public_key()
        .public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    )
