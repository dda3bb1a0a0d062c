"""All settings: one frozen object, read once at the edge, hashed into every answer."""

import hashlib
import os
import tomllib
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from index.errors import SettingsError

PREFIX = "VAO_"
FILE_VARIABLE = "VAO_SETTINGS"
# Read by .ci/run and the browser tests, not by the product.
_NOT_SETTINGS = frozenset({FILE_VARIABLE, "VAO_REQUIRE_BROWSER"})
_ROOT = Path(__file__).resolve().parents[1]


def _data_dir() -> Path:
    """`.vao` of the checkout; the user's data folder when installed elsewhere."""
    if (_ROOT / "pyproject.toml").is_file():
        return _ROOT / ".vao"
    return user_data_path("vao")


class Settings(BaseModel):
    """Each setting `name` is the key `name` of the settings file or the variable `VAO_NAME`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    data_dir: Path = Field(default_factory=_data_dir)
    # A sentence-transformers model in a folder or on a hub; None is our own static encoder.
    encoder: str | None = None
    query_prefix: str = ""  # e5 models: "query: "
    passage_prefix: str = ""  # e5 models: "passage: "
    # How many passages are kept with an answer.
    passages: int = Field(default=20, ge=1, le=100)

    @property
    def index_dir(self) -> Path:
        """Where the generations of the index are."""
        return self.data_dir / "index"

    @property
    def hash(self) -> str:
        """SHA-256 over everything that can change an answer; places on disk do not."""
        values = self.model_dump_json(exclude={"data_dir"})
        return "sha256:" + hashlib.sha256(values.encode()).hexdigest()


def load_settings() -> Settings:
    """Settings from the file that VAO_SETTINGS names (TOML), overridden by VAO_ variables.

    Raises SettingsError, in one line, for a file that cannot be read, an unknown name or a value
    that does not fit.
    """
    values = _from_file() | _from_environment()
    try:
        return Settings(**values)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]) or "settings"
        known = ", ".join(Settings.model_fields)
        raise SettingsError(
            f"Setting {name!r} cannot be used: {first['msg']}. Settings are: {known}."
        ) from None


def _from_file() -> dict[str, Any]:
    if not (name := os.environ.get(FILE_VARIABLE)):
        return {}
    try:
        return tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"The settings file {name} cannot be read: {error}.") from None


def _from_environment() -> dict[str, str]:
    return {
        key.removeprefix(PREFIX).lower(): value
        for key, value in os.environ.items()
        if key.startswith(PREFIX) and key not in _NOT_SETTINGS
    }
