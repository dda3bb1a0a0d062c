"""Count in how many paragraphs of a background text each word stands: `index/woorden.txt`."""

import json
import lzma
import re
import sys
from collections import Counter
from pathlib import Path

from index.dutch import fold

# A third of the paragraphs gives the same list but for rare words, in a third of the time.
EVERY = 3
LEAST = 8  # rarer words are mostly names and misprints
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HEADER = """\
# Dutch words of 19,685 laws and regulations (state of 2017; law text has no copyright, art. 11 Auteurswet),
# each with the number of paragraphs, of {n}, that hold it; lower case, diacritics stripped, {least} or more.
# Made by: python -m index.training.words LAWS index/woorden.txt
"""  # noqa: E501


def count_words(laws: Path) -> tuple[int, Counter[str]]:
    """Number of paragraphs read from a .jsonl.xz with the paragraph in "p", and words' counts."""
    found: Counter[str] = Counter()
    read = 0
    with lzma.open(laws, "rt", encoding="utf-8") as lines:
        for at, line in enumerate(lines):
            if at % EVERY == 0:
                read += 1
                found.update(set(_WORD.findall(fold(json.loads(line)["p"]))))
    return read, found


def main() -> None:
    """Usage: python -m index.training.words LAWS.jsonl.xz OUT.txt"""
    laws, out = Path(sys.argv[1]), Path(sys.argv[2])
    read, found = count_words(laws)
    kept = sorted((w, c) for w, c in found.items() if c >= LEAST and 2 <= len(w) <= 28)
    lines = "".join(f"{word} {count}\n" for word, count in kept)
    out.write_text(_HEADER.format(n=read, least=LEAST) + lines, encoding="utf-8")


if __name__ == "__main__":
    main()
