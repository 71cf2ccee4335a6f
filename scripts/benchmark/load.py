"""A bounded load on a server of this machine, and the CPU that its process spent on it."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Cost:
    """What one kind of request cost."""

    per_second: float
    cpu: float
    """Microseconds of the server's process per request."""
    median: float
    """Milliseconds until the answer, half of all requests."""
    size: int
    """Bytes of the last answer's body."""


def cpu_of(pid: int) -> float:
    """Return the seconds of CPU that a process's living threads have spent."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


def middle(costs: Sequence[Cost]) -> Cost:
    """Return the median of several measurements, figure by figure."""
    return Cost(
        median(one.per_second for one in costs),
        median(one.cpu for one in costs),
        median(one.median for one in costs),
        costs[-1].size,
    )


def measure(port: int, pid: int, request: Callable[[int], bytes], *, count: int) -> Cost:
    """Send `count` requests over eight connections, after a tenth of that to warm up."""
    asyncio.run(_send(port, request, -(count // 10), 0))
    before, began = cpu_of(pid), time.perf_counter()
    times, size = asyncio.run(_send(port, request, 0, count))
    spent, took = cpu_of(pid) - before, time.perf_counter() - began
    return Cost(count / took, spent / count * 1e6, sorted(times)[len(times) // 2] * 1e3, size)


async def _send(
    port: int, request: Callable[[int], bytes], first: int, last: int
) -> tuple[list[float], int]:
    numbers = iter(range(first, last))
    times: list[float] = []
    size = 0

    async def connection() -> None:
        nonlocal size
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for number in numbers:
            began = time.perf_counter()
            writer.write(request(number))
            head = await reader.readuntil(b"\r\n\r\n")
            size = _length(head)
            await reader.readexactly(size)
            times.append(time.perf_counter() - began)
            if not head.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(head.decode())
        writer.close()
        await writer.wait_closed()

    await asyncio.gather(*(connection() for _ in range(8)))
    return times, size


def alone(port: int, request: Callable[[int], bytes]) -> float:
    """Send one request over a connection of its own; return the milliseconds until the answer."""

    async def once() -> float:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        began = time.perf_counter()
        writer.write(request(0))
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(_length(head))
        took = time.perf_counter() - began
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(head.decode())
        writer.close()
        await writer.wait_closed()
        return took * 1e3

    return asyncio.run(once())


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    raise RuntimeError("an answer without a length")


def get(path: str, token: str = "") -> Callable[[int], bytes]:
    said = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{_bearer(token)}\r\n".encode()
    return lambda _: said


def post(path: str, body: Callable[[int], bytes], token: str = "") -> Callable[[int], bytes]:
    def said(number: int) -> bytes:
        sent = body(number)
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{_bearer(token)}"
            f"Content-Type: application/json\r\nContent-Length: {len(sent)}\r\n\r\n"
        )
        return head.encode() + sent

    return said


def _bearer(token: str) -> str:
    return f"Authorization: Bearer {token}\r\n" if token else ""
