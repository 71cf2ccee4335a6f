from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from backend.api import web
from backend.database import Database
from backend.main import create_app
from backend.settings import settings


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built web app, and a file beside it that is nobody's business."""
    root = tmp_path / "web"
    (root / "assets").mkdir(parents=True)
    (root / "index.html").write_text("<title>智慧人大</title>")
    (root / "assets/app-1a2b.js").write_text("let a = 1\n" * 100)
    (root / "mark.png").write_bytes(b"\x89PNG")
    (tmp_path / "secret.txt").write_text("hidden words")
    monkeypatch.setattr(settings, "web_dir", root)
    return root


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Iterator[TestClient]:
    database = Database(f"sqlite:///{tmp_path / 'congress.db'}")
    app = create_app(database)
    web.install(app, authority=tmp_path / "ca.crt")
    with TestClient(app) as client:
        yield client
    database.engine.dispose()


def test_every_page_of_the_web_app_is_its_first_page(site: TestClient) -> None:
    for path in ("/", "/clues", "/clues/0192/edit?tab=2", "/index.html"):
        said = site.get(path)
        assert said.status_code == 200
        assert "智慧人大" in said.text
        assert said.headers["cache-control"] == "no-cache"
        assert "default-src 'self'" in said.headers["content-security-policy"]


def test_the_phone_pages_have_a_first_page_of_their_own(site: TestClient, built: Path) -> None:
    (built / "m").mkdir()
    (built / "m/index.html").write_text("<title>手机</title>")
    assert "手机" in site.get("/m/report").text
    assert "手机" in site.get("/m/").text
    assert "手机" not in site.get("/messages").text


def test_built_files_are_kept_by_the_browser_and_sent_packed(site: TestClient) -> None:
    said = site.get("/assets/app-1a2b.js")
    assert said.headers["content-encoding"] == "gzip"
    assert "immutable" in said.headers["cache-control"]
    assert said.headers["content-type"].startswith("text/javascript")
    assert said.text.startswith("let a")
    tag = {"if-none-match": said.headers["etag"]}
    assert site.get("/assets/app-1a2b.js", headers=tag).status_code == 304
    plain = site.get("/assets/app-1a2b.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert site.get("/mark.png").content == b"\x89PNG"


def test_what_is_not_there_is_not_a_page(site: TestClient) -> None:
    for path in ("/assets/gone.js", "/api/v1/nothing", "/api/nothing", "/open311/v2/none.json"):
        said = site.get(path)
        assert said.status_code == 404, path
    assert site.get("/api/v1/nothing").json()["type"] == "/problems/not-found"
    assert site.post("/clues").status_code == 405


def test_nothing_outside_the_folder_is_given_away(site: TestClient) -> None:
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt"):
        assert "hidden words" not in site.get(path).text


def test_the_authority_is_handed_out(site: TestClient, tmp_path: Path) -> None:
    (tmp_path / "ca.crt").write_text("certificate")
    said = site.get("/ca.crt")
    assert (said.text, said.headers["content-type"]) == (
        "certificate",
        "application/x-x509-ca-cert",
    )


def test_without_a_built_web_app_the_server_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "web_dir", tmp_path)
    database = Database(f"sqlite:///{tmp_path / 'congress.db'}")
    app = create_app(database)
    web.install(app)
    with TestClient(app) as client:
        said = client.get("/")
        assert said.status_code == 503
        assert "./scripts/run" in said.text
        assert client.get("/ca.crt").status_code == 503
    database.engine.dispose()


def test_the_api_reference_needs_no_other_host(site: TestClient) -> None:
    said = site.get("/api/docs").text
    assert "POST /api/v1/clues" in said
    assert 'href="#ClueOut"' in said
    assert "<script" not in said
    assert "//" not in said.replace("</", "")
