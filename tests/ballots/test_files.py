"""Papers and boards as files: counted and checked without a database."""

import hashlib
import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from typer.testing import CliRunner

from backend.cli import app, ballots
from backend.domain.engines.ballots.rules import BallotRule, BallotTerms, Method, Option
from backend.domain.engines.ballots.rules.verifying import differences, verify

BALLOT = UUID("0193f1c2-0000-7000-8000-000000000001")
RULE = BallotTerms(title="测试", method=Method.approve, seats=1, citations={"needs": "试"}).on(
    [Option(id="p1", label="项目一"), Option(id="p2", label="项目二")]
)


def line(**said: Any) -> bytes:
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()


class Board:
    """A board of three phone papers and two on paper, made without the server's code."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(65537, 2048)
        der = self.key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        self.head: dict[str, Any] = {
            "format": "smart-congress-board/1",
            "ballot_id": str(BALLOT),
            "title": "测试表决",
            "congress": "测试人大",
            "rule": RULE.model_dump(mode="json"),
            "public_key": der.hex(),
            "entitled": 6,
            "present": 6,
            "phone_drawn": 4,
            "phone_cast": 3,
            "paper_given": 2,
            "paper_collected": 2,
        }
        self.papers = [self.phone(bytes([at]) * 32, "p1") for at in (1, 2, 3)]
        self.papers.append(line(marks={"p1": "yes"}, write_ins=[], copies=2))

    def phone(self, serial: bytes, option: str) -> bytes:
        randomizer = hashlib.sha256(serial).digest()
        pss = padding.PSS(mgf=padding.MGF1(hashes.SHA384()), salt_length=48)
        signature = self.key.sign(randomizer + BALLOT.bytes + serial, pss, hashes.SHA384())
        return line(
            marks={option: "yes"},
            write_ins=[],
            serial=serial.hex(),
            randomizer=randomizer.hex(),
            signature=signature.hex(),
        )

    def lines(self) -> list[bytes]:
        return [line(**self.head), *self.papers]


@pytest.fixture(scope="module")
def board() -> Board:
    return Board()


def faults(lines: list[bytes]) -> str:
    return "；".join(one.said for one in verify(lines).faults)


def test_a_whole_board_is_counted_again_from_the_file_alone(board: Board) -> None:
    found = verify(board.lines())
    assert found.faults == []
    assert (found.phone, found.paper) == (3, 2)
    assert found.declaration is not None
    assert found.declaration.chosen == ("p1",)
    assert found.digest == hashlib.sha256(b"".join(board.lines())).hexdigest()
    assert differences(found.declaration, found.declaration.model_dump(mode="json")) == []
    told = found.declaration.model_dump(mode="json")
    told["outcomes"][0]["votes"] = 4
    assert differences(found.declaration, told) == ["项目一"]


def test_an_altered_doubled_or_forged_paper_is_found(board: Board) -> None:
    head, first, *rest = board.lines()
    changed = first.replace(b'"randomizer":"', b'"randomizer":"00', 1)
    assert "凭证无效" in faults([head, changed, *rest])
    assert "编号重复" in faults([head, first, first, *rest])
    other = first.replace(b"0101", b"0202")
    assert "凭证无效" in faults([head, other, *rest])
    assert "不是本次表决的票" in faults([head, first.replace(b'"p1"', b'"p9"'), *rest])


def test_more_or_fewer_papers_than_the_head_says_are_found(board: Board) -> None:
    head, *papers = board.lines()
    assert "手机投的票有 2 张，表头写的是 3 张" in faults([head, *papers[1:]])
    few = line(**{**board.head, "phone_drawn": 2})
    assert "多于领出的 2 张" in faults([few, *papers])
    many = line(**{**board.head, "entitled": 5})
    assert "领出的票多于应到人数" in faults([many, *papers])


def test_the_command_says_whether_a_board_is_right(board: Board, tmp_path: Path) -> None:
    file = tmp_path / "board.jsonl"
    file.write_bytes(b"".join(board.lines()))
    said = CliRunner().invoke(app, ["ballots", "verify", str(file)])
    assert said.exit_code == 0
    assert "核验通过" in said.output
    wrong = CliRunner().invoke(app, ["ballots", "verify", str(file), "--digest", "0" * 64])
    assert wrong.exit_code == 1
    file.write_text("{}\n")
    assert CliRunner().invoke(app, ["ballots", "verify", str(file)]).exit_code == 2


def test_a_file_of_papers_is_counted_under_a_rule(tmp_path: Path) -> None:
    rule, file = tmp_path / "rule.json", tmp_path / "papers.jsonl"
    rule.write_text(RULE.model_dump_json())
    file.write_bytes(line(marks={"p1": "yes"}, copies=3) + line(marks={"p2": "yes"}) + line())
    asked = ["ballots", "tally", str(file), "--rule", str(rule), "--entitled", "5"]
    said = CliRunner().invoke(app, asked)
    assert said.exit_code == 0
    answer = json.loads(said.output)
    assert answer["tally"]["options"]["p1"]["named"] == 3
    assert answer["tally"]["empty"] == 1
    assert answer["declaration"]["chosen"] == ["p1"]
    file.write_bytes(line(marks={"p7": "yes"}))
    assert CliRunner().invoke(app, asked).exit_code == 2


def test_the_parts_of_a_file_add_up_to_the_whole(tmp_path: Path) -> None:
    file = tmp_path / "papers.jsonl"
    file.write_bytes(b"".join(line(marks={f"p{1 + at % 2}": "yes"}) for at in range(301)))
    whole = ballots.counted_file(file, RULE, 1)
    size = file.stat().st_size
    for cut in (1, 17, size // 2, size - 1):
        parts = ballots._part(file, RULE, 0, cut) + ballots._part(file, RULE, cut, size)
        assert parts == whole
    assert BallotRule.model_validate_json(RULE.model_dump_json()) == RULE
