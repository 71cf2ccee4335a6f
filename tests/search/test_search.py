import pytest

from backend.domain.desk.asking import Asked, asked
from tests.clues.conftest import Journey

URL = "/api/v1/search"


@pytest.fixture
def journey(client, world) -> Journey:
    return Journey(client, world)


@pytest.fixture
def find(client, world):
    """Return the titles found, by word."""

    def find(who, q, **query):
        answer = client.get(URL, params={"q": q, **query}, headers=world.people[who].headers)
        assert answer.status_code == 200, answer.text
        groups = answer.json()["groups"]
        return {g["word"]: [item["title"] for item in g["items"]] for g in groups}

    return find


@pytest.mark.parametrize("q", ["污水", "水", "雨水口", "支沟 异味"])
def test_clues_are_found_by_one_two_and_more_characters(journey, find, q):
    journey.report()
    assert find("staff", q)["clues"] == ["滦河支沟污水直排"]
    assert "clues" not in find("staff", "教室")


@pytest.mark.parametrize(
    "q", ["2号", "〔2026〕2", "2026年2号", "线索〔2026〕2号", "2", " 〔2026〕2号 "]
)
def test_a_number_finds_its_matter_first(journey, find, q):
    for title in ("路灯不亮", "井盖缺失", "校门口12号楼旁积水"):
        journey.report(title=title)
    assert find("staff", q)["clues"][0] == "井盖缺失"


def test_a_problem_s_number_finds_no_clue(journey, find):
    journey.report()
    assert "clues" not in find("staff", "承人问〔2026〕1号")


def test_numbers_are_read_as_people_write_them():
    assert asked("１３８号") == Asked("138号", None, None, 138)
    assert asked("承人问〔2026〕12号") == Asked("承人问〔2026〕12号", "problems", 2026, 12)
    assert asked("滦平人问【2026】第3号").kind == "problems"
    assert asked("饮水").number is None
    assert asked("2026年工作").number is None


def test_deputies_units_and_divisions_are_found_by_name(find):
    assert find("staff", "见川")["deputies"] == ["林见川"]
    assert find("staff", "水务")["units"] == ["滦平县水务局"]
    assert find("city_staff", "水务局")["units"] == ["兴隆县水务局", "滦平县水务局"]
    assert find("staff", "滦平镇")["divisions"] == ["滦平镇"]


def test_what_may_not_be_seen_is_not_found(journey, find):
    journey.at("handed_over")
    for who in ("other_staff", "other_unit", "other_deputy", "second_deputy", "system_admin"):
        assert "clues" not in find(who, "污水"), who
        assert "clues" not in find(who, "1号"), who
    assert "clues" in find("unit", "污水")
    assert "clues" in find("joint_unit", "1号")
    assert "clues" in find("city_staff", "污水")
    assert "deputies" not in find("other_staff", "见川")
    assert "deputies" not in find("unit", "见川")
    assert "units" not in find("other_staff", "滦平县水务局")


def test_no_clue_is_found_by_who_reported_it(journey, find, client, world):
    journey.report(unnamed=True)
    reporter = {"source": "resident", "name": "何不言", "phone": "13800000000"}
    journey.report("staff", reporter=reporter, unnamed=True)
    for who in ("staff", "leader", "city_staff", "deputy"):
        assert "clues" not in find(who, "林见川"), who
        assert "clues" not in find(who, "何不言"), who
        assert "clues" not in find(who, "13800000000"), who


def test_each_word_has_a_count_and_pages_of_its_own(journey, client, world):
    for _ in range(5):
        journey.report()

    def ask(**query):
        headers = world.people["staff"].headers
        return client.get(URL, params={"q": "污水", "limit": 2, **query}, headers=headers)

    first = ask().json()["groups"][0]
    assert (first["word"], first["count"], len(first["items"])) == ("clues", 5, 2)
    second = ask(word="clues", after=first["next"]).json()["groups"][0]
    last = ask(word="clues", after=second["next"]).json()["groups"][0]
    ids = [item["id"] for page in (first, second, last) for item in page["items"]]
    assert len(set(ids)) == 5
    assert last["next"] is None
    assert ask(after=first["next"]).status_code == 422


@pytest.mark.parametrize("q", ["%", "_", "'", '"', "\\", "〔", "*", "号", "年", "9" * 50])
def test_odd_characters_find_nothing_and_break_nothing(journey, find, q):
    journey.report()
    assert "clues" not in find("staff", q) or q == "号"
    assert "units" not in find("staff", q)
