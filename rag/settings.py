"""All settings: one frozen object, read once at the edge, hashed into every answer."""

import hashlib
import os
import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import parse_qs, urlsplit

from platformdirs import user_data_path
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)

from index.errors import SettingsError

PREFIX = "VAO_"
FILE_VARIABLE = "VAO_SETTINGS"
# Read by .ci/run and the browser tests, not by the product.
_NOT_SETTINGS = frozenset({FILE_VARIABLE, "VAO_REQUIRE_BROWSER"})
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:]+\]")
_ROOT = Path(__file__).resolve().parents[1]


def _data_dir() -> Path:
    """`.vao` of the checkout; the user's data folder when installed elsewhere."""
    if (_ROOT / "pyproject.toml").is_file():
        return _ROOT / ".vao"
    return user_data_path("vao")


def _hosts(given: object) -> object:
    """Names of hosts in lower case; the variable has them in one text. Raises ValueError."""
    names = given.split(",") if isinstance(given, str) else given
    if not isinstance(names, list | tuple) or not all(isinstance(n, str) for n in names):
        raise ValueError("public_hosts must be names of hosts, with commas between them")
    kept = tuple(n.strip().lower() for n in names if n.strip())
    if wrong := [n for n in kept if not _HOST.fullmatch(n)]:
        raise ValueError(f"{wrong[0]!r} is no name of a host; leave out https://, port and path")
    return kept


class Settings(BaseModel):
    """Each setting `name` is the key `name` of the settings file or the variable `VAO_NAME`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    data_dir: Path = Field(default_factory=_data_dir)
    # A sentence-transformers model in a folder or on a hub; None is our own static encoder.
    encoder: str | None = None
    query_prefix: str = ""  # e5 models: "query: "
    passage_prefix: str = ""  # e5 models: "passage: "
    # A CrossEncoder in a folder or on a hub that orders the best passages anew; None: none does.
    reranker: str | None = None
    # The page: whether feedback keeps the question's text, and who may use it from elsewhere.
    store_questions: bool = Field(default=False, exclude=True)
    password_file: Path | None = Field(default=None, exclude=True)
    proxy_user_header: str | None = Field(default=None, exclude=True)
    # Names under which others reach the page ("vao.example.nl"): a list, or text with commas.
    public_hosts: Annotated[tuple[str, ...], BeforeValidator(_hosts)] = Field(
        default=(), exclude=True
    )
    # How many passages are kept with an answer.
    passages: int = Field(default=20, ge=1, le=100)

    # The language model; "none" asks nobody and changes nothing (docs/llm.md).
    llm_kind: Literal["none", "openai", "ollama"] = "none"
    llm_url: str = ""  # "http://localhost:11434", "https://…/v1"
    llm_model: str = ""
    # Neither the key nor the place of its file is hashed, shown or logged.
    llm_key: SecretStr | None = Field(default=None, exclude=True, repr=False)
    llm_key_file: Path | None = Field(default=None, exclude=True)
    # Another header than "Authorization: Bearer", for gateways that want one: "api-key".
    llm_key_header: str = Field(default="Authorization", pattern="^[A-Za-z0-9-]+$", exclude=True)
    llm_temperature: float = Field(default=0.0, ge=0, le=2)
    llm_context: int = Field(default=8192, ge=1024, le=2_000_000)  # tokens, prompt and answer
    llm_timeout_s: float = Field(default=60.0, gt=0, le=600)  # a whole answer, all calls together
    llm_retries: int = Field(default=2, ge=0, le=10)  # after 429 and 5xx, within the timeout
    # How many sentences that fail a check are asked again, once each; 0: none.
    llm_repairs: int = Field(default=0, ge=0, le=10)
    # What becomes of a sentence without support: left out and counted, or shown apart.
    llm_unsupported: Literal["drop", "show"] = "drop"
    # A CrossEncoder for entailment in a folder or on a hub, a further check on each sentence of a
    # language model; and the least probability that the cited text entails it.
    nli: str | None = None
    nli_least: float = Field(default=0.5, ge=0, le=1)

    @model_validator(mode="after")
    def _model_is_whole(self) -> Self:
        if self.llm_kind == "none":
            return self
        parts = urlsplit(self.llm_url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("llm_url must be an address such as http://localhost:11434")
        if parts.username or parts.password:
            raise ValueError("llm_url may not hold a password; use VAO_LLM_KEY or llm_key_file")
        # Azure's older addresses need one. Any other parameter could be a key, and is shown.
        if parts.fragment or set(parse_qs(parts.query, keep_blank_values=True)) - {"api-version"}:
            raise ValueError("llm_url may hold no parameter but api-version")
        if not self.llm_model.strip():
            raise ValueError("llm_model must name the model")
        return self

    @property
    def index_dir(self) -> Path:
        """Where the generations of the index are."""
        return self.data_dir / "index"

    @property
    def hash(self) -> str:
        """SHA-256 over everything that can change an answer; places on disk do not."""
        # Without a language model its settings change nothing, and the hash stays what it was.
        unused = {n for n in type(self).model_fields if n.startswith(("llm_", "nli"))}
        places = {"data_dir", "llm_key", "llm_key_file"}
        excluded = places | unused if self.llm_kind == "none" else places
        values = self.model_dump_json(exclude=excluded)
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
