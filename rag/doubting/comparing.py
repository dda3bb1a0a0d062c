"""Tell that a question compares two things the other way round than a mistake about them does.

"Welke wetten gaan minder ver dan de EU-regels?" is right where the EU rules go further than these
laws, although "minder ver" is wrong of the EU rules.
"""

import re

from index.dutch import STOP_WORDS, fold, stem, words

__all__ = ["compares_otherwise"]

# What parts the two that are compared: "dan" behind a comparative, and not for "then". In a
# question it stands near it; the letters put much between.
_COMPARATIVE = (
    r"\b(?:meer|minder|anders|(?!(?:wan|minist|kam|zond|numm|partn|burg|maatreg|cyb|\w*emb|oktob)er"
    r"|onder|ander)\w{3,}ere?)\b"
)
_BESIDE = r"\b(?:in vergelijking met|vergeleken met|ten opzichte van|in tegenstelling tot)\b"
_THAN = re.compile(rf"{_BESIDE}|{_COMPARATIVE}(?: [\w-]+){{0,5}} (?P<dan>dan)\b")
_FAR_THAN = re.compile(rf"{_BESIDE}|{_COMPARATIVE}[^,;:?]*? (?P<dan>dan)\b")
# Where the comparison ends, which began no further back.
_BREAKS = re.compile(r"[;:?!]|,(?! (?:die|dat)\b)|(?<!\bnr)\. ")


def compares_otherwise(form: str, asked: str, example: str, said: str) -> bool:
    """Whether a question has a wrong form of the other of two things than a mistake has.

    Either the form stands behind the question's "dan", and not behind the mistake's, or the things
    before and behind it have changed sides with those of the mistake's `example`, or of the
    sentence `said` that tells how it is.
    """
    comparison = _sides(fold(asked), _THAN)
    if comparison is None:
        return False
    before, behind = comparison
    form = " ".join(words(fold(form)))
    if _has(behind, form) and not _has(before, form):
        other = _sides(fold(example), _FAR_THAN)
        return other is None or not _has(other[1], form)
    if not _has(before, form):
        return False
    apart = _content(form)
    asked_of, asked_than = _content(before) - apart, _content(behind) - apart
    same = crossed = 0
    for text in (example, said):
        if sides := _sides(fold(text), _FAR_THAN):
            of, than = (_content(side) - apart for side in sides)
            same += len(asked_of & of) + len(asked_than & than)
            crossed += len(asked_of & than) + len(asked_than & of)
    return crossed > same


def _sides(folded: str, than: re.Pattern[str]) -> tuple[str, str] | None:
    """What stands before and behind "dan" in the part of a folded text that has one."""
    for part in _BREAKS.split(folded):
        if match := than.search(part):
            at = match.start("dan") if match["dan"] else match.start()
            return part[:at], part[match.end() :]
    return None


def _has(text: str, form: str) -> bool:
    stems = tuple(map(stem, words(text)))
    wanted = tuple(map(stem, form.split()))
    return any(
        stems[i : i + len(wanted)] == wanted for i in range(len(stems) - len(wanted) + 1)
    )


def _content(text: str) -> frozenset[str]:
    return frozenset(stem(w) for w in words(text) if w not in STOP_WORDS)
