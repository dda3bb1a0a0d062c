"""A small letter with questions written beside its sentences, and an assistant over it."""

from collections.abc import Sequence
from pathlib import Path

from index.build import build_index
from index.generation import open_current
from index.questions import ANSWERED, OPEN, WRONG, AskedLine
from rag.assistant import Assistant
from rag.settings import Settings
from tests.index.fakes import HashEncoder, letter

LETTER = letter(
    901, "De pilot met Meta start in januari op Instagram. De dienst telt tien mensen.",
    "De motie over algoritmen is afgedaan.",
)
PILOT, STAFF, MOTION = (LETTER.text.index(w) for w in ("De pilot", "De dienst", "De motie"))


def line(start: int, kind: str, question: str, *forms: tuple[str, ...]) -> AskedLine:
    return AskedLine(LETTER.id, start, kind, question, *forms)


NOT_META = ("tiktok", "snap chat"), ("meta", "facebook")
LINES = (
    line(PILOT, ANSWERED, "Wanneer start de pilot?"),
    line(PILOT, OPEN, "Wat kost de pilot?"),
    line(STAFF, ANSWERED, "Hoeveel mensen telt de dienst?"),
    line(STAFF, OPEN, "Waar zit de dienst?"),
    line(MOTION, ANSWERED, "Wat is er met de motie gebeurd?"),
    line(PILOT, WRONG, "Waarom start de pilot met TikTok?", *NOT_META),
    line(PILOT, WRONG, "Hoezo begint Snap Chat met de pilot?", *NOT_META),
    line(MOTION, WRONG, "Waarom loopt de motie nog?", ("loopt", "open"), ("afgedaan",)),
)


def small_assistant(folder: Path, lines: Sequence[AskedLine] = LINES) -> Assistant:
    """The assistant over LETTER with these questions, its vectors from a hash of the text."""
    encoder = HashEncoder()
    build_index(folder / "index", [LETTER], encoder, "mark", questions=lines)
    return Assistant(Settings(data_dir=folder), open_current(folder / "index"), encoder)
