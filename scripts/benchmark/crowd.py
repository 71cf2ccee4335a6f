"""Voters with phones, all at once: each draws, casts, and goes on asking until it has a receipt."""

import asyncio
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tests.ballots.voter import Credential

AT_ONCE = 100
"""Connections that are open at a time."""


@dataclass
class Crowd:
    """So many voters of one ballot, and what came of it."""

    port: int
    ballot_id: UUID
    public_key: bytes
    tokens: Sequence[str]
    options: Sequence[str] = ("motion",)
    within: float = 0
    """Seconds in which they come, one after the other; 0: all at once."""
    slips: bool = False
    """The tokens are slips' secrets."""
    receipts: dict[str, str] = field(default_factory=dict)
    """By serial: choices that the server has said it has."""
    draws: list[float] = field(default_factory=list)
    casts: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    retries: int = 0

    async def vote(self) -> float:
        """Let everybody vote; return the seconds until the last receipt."""
        self.idle: list[Any] = []
        self.free = asyncio.Semaphore(AT_ONCE)
        began = time.perf_counter()
        gap = self.within / len(self.tokens)
        await asyncio.gather(*(self._voter(n, n * gap) for n in range(len(self.tokens))))
        for _, writer in self.idle:
            writer.close()
        return time.perf_counter() - began

    async def _voter(self, number: int, wait: float) -> None:
        await asyncio.sleep(wait)
        phone = Credential(self.ballot_id.bytes, self.public_key)
        said: dict[str, Any] = {"blinded": phone.blinded().hex()}
        path, token = "draw", self.tokens[number]
        if self.slips:
            said["slip"], path, token = token, "slips/draw", ""
        status, answer = await self._ask(path, said, token, self.draws)
        if status != 200:
            self.refused.append(answer["type"])
            return
        phone.take(bytes.fromhex(answer["blind_signature"]))
        choices = {"marks": {o: random.choice(("yes", "no", "abstain")) for o in self.options}}
        paper: dict[str, Any] = {
            "serial": phone.serial.hex(),
            "randomizer": phone.randomizer.hex(),
            "signature": phone.signature.hex(),
            "choices": choices,
        }
        status, answer = await self._ask("cast", paper, "", self.casts)
        if status != 200:
            self.refused.append(answer["type"])
            return
        self.receipts[paper["serial"]] = json.dumps(choices["marks"], sort_keys=True)

    async def _ask(
        self, path: str, said: dict[str, Any], token: str, times: list[float]
    ) -> tuple[int, dict[str, Any]]:
        """Ask until there is an answer, as a phone does whose server or network went away."""
        body = json.dumps(said).encode()
        head = (
            f"POST /api/v1/ballots/{self.ballot_id}/{path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        )
        if token:
            head += f"Authorization: Bearer {token}\r\n"
        began = time.perf_counter()
        while True:
            try:
                async with self.free:
                    status, answer = await self._once(head.encode() + b"\r\n" + body)
            except (OSError, asyncio.IncompleteReadError):
                self.retries += 1
                await asyncio.sleep(0.2)
                continue
            times.append(time.perf_counter() - began)
            return status, json.loads(answer)

    async def _once(self, request: bytes) -> tuple[int, bytes]:
        if self.idle:
            reader, writer = self.idle.pop()
        else:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(
                int(line.split(b":")[1])
                for line in head.lower().split(b"\r\n")
                if line.startswith(b"content-length:")
            )
            answer = await reader.readexactly(length)
        except BaseException:
            writer.close()
            raise
        self.idle.append((reader, writer))
        return int(head.split(b" ", 2)[1]), answer
