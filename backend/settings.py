"""Every setting the server reads, with its default; nothing else reads the environment."""

import os
import secrets
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Environment variables start with CONGRESS_; docs/operation.md lists them."""

    model_config = SettingsConfigDict(env_prefix="CONGRESS_")

    database_url: str = Field("", description="SQLAlchemy URL; empty: SQLite under data_dir")
    data_dir: Path = Field(Path("var"), description="Folder of database, files and keys")
    web_dir: Path | None = Field(None, description="Built web app; empty: the one in the package")
    boundaries: Path | None = Field(
        None, description="GeoJSON of county boundaries that replaces the shipped one"
    )
    time_zone: str = Field("Asia/Shanghai", description="Zone in which days are counted")
    access_minutes: int = Field(15, description="Life of an access token")
    refresh_days: int = Field(14, description="Life of a sign-in that is not used")
    cookie_secure: bool = Field(False, description="Refresh cookie over https only; on with --lan")
    statement_timeout_ms: int = Field(15_000, description="PostgreSQL: longest statement")
    pool_size: int = Field(10, description="PostgreSQL: connections kept by a process")
    prepare_threshold: int | None = Field(
        5, description="PostgreSQL: none when an old pgbouncer stands between"
    )
    wechat_app_id: str = Field("", description="Mini-program's app id; empty: no WeChat")
    wechat_secret_file: Path | None = Field(
        None, description="File that holds the mini-program's app secret and nothing else"
    )
    wechat_templates: Path | None = Field(
        None, description="JSON file of the subscribe-message templates; empty: none are sent"
    )
    wechat_page: str = Field(
        "pages/notices/notices", description="Mini-program page that a subscribe message opens"
    )
    wechat_api: str = Field(
        "https://api.weixin.qq.com", description="Where WeChat's HTTP API answers"
    )
    public_origin: str = Field(
        "", description="Address of the web app as QR codes hold it; empty: as it was asked for"
    )
    ballot_box_url: str = Field(
        "", description="Origin that secret papers are cast to; empty: the web app's own"
    )
    tile_server: str = Field(
        "", description="URL of map tiles with {z}, {x} and {y}; empty: no maps"
    )
    tile_attribution: str = Field(
        "", description="What is said below maps: their maker and approval number (审图号)"
    )
    tile_days: int = Field(30, description="How long a fetched tile is kept")
    jobs: bool = Field(True, description="Run what runs by the clock in this process")

    @property
    def url(self) -> str:
        """The database URL, with psycopg 3 as PostgreSQL's driver."""
        if not self.database_url:
            return f"sqlite:///{self.data_dir / 'congress.db'}"
        return self.database_url.replace("postgresql://", "postgresql+psycopg://", 1)


settings = Settings()


def secret(name: str) -> bytes:
    """Return 32 random bytes kept in a file only the server may read; made at first use."""
    path = settings.data_dir / "keys" / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        file.write(value := secrets.token_bytes(32))
    return value
