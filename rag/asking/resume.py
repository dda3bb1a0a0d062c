"""Take up the question that a short reply goes on with.

Three kinds: the pick after a question back ("nr. 771", "de eerste"), a wish about the form of the
last answer ("korter", "en de bron?", "letterlijk graag"), and everything else, which is a question
of its own.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.dutch import STOP_WORDS, fold, words
from rag.asking.ordinals import ORDINALS
from rag.records import Question, Turn

Wish = Literal["", "shorter", "source", "literal"]

# A pick names one of the options and asks nothing new.
_LONGEST_PICK = 8
_ASKED_BACK = re.compile(r"\bbedoelt u\b[^:?]*: (?P<options>[^?]+)\?")
# Options are parted by commas and "of", but not by those within brackets.
_BETWEEN = re.compile(r"(?:, | of )(?![^(]*\))")
# The date of a letter tells options apart; in the question it would be one more thing to find.
_DATED = re.compile(r" \(\d{1,2} \w+ \d{4}\)$|, \d{1,2} \w+ \d{4}(?=\)$)")
_NOUN = r"brief|stuk|optie|motie|toezegging|onderzoek|rapport|debat|strategie|werkgroep|evaluatie"
_LAST = re.compile(rf"(?:(?:de|het) )?(?:laatste|nieuwste|recentste)(?: (?:graag|{_NOUN}))*")
_EVERY = re.compile(r"(?:ze |graag )?(?:alle(?:maal|bei)?|beide)(?: (?:twee|graag))*")
_WISHES: tuple[tuple[Wish, re.Pattern[str]], ...] = (
    (
        "shorter",
        re.compile(
            r"(?:(?:kun je|kunt u|kan|mag|graag|iets|wat|het|dat|dit|nog|even|in) )*"
            r"(?:korter|kort|beknopter|samenvatten)\b.{0,20}"
        ),
    ),
    (
        "source",
        re.compile(
            r"(?:en )?(?:(?:wat is |waar is |geef (?:me |mij )?(?:eens )?)?(?:de |je |uw )?"
            r"(?:bron|vindplaats)(?:vermelding)?|waar staat (?:dat|dit)(?: precies)?"
            r"|waar haal (?:je|u) dat vandaan|waar (?:kan ik|vind ik) (?:het|dat|dit)"
            r"(?: terug)?(?: ?(?:vinden|lezen|nalezen))?)\b.{0,10}"
        ),
    ),
    ("literal", re.compile(r"(?:en )?(?:letterlijk|woordelijk|citeer(?: dat)?)\b.{0,20}")),
)
# "Ik wil iets weten over de brief": which letter is then all that is asked.
_NO_SUBJECT = frozenset(
    "weten vertel vertellen zien lezen brief stuk nota informatie vraag".split()
)
_MOST_WORDS = 6  # of a wish; more is a question


@dataclass(frozen=True, slots=True)
class Resumed:
    """The question that is to be answered, and what is wished of the form."""

    question: Question
    wish: Wish = ""


def resume(question: Question) -> Resumed:
    """The question itself, or the earlier one that it goes on with."""
    if not question.history or len(words(question.text)) > _LONGEST_PICK:
        return Resumed(question)
    wish = wished(question.text)
    earlier = _last_question(question.history)
    if wish and earlier is not None:
        at, text = earlier
        return Resumed(replace(question, text=text, history=question.history[:at]), wish)
    pick = _pick(question.text, question.history)
    if pick and earlier is not None:
        at, text = earlier
        subject = set(words(text)) - STOP_WORDS - _NO_SUBJECT
        text = f"{text.strip().rstrip('?. ')} ({pick})?" if subject else f"Waar gaat {pick} over?"
        return Resumed(replace(question, text=text, history=question.history[:at]))
    return Resumed(question)


def wished(text: str) -> Wish:
    """What a reply wants of the form of the last answer; empty when it asks something else."""
    bare = " ".join(fold(text).split()).strip(" .!?,")
    if len(bare.split()) > _MOST_WORDS:
        return ""
    return next((wish for wish, pattern in _WISHES if pattern.fullmatch(bare)), "")


def _last_question(history: Sequence[Turn]) -> tuple[int, str] | None:
    """Place and text of the newest turn of the user that is no such reply itself."""
    for at in range(len(history) - 1, -1, -1):
        turn = history[at]
        if turn.role == "user" and turn.content.strip() and not wished(turn.content):
            return at, turn.content
    return None


def _pick(text: str, history: Sequence[Turn]) -> str:
    """The option that is picked after a question back; empty when there is none."""
    asked = _ASKED_BACK.search(history[-1].content) if history[-1].role == "assistant" else None
    if not asked or "?" in text:
        return ""
    options = [o for o in _BETWEEN.split(asked["options"]) if not o.startswith("een ander ")]
    folded = " ".join(fold(text).split()).strip(" .!,")
    picked = _by_place(folded, options) or _by_word(folded, options)
    return " en ".join(_undated(o) for o in picked) if picked else text.strip()


def _by_place(folded: str, options: Sequence[str]) -> list[str]:
    """"de laatste", "het tweede onderzoek", "optie 3", "allebei"."""
    if _EVERY.fullmatch(folded):
        return list(options)
    if _LAST.fullmatch(folded):
        return [options[-1]]
    numbered = re.fullmatch(r"(?:optie|keuze|nummer|nr\.?)? ?(\d)", folded)
    at = int(numbered[1]) if numbered else 0
    for place, name in enumerate(ORDINALS, start=1):
        if re.fullmatch(rf"(?:de |het )?{name}(?: (?:graag|maar|{_NOUN}))*", folded):
            at = place
    return [options[at - 1]] if 0 < at <= len(options) else []


def _by_word(folded: str, options: Sequence[str]) -> list[str]:
    """The one option that holds a word of the reply which the others lack."""
    told = Counter(w for option in options for w in set(words(option)))
    said = {w for w in words(folded) if told[w] == 1} - STOP_WORDS
    held = [o for o in options if said & set(words(o))]
    return held if len(held) == 1 else []


def _undated(option: str) -> str:
    return _DATED.sub("", option)
