"""When two pieces of Dutch text count as the same: the comparisons that all measures share."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_SAME_SIGN = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u201b`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u00ab\u00bb", '"'),
    }
)
_DOSSIER_NUMBER = re.compile(r"(?<!\d)(\d\d) (\d{3})(?!\d)")
_LIST_NUMBER = re.compile(r"(?<!\w)\d{1,2}\)")
_WORD = re.compile(r"\w+")
# Runs of fewer matching words happen by chance in Dutch prose ("van de", "in het").
_RUN = 3
# A short form must end where the word ends ("OM" is not in "omdat"); a longer one may be inflected.
_SHORT_FORM = 4


@lru_cache(maxsize=4096)
def fold(text: str, keep_case: bool = False) -> str:
    """Case, diacritics, dashes, quotes and white space folded; "29 754" becomes "29754"."""
    plain = unicodedata.normalize("NFKD", text).translate(_SAME_SIGN)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _DOSSIER_NUMBER.sub(r"\1\2", " ".join(plain.split()))
    return plain if keep_case else plain.casefold()


def has_form(text: str, form: str) -> bool:
    """Does a surface form of a fact stand in the text?

    It starts at a word boundary. It ends at one too when it ends in a digit or has at most four
    characters, unless it is written with a closing `*` ("TZ20*"). One or two capitals ("IS",
    "OM") are compared with their case.
    """
    stem = form.rstrip("*")
    cased = len(form) <= 2 and form.isalpha() and form.isupper()
    wanted = fold(stem, keep_case=cased)
    if not wanted:
        return False
    opened = r"(?<!\w)" if wanted[0].isalnum() else ""
    closes = stem == form and (len(wanted) <= _SHORT_FORM or wanted[-1].isdigit())
    closed = r"(?!\w)" if closes and wanted[-1].isalnum() else ""
    return re.search(opened + re.escape(wanted) + closed, fold(text, keep_case=cased)) is not None


def has_fact(text: str, forms: tuple[str, ...]) -> bool:
    """Does one of a fact's acceptable surface forms stand in the text?"""
    return any(has_form(text, form) for form in forms)


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, without punctuation, bullets and list numbers ("2)")."""
    return tuple(_WORD.findall(fold(_LIST_NUMBER.sub(" ", text))))


def words_in_common(one: str, other: str) -> int:
    """Words of the two texts that match in order, in runs of three or more.

    Where one text is shorter than three words, all of it is the run that is asked for.
    """
    a, b = words(one), words(other)
    run = min(_RUN, len(a), len(b)) or 1
    if len(set(a) & set(b)) == 0:
        return 0
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= run)


def quote_in(passage: str, quote: str, coverage: float = 0.9) -> bool:
    """Does the passage hold the quote, its words in order?

    Punctuation, case and white space do not count, and a note's number may be glued to the last
    word. Where there is no unbroken run, at least `coverage` (0…1) of the quote's words must match
    in order in runs of three or more, so that a marker left in or taken out is forgiven.
    """
    held, wanted = words(passage), words(quote)
    if not wanted:
        return False
    run = r"(?<!\S)" + re.escape(" ".join(wanted)) + r"\d{0,2}(?!\S)"
    if re.search(run, " ".join(held)):
        return True
    there = set(held)
    if sum(w in there for w in wanted) < coverage * len(wanted):
        return False
    return words_in_common(passage, quote) >= coverage * len(wanted)
