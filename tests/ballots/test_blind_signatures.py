"""Blind signatures: the published vectors, and a second client that shares no line with ours."""

import json
import secrets
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from backend.domain.engines.ballots.rules import blind_signatures as signing
from tests.ballots import voter

REFERENCE = Path(__file__).parents[3] / "shared/reference/rfc9474-vectors.json"
NAMES = [
    "RSABSSA-SHA384-PSS-Randomized",
    "RSABSSA-SHA384-PSSZERO-Randomized",
    "RSABSSA-SHA384-PSS-Deterministic",
    "RSABSSA-SHA384-PSSZERO-Deterministic",
]


@pytest.fixture(scope="module")
def key() -> signing.SigningKey:
    return signing.read_key(PEM)


PEM = signing.make_key()
PUBLIC = signing.public_key_of(PEM)


@pytest.fixture(params=NAMES)
def vector(request: pytest.FixtureRequest) -> dict[str, bytes]:
    if not REFERENCE.exists():
        pytest.skip("the vectors of RFC 9474, appendix A, are not checked in and not beside us")
    said = json.loads(REFERENCE.read_text())["vectors"]
    assert sorted(said) == sorted(NAMES)
    return {name: bytes.fromhex(value) for name, value in said[request.param].items()}


def private_key(vector: dict[str, bytes]) -> rsa.RSAPrivateKey:
    p, q, n, e, d = (int.from_bytes(vector[name], "big") for name in "pqned")
    numbers = rsa.RSAPrivateNumbers(
        p, q, d, d % (p - 1), d % (q - 1), pow(q, -1, p), rsa.RSAPublicNumbers(e, n)
    )
    return numbers.private_key()


def test_the_server_signs_the_published_blinded_message(vector: dict[str, bytes]) -> None:
    key = signing.SigningKey.of(private_key(vector).private_numbers())

    assert signing.blind_sign(key, vector["blinded_msg"]) == vector["blind_sig"]


def test_the_server_accepts_the_published_signature_and_no_other(vector: dict[str, bytes]) -> None:
    public = (
        private_key(vector)
        .public_key()
        .public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
    salt_bytes = len(vector["salt"])
    forged = vector["sig"][:-1] + bytes([vector["sig"][-1] ^ 1])

    def good(prepared: bytes, signature: bytes) -> bool:
        return signing.is_signed_with(public, prepared, signature, salt_bytes=salt_bytes)

    assert good(vector["prepared_msg"], vector["sig"])
    assert not good(vector["prepared_msg"], forged)
    assert not good(vector["prepared_msg"] + b"0", vector["sig"])


def test_the_second_client_blinds_and_finalizes_as_published(vector: dict[str, bytes]) -> None:
    n, e = int.from_bytes(vector["n"], "big"), int.from_bytes(vector["e"], "big")
    prepared, salt = vector["msg_prefix"] + vector["msg"], vector["salt"]
    inverse = int.from_bytes(vector["inv"], "big")

    assert prepared == vector["prepared_msg"]
    assert voter.emsa_pss_encode(prepared, n.bit_length() - 1, salt) == vector["encoded_msg"]
    assert voter.blind(n, e, prepared, salt=salt, inverse=inverse)[0] == vector["blinded_msg"]
    signature = voter.finalize(n, e, prepared, salt, vector["blind_sig"], inverse)
    assert signature == vector["sig"]


def test_a_credential_of_the_second_client_is_good_for_its_ballot_alone(
    key: signing.SigningKey,
) -> None:
    ballot, other = UUID(int=1), UUID(int=2)
    credential = voter.Credential(ballot.bytes, PUBLIC)
    credential.take(signing.blind_sign(key, credential.blinded()))

    def good(of: UUID, serial: bytes, public_key: bytes = PUBLIC) -> bool:
        prepared = credential.randomizer + signing.message_of(of, serial)
        return signing.is_signed(public_key, prepared, credential.signature)

    assert good(ballot, credential.serial)
    assert not good(other, credential.serial)
    assert not good(ballot, secrets.token_bytes(32))
    assert not good(ballot, credential.serial, signing.public_key_of(signing.make_key()))


def test_the_same_blinded_message_gets_the_same_signature(key: signing.SigningKey) -> None:
    blinded = voter.Credential(UUID(int=1).bytes, PUBLIC).blinded()

    assert signing.blind_sign(key, blinded) == signing.blind_sign(key, blinded)


@pytest.mark.parametrize("unfit", [b"", b"\xff" * 256, b"\0" * 255, b"\0" * 257])
def test_what_is_no_number_below_the_modulus_is_not_signed(
    key: signing.SigningKey, unfit: bytes
) -> None:
    with pytest.raises(signing.BlindedUnfit):
        signing.blind_sign(key, unfit)


def test_a_power_that_comes_out_wrong_is_not_given_away(key: signing.SigningKey) -> None:
    broken = signing.SigningKey(key.n, key.e, key.p, key.q, key.d_p + 2, key.d_q, key.q_inverse)
    blinded = voter.Credential(UUID(int=1).bytes, PUBLIC).blinded()

    with pytest.raises(signing.SigningFailed):
        signing.blind_sign(broken, blinded)


def test_a_key_never_shows_itself_in_a_trace(key: signing.SigningKey) -> None:
    assert str(int(key.p)) not in repr(key)
