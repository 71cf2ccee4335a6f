import hashlib
import io

import pytest
from PIL import Image

from backend.domain.kit.tables import new_id

URL = "/api/v1/campaigns"


class Campaign:
    """A campaign of one congress, and hands to build it up with."""

    def __init__(self, client, someone, **changes):
        self.client, self.someone = client, someone
        self.field = str(new_id())
        sent = {
            "id": str(new_id()),
            "title": "2026年联动监督",
            "code": "联动监督",
            "year": 2026,
            "shared": True,
            "fields": [{"id": self.field, "name": "优化营商环境", "level": "province"}],
            **changes,
        }
        self.id = sent["id"]
        self.post_to("", **sent)
        self.url = f"{URL}/{self.id}"

    @classmethod
    def joined(cls, client, someone, parent):
        """The campaign of a congress below that joins `parent`."""
        made = cls.__new__(cls)
        made.client, made.someone, made.id = client, someone, str(new_id())
        said = made.post_to(f"/{parent.id}/join", id=made.id)
        made.url, made.field = f"{URL}/{made.id}", said["fields"][0]["id"]
        return made

    def post_to(self, path, status=201, **sent):
        answer = self.client.post(URL + path, json=sent, headers=self.someone.headers)
        assert answer.status_code == status, answer.text
        return answer.json()

    def post(self, path, status=201, **sent):
        return self.post_to(f"/{self.id}/{path}", status, **sent)

    def step(self, path, status=200, **sent):
        return self.post(path, status, **sent)

    def get(self, path, who=None, **query):
        answer = self.client.get(
            f"{self.url}/{path}", params=query, headers=(who or self.someone).headers
        )
        assert answer.status_code == 200, answer.text
        return answer.json()

    def change(self, path, version, status=200, method="patch", **sent):
        headers = {**self.someone.headers, "If-Match": f'"{version}"'}
        answer = self.client.request(method, f"{self.url}/{path}", json=sent, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json()

    def body(self, kind="task_force", name="营商环境专班", **more):
        return self.post("bodies", id=str(new_id()), kind=kind, name=name, **more)

    def point(self, name="滦平镇", kind="township", **more):
        return self.post("coverage-points", id=str(new_id()), kind=kind, name=name, **more)


@pytest.fixture
def citys(client, world):
    return Campaign(client, world.city_staff)


@pytest.fixture
def countys(client, world):
    return Campaign(client, world.staff)


def code_of(answer):
    return answer["type"].rsplit("/", 1)[1]


def send_file(client, someone):
    """A photo somebody sent; return its id."""
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "#336699").save(out, "JPEG")
    sent = {"id": str(new_id()), "sha256": hashlib.sha256(out.getvalue()).hexdigest()}
    file = {"file": ("现场.jpg", out.getvalue())}
    answer = client.post("/api/v1/files", data=sent, files=file, headers=someone.headers)
    assert answer.status_code in {200, 201}, answer.text
    return answer.json()["id"]
