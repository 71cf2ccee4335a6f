import pytest

URL = "/api/v1/notices"
WISH = {
    "wechat": True,
    "digest": "daily",
    "digest_at": "18:30",
    "quiet_from": "22:00",
    "quiet_to": "06:30",
}


def put(client, who, **changes):
    return client.put(f"{URL}/preferences", json=WISH | changes, headers=who.headers)


def test_until_somebody_says_otherwise_they_are_told_at_once_but_not_at_night(client, world):
    said = client.get(f"{URL}/preferences", headers=world.deputy.headers).json()

    assert said == {
        "wechat": True,
        "digest": "at_once",
        "digest_at": "18:00",
        "quiet_from": "21:00",
        "quiet_to": "07:00",
    }


def test_what_a_person_wants_is_kept_for_them_alone(client, world):
    assert put(client, world.deputy).json() == WISH
    assert put(client, world.deputy, quiet_from=None, quiet_to=None).status_code == 200

    own = client.get(f"{URL}/preferences", headers=world.deputy.headers).json()
    others = client.get(f"{URL}/preferences", headers=world.staff.headers).json()
    assert own == WISH | {"quiet_from": None, "quiet_to": None}
    assert others["digest"] == "at_once"


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"quiet_to": None}, "body.quiet_to"),
        ({"quiet_to": "22:00"}, "body.quiet_to"),
        ({"digest_at": "23:00"}, "body.digest_at"),
        ({"digest_at": "25:00"}, "body.digest_at"),
        ({"digest": "weekly"}, "body.digest"),
    ],
)
def test_hours_that_cannot_be_are_refused_at_their_field(client, world, changes, path):
    answer = put(client, world.deputy, **changes)

    assert answer.status_code == 422
    assert [issue["path"] for issue in answer.json()["issues"]] == [path]


def test_each_agreement_is_one_message_of_its_template(client, post, world):
    deputy = world.deputy.headers
    for _ in range(2):
        sent = {"template_ids": ["template-work", "template-digest"]}
        said = client.post(f"{URL}/wechat-grants", json=sent, headers=deputy)
        assert said.status_code == 200, said.text

    granted = {one["template_id"]: one["granted"] for one in said.json()}
    assert granted == {"template-work": 2, "template-due": 0, "template-digest": 2}
    assert client.get(f"{URL}/wechat-templates", headers=deputy).json() == said.json()


def test_only_known_templates_of_who_is_bound_are_counted(client, post, world):
    unknown = {"template_ids": ["template-invented"]}
    known = {"template_ids": ["template-work"]}

    refused = client.post(f"{URL}/wechat-grants", json=unknown, headers=world.deputy.headers)
    unbound = client.post(f"{URL}/wechat-grants", json=known, headers=world.staff.headers)

    assert (refused.status_code, refused.json()["issues"][0]["path"]) == (422, "body.template_ids")
    assert (unbound.status_code, unbound.json()["type"]) == (409, "/problems/wechat-unbound")


def test_agreements_end_with_the_binding(client, post, world):
    post.agree("template-work")
    web = client.post(
        "/api/v1/sign-ins", json={"username": "deputy", "password": "correct-horse-7"}
    ).json()
    headers = {"Authorization": f"Bearer {web['access_token']}"}
    client.post("/api/v1/sign-ins/wechat/unbind", headers=headers)
    post.bind(world.deputy, "lins-new-wechat")

    said = client.get(f"{URL}/wechat-templates", headers=headers).json()
    assert [one["granted"] for one in said] == [0, 0, 0]
