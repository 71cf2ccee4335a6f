"""A stand-in for WeChat's HTTP API with its real error codes: a double for tests.

The product asks it as it asks WeChat. In Python tests the fixture `wechat` starts it; for tests in
a browser, or to look at the product without WeChat:

    python -m tests.wechat_double --port 8150 --secret-file /tmp/wechat-secret

    CONGRESS_WECHAT_API=http://127.0.0.1:8150 CONGRESS_WECHAT_APP_ID=wx-double \\
    CONGRESS_WECHAT_SECRET_FILE=/tmp/wechat-secret \\
    CONGRESS_WECHAT_TEMPLATES=tests/samples/wechat-templates.json smart-congress serve

What `wx.login` would give is `code-<openid>`, and `code-<openid>.<anything>` to come in again: a
code is good once. The phone button's is `phone-<number>`, likewise. `busy`, `risky` and `often`
are answered with WeChat's codes for these. What the user agreed to in `requestSubscribeMessage` is
told by `POST /double/grants {openid, template_id, count}`; `GET /double/sent` lists what arrived;
`POST /double/expire-token` ends the access token; `POST /double/next {path, errcode}` has the next
call of a path answered with a code, or from 500 to 599 with this status; `POST /double/forget`
starts anew.
"""

from tests.wechat_double.answers import app_of, serving
from tests.wechat_double.knows import APP_ID, LOGIN, PHONE, SECRET, SEND, TOKEN, Sent, Wechat

__all__ = [
    "APP_ID",
    "LOGIN",
    "PHONE",
    "SECRET",
    "SEND",
    "TOKEN",
    "Sent",
    "Wechat",
    "app_of",
    "serving",
]
