"""Tiles of the office's map server, played by a small server on loopback."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from backend.outside import tiles
from backend.settings import settings
from tests.conftest import NOW

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64
URL = "/api/v1/tiles"


class MapServer(ThreadingHTTPServer):
    """Answers what it is told to, and notes what it was asked."""

    daemon_threads = True
    status, kind, content = 200, "image/png", PNG
    headers: dict[str, str] = {}
    asked: list[str]


class Answer(BaseHTTPRequestHandler):
    server: MapServer

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(self.server.status)
        self.send_header("Content-Type", self.server.kind)
        self.send_header("Content-Length", str(len(self.server.content)))
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(self.server.content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def map_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[MapServer]:
    server = MapServer(("127.0.0.1", 0), Answer)
    server.asked, server.headers = [], {}
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}/t/{{z}}/{{x}}/{{y}}.png"
    monkeypatch.setattr(settings, "tile_server", address)
    monkeypatch.setattr(settings, "tile_attribution", "示例地图 审图号 GS(2026)0001号")
    monkeypatch.setattr(tiles, "_root", lambda: tmp_path / "tiles")
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def problem(answer) -> str:
    return answer.json()["type"].removeprefix("/problems/")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
class TestTiles:
    def test_a_tile_is_fetched_once_and_kept(self, client, map_server):
        first = client.get(f"{URL}/12/3371/1542")
        again = client.get(f"{URL}/12/3371/1542")

        assert (first.status_code, first.content) == (200, PNG)
        assert first.headers["content-type"] == "image/png"
        assert again.content == PNG
        assert map_server.asked == ["/t/12/3371/1542.png"]

    def test_an_old_tile_is_fetched_anew_and_removed_by_the_clock(self, client, map_server, clock):
        client.get(f"{URL}/12/3371/1542")
        clock.now = NOW.replace(year=2126)

        client.get(f"{URL}/12/3371/1542")

        assert len(map_server.asked) == 2
        assert tiles.forget(now=clock.now + timedelta(days=31)) == 1
        assert tiles.forget(now=clock.now + timedelta(days=31)) == 0

    @pytest.mark.parametrize("where", ["2/1/1", "19/1/1", "5/32/0", "5/0/32", "5/-1/0"])
    def test_outside_the_map_nothing_is_asked(self, client, map_server, where):
        assert client.get(f"{URL}/{where}").status_code in {404, 422}
        assert map_server.asked == []

    @pytest.mark.parametrize(
        "said",
        [
            {"status": 500},
            {"status": 404},
            {"status": 302, "headers": {"Location": "http://127.0.0.1:1/"}},
            {"kind": "text/html", "content": b"<html>sign in</html>"},
            {"kind": "image/png", "content": b"<svg onload='x'>"},
            {"kind": "image/svg+xml", "content": b"<svg/>"},
            {"content": PNG + b"\x00" * tiles.MOST_BYTES},
        ],
    )
    def test_what_is_no_tile_is_neither_shown_nor_kept(self, client, map_server, said):
        for name, value in said.items():
            setattr(map_server, name, value)

        refused = client.get(f"{URL}/12/1/1")

        assert (refused.status_code, problem(refused)) == (503, "map-unavailable")
        map_server.status, map_server.kind, map_server.content = 200, "image/png", PNG
        map_server.headers = {}
        assert client.get(f"{URL}/12/1/1").content == PNG

    def test_a_server_that_is_not_there_is_said_so(self, client, map_server, monkeypatch):
        monkeypatch.setattr(settings, "tile_server", "http://127.0.0.1:9/{z}/{x}/{y}")

        assert problem(client.get(f"{URL}/12/1/1")) == "map-unavailable"

    def test_callers_are_told_whether_there_is_a_map(self, client, world, map_server):
        said = client.get(URL, headers=world.deputy.headers).json()

        assert (said["configured"], said["attribution"]) == (
            True,
            "示例地图 审图号 GS(2026)0001号",
        )
        assert client.get(URL).status_code == 401

    def test_without_a_map_server_nothing_is_asked(self, client, world):
        assert client.get(URL, headers=world.staff.headers).json()["configured"] is False
        assert problem(client.get(f"{URL}/12/1/1")) == "no-map"
