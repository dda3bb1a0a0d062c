"""Counting tokens needs no network and no heavy import."""

import subprocess
import sys

import pytest

from index.tokens import count_tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [("", 0), ("de", 1), ("de brief", 2), ("<|endoftext|>", 7)],
)
def test_tokens_of_short_texts(text: str, tokens: int) -> None:
    assert count_tokens(text) == tokens


def test_dutch_is_about_four_to_five_characters_a_token() -> None:
    text = "De Autoriteit online Terroristisch en Kinderpornografisch Materiaal houdt toezicht. "
    assert 3.0 < len(text * 20) / count_tokens(text * 20) < 5.5


def test_counting_does_not_import_llama_index() -> None:
    script = (
        "import sys; from index.tokens import count_tokens; count_tokens('brief');"
        "sys.exit('llama_index.core' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], timeout=60).returncode == 0
