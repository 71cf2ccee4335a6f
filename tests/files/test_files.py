import hashlib
import io

import pytest
from PIL import Image
from uuid_utils.compat import uuid7

from tests.clues.conftest import Journey

URL = "/api/v1/files"


def photo(exif=False):
    image = Image.new("RGB", (60, 40), "#336699")
    out = io.BytesIO()
    if exif:
        tags = Image.Exif()
        tags[0x0110] = "SecretPhone 7"
        tags[0x0112] = 6
        tags.get_ifd(0x8825)[1] = "N"
        image.save(out, "JPEG", exif=tags)
    else:
        image.save(out, "JPEG")
    return out.getvalue()


def send(client, who, content, name="现场.jpg", id_=None, sha=None):
    return client.post(
        URL,
        data={"id": id_ or str(uuid7()), "sha256": sha or hashlib.sha256(content).hexdigest()},
        files={"file": (name, content)},
        headers=who.headers,
    )


def test_a_photo_loses_its_exif_and_is_turned_upright(client, world):
    sent = photo(exif=True)
    assert b"SecretPhone" in sent

    made = send(client, world.deputy, sent).json()
    got = client.get(f"{URL}/{made['id']}", headers=world.deputy.headers)

    assert b"SecretPhone" not in got.content
    assert not Image.open(io.BytesIO(got.content)).getexif()
    assert (made["width"], made["height"]) == (40, 60)


def test_sending_again_is_harmless_and_another_file_under_the_id_is_refused(client, world):
    id_, content = str(uuid7()), photo()

    first = send(client, world.deputy, content, id_=id_)
    again = send(client, world.deputy, content, id_=id_)
    other = send(client, world.deputy, photo(exif=True), id_=id_)

    assert first.json() == again.json()
    assert other.json()["type"] == "/problems/file-id-taken"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"MZ\x90\x00" + b"\x00" * 200, "照片.jpg", "file-kind-refused"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "图.svg", "file-kind-refused"),
        (b"<html><script>1</script></html>", "页.html", "file-kind-refused"),
        (photo()[:300], "半张.jpg", "file-damaged"),
    ],
)
def test_what_is_not_a_photo_or_a_paper_is_refused_by_its_bytes(client, world, content, name, code):
    answer = send(client, world.deputy, content, name)

    assert answer.status_code == 422
    assert answer.json()["type"] == f"/problems/{code}"


def test_a_broken_transfer_is_noticed(client, world):
    answer = send(client, world.deputy, photo(), sha="0" * 64)

    assert answer.json()["type"] == "/problems/file-damaged"


def test_a_file_is_served_to_who_may_see_its_matter_and_to_nobody_else(client, world):
    journey = Journey(client, world)
    file_id = send(client, world.deputy, photo()).json()["id"]
    url = f"{URL}/{file_id}"
    assert client.get(url, headers=world.staff.headers).status_code == 404
    clue = journey.report(file_ids=[file_id]).json()

    assert [f["id"] for f in clue["files"]] == [file_id]
    got = client.get(url, headers=world.staff.headers)
    assert got.headers["content-type"] == "image/jpeg"
    assert got.headers["x-content-type-options"] == "nosniff"
    for who in (world.unit, world.other_staff, world.second_deputy, world.audit_admin):
        assert client.get(url, headers=who.headers).status_code in {403, 404}
    assert client.get(url).status_code == 401


def test_nobody_attaches_anothers_file(client, world):
    journey = Journey(client, world)
    file_id = send(client, world.deputy, photo()).json()["id"]

    answer = journey.report("second_deputy", file_ids=[file_id])

    assert answer.json()["type"] == "/problems/files-unknown"
