"""What earlier turns mean for a question: whether it leans on them, and on what of them."""

import re
from collections.abc import Sequence

from index.dutch import STOP_WORDS, fold, words
from index.records import SourceEntry
from rag.asking.clauses import clauses
from rag.asking.naming import named_documents
from rag.records import Turn

# A question with at most this many words of its own leans on the one before it.
_SHORT = 4
# Words that point back by themselves, and words that do so in a short question only.
_POINTS_BACK = re.compile(
    r"\b(?:dit|deze|daar(?!naast|om\b|entegen)\w*|hier\w*"
    r"|er(?:van|over|mee|bij|aan|in|op|toe)"
    r"|er(?:naar|uit|door|voor|onder|tegen|na|omheen)(?! (?:te )?(?:\w+ )?(?:dat|om|te)\b)"
    r"|zij|ze|hij|hem|haar|hun|ie|zoiets|zulke|diezelfde|datzelfde|laatstgenoemde\w*)\b"
    # "die" and "dat" behind a noun open a relative clause; behind these words they point back.
    r"|(?:^|\b(?:aan|als|bij|dan|door|en|gaat|heeft|hoe|in|is|kan|komt|krijgt|maar|met|moet|naar|of"
    r"|om|onder|op|over|per|staat|tegen|tot|uit|van|voor|waarom|wanneer|was|wat|waren|welke|werd"
    r"|wie|worden|wordt|zijn)\s)(?:die|dat)\b"
)
_MAY_POINT_BACK = re.compile(r"\b(?:er|laatste|eerste|tweede|derde|dan|ook|nog)\b")
_GOES_ON = re.compile(r"^(?:en|maar|hoezo|waarom|ook|oke|ok|dus)\b")
# Up to how many words of its own a question may have for "ook" or "dan" to point back.
_MIDDLING = 5

# What people say when they change the subject; what follows is the question.
_CHANGES = re.compile(
    r"\b(?:(?:even |nu |dan )*(?:nog )?(?:iets|wat|heel wat) (?:heel |totaal |compleet )?anders"
    r"|(?:een |nog een |met een )?(?:heel )?ander (?:punt|onderwerp|thema|vraagje)"
    r"|(?:een |nog een )?(?:heel )?andere (?:vraag|kwestie|zaak)|nieuwe vraag|nieuw onderwerp"
    r"|volgend(?:e)? (?:vraag|onderwerp|punt)|los (?:daarvan|hiervan)|terzijde|tussendoor"
    r"|van onderwerp (?:wisselen|veranderen)|laat (?:dat )?maar(?: zitten| rusten)?"
    r"|daar heb ik genoeg aan)\b[\s.,:;!?–-]*",
    re.IGNORECASE,
)


def content_words(text: str) -> list[str]:
    """Folded words that say what a text is about, in order."""
    return [w for w in words(text) if w not in STOP_WORDS]


def after_change(text: str) -> str | None:
    """The question behind "iets heel anders: …", or None when the subject is not changed."""
    found = list(_CHANGES.finditer(text))
    if not found:
        return None
    rest = text[found[-1].end() :]
    return rest if len(content_words(rest)) > 1 else None


def points_back(folded: str) -> bool:
    """Whether a (folded) text has a word that stands for something said before."""
    return _POINTS_BACK.search(folded) is not None


def leans(folded: str) -> bool:
    """Whether a (folded) question needs what was said before it to be understood."""
    own = len(content_words(folded))
    if own <= _SHORT or _GOES_ON.match(folded) or points_back(folded):
        return True
    return own <= _MIDDLING and _MAY_POINT_BACK.search(folded) is not None


# A letter that is not named is the one that was spoken of: "welke moties noemt de brief?", but
# "de vijf stukken" are those of the dossier.
_THE_LETTER = re.compile(
    r"\b(?:de|het|die|dat|deze|dit|beide) (?:(?!drie|vier|vijf)\w+ )?"
    r"\w*(?:brief|brieven|kamerstuk\w*|stuk|stukken|nota|documente?n?|beleidsreactie)\b"
)
# "Welke moties staan er in?", "wie tekende die?"
_AT_THE_END = re.compile(
    r"\b(?:die|dat)\W*$"
    r"|\ber (?:\w+ ){0,3}(?:aan|bij|in|mee|onder|op|over|uit|van|voor)\W*$"
)


def goes_on(folded: str) -> bool:
    """Whether a (folded) question begins as one that goes on: "en", "maar", "ook"."""
    return _GOES_ON.match(folded) is not None


def means_earlier(text: str, names_document: bool) -> bool:
    """Whether a question has words for what was said before, rather than few words only.

    Pronouns of a further clause stand for what the first one asks about.
    """
    folded = " ".join(fold(text).split())
    first = clauses(folded)[0]
    if points_back(first) or _AT_THE_END.search(first):
        return True
    return not names_document and means_letter(folded)


def means_letter(text: str) -> bool:
    """Whether a text speaks of a letter that was spoken of: "die brief"."""
    return _THE_LETTER.search(" ".join(fold(text).split())) is not None


def carried_documents(
    earlier: Sequence[Turn], entries: Sequence[SourceEntry]
) -> tuple[str, ...]:
    """The documents that were named last."""
    for turn in reversed(earlier):
        if found := named_documents(turn.content, entries).documents:
            return found
    return ()


# Weight of a word of the last question, of the last answer (which holds what "dat" stands for), and
# for each turn further back.
_CARRIED_QUESTION, _CARRIED_ANSWER, _DECAY = 0.35, 0.5, 0.6


def carried_words(earlier: Sequence[Turn], own: set[str]) -> tuple[tuple[str, float], ...]:
    """Words of earlier turns with their weight, without those of the question itself."""
    carried: dict[str, float] = {}
    for back, turn in enumerate(reversed(earlier)):
        start = _CARRIED_QUESTION if turn.role == "user" else _CARRIED_ANSWER
        weight = round(start * _DECAY ** (back // 2), 3)
        for word in content_words(turn.content):
            if word not in own and not (word.isdigit() and len(word) <= 5):
                carried[word] = max(weight, carried.get(word, 0.0))
    return tuple(carried.items())


def told_words(earlier: Sequence[Turn]) -> frozenset[str]:
    """Words of the last answer: what need not be said again."""
    answers = [turn.content for turn in earlier if turn.role == "assistant"]
    return frozenset(content_words(answers[-1])) if answers else frozenset()


def standalone(text: str, earlier: Sequence[Turn]) -> str:
    """The question as it is shown: with what it is about, when it leans on earlier turns."""
    asked = [t.content.strip().rstrip("?. ") for t in earlier if t.role == "user"]
    return f"{text} (over: {asked[-1]})" if asked else text


def needed(text: str, history: Sequence[Turn]) -> list[Turn]:
    """The earlier turns that a question leans on, at most four; none when it stands by itself."""
    folded = " ".join(fold(text).split())
    return [t for t in history if t.content.strip()][-4:] if history and leans(folded) else []
