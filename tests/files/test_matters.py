from backend.domain.desk.seeing import MATTERS
from backend.main import create_app


def test_every_matter_that_takes_files_says_who_sees_them():
    """A step that takes `file_ids` belongs to a word that the desk knows."""
    document = create_app().openapi()
    schemas = document["components"]["schemas"]
    words = set()
    for path, methods in document["paths"].items():
        for operation in methods.values():
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
            name = body.get("schema", {}).get("$ref", "").rpartition("/")[2]
            if "file_ids" in schemas.get(name, {}).get("properties", {}):
                words.add(path.split("/")[3])

    assert words
    assert words <= set(MATTERS)
