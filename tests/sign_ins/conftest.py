"""Somebody who bound their WeChat."""

import pytest

from tests.sign_ins.phones import bind, binding_codes


@pytest.fixture
def bound(client, world, wechat):
    """林见川 has bound their WeChat, `lin`."""
    (code,) = binding_codes(client, world, "deputy")
    answer = bind(client, binding_code=code)
    assert answer.status_code == 200, answer.text
    return answer
