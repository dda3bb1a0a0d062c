"""Settings: from the file and the environment, and one clear line when they cannot be read."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from index.errors import SettingsError
from rag.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VAO_DATA_DIR", raising=False)


def write(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("VAO_SETTINGS", str(path))
    return path


def test_without_settings_there_are_defaults() -> None:
    assert load_settings() == Settings()
    assert load_settings().data_dir == Path(__file__).resolve().parents[2] / ".vao"
    assert load_settings().index_dir == load_settings().data_dir / "index"


def test_a_file_and_the_environment_over_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, 'data_dir = "/from/file"\npassages = 30\nencoder = "e5"', monkeypatch)
    monkeypatch.setenv("VAO_PASSAGES", "40")
    monkeypatch.setenv("VAO_QUERY_PREFIX", "query: ")
    settings = load_settings()
    assert settings.data_dir == Path("/from/file")
    assert (settings.passages, settings.encoder, settings.query_prefix) == (40, "e5", "query: ")


def _fails() -> str:
    with pytest.raises(SettingsError) as error:
        load_settings()
    line = str(error.value)
    assert "\n" not in line
    return line


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ('speed = "high"', "Setting 'speed' cannot be used: Extra inputs are not permitted. "
                           "Settings are: data_dir, encoder,"),
        ("passages = 0", "Setting 'passages' cannot be used: Input should be greater than"),
        ('passages = "veel"', "Setting 'passages' cannot be used: Input should be a valid integer"),
        ("passages = 101", "Setting 'passages' cannot be used: Input should be less than"),
        ("encoder = [1]", "Setting 'encoder' cannot be used: Input should be a valid string"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_one_line(
    text: str, start: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, text, monkeypatch)
    assert _fails().startswith(start)


def test_a_wrong_variable_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAO_SPEED", "high")
    assert _fails().startswith("Setting 'speed' cannot be used")


def test_a_file_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAO_SETTINGS", str(tmp_path / "none.toml"))
    assert _fails().startswith(f"The settings file {tmp_path / 'none.toml'} cannot be read: ")


@pytest.mark.parametrize("text", ["passages = ", "[", "passages 4"])
def test_a_file_that_is_no_toml(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, text, monkeypatch)
    assert _fails().startswith(f"The settings file {path} cannot be read: ")


def test_a_file_that_is_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "", monkeypatch).write_bytes(b"\xff\xfe\x00")
    assert "cannot be read" in _fails()


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().passages = 5  # type: ignore[misc]


def test_the_hash_follows_what_changes_an_answer_and_not_the_place() -> None:
    base = Settings().hash
    assert base.startswith("sha256:")
    assert len(base) == 71
    assert Settings(data_dir=Path("/elsewhere")).hash == base
    changed = (Settings(passages=5), Settings(encoder="e5"), Settings(query_prefix="q"))
    assert len({base, *(settings.hash for settings in changed)}) == 4
