"""Places of sentences as the files beside the sources write them: "paragraph.sentence"."""

import re

from index.records import Kamerstuk
from index.units import block_sentences

_PLACE = re.compile(r"(\d+)\.(\d+)")


class SentencePlaces:
    """Where the sentences and notes of one Kamerstuk start."""

    def __init__(self, kamerstuk: Kamerstuk) -> None:
        self._text = kamerstuk.text
        self._blocks = {b.paragraph: b for b in kamerstuk.blocks}

    def start(self, place: str) -> int | None:
        """Offset in `Kamerstuk.text` of "13.2", counted from 1; None when there is no such."""
        if not (match := _PLACE.fullmatch(place)) or not (block := self._blocks.get(int(match[1]))):
            return None
        spans = block_sentences(self._text, block)
        sentence = int(match[2])
        return spans[sentence - 1][0] if 1 <= sentence <= len(spans) else None
