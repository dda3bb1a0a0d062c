"""A follow-up about one item of the list in the last answer: "leg de tweede eens uit"."""

import re
from dataclasses import replace

from index.dutch import STOP_WORDS, words
from rag.asking.ordinals import NUMBERS, ORDINALS, place
from rag.records import Question

__all__ = ["of_item"]

# A noun behind it is counted itself ("de tweede aanbeveling"), a participle is not.
_DONE = (
    r"(?:gebeurd|gedaan|uitgevoerd|nagekomen|afgedaan|ingelost|opgevolgd|afgerond|gelukt|geworden"
    r"|gekomen|gestart)\b"
)
_MEANT = re.compile(
    rf"\b(?:(?:de|het|die|dat) (?P<nth>{'|'.join(ORDINALS)}|laatste)(?! (?!{_DONE})\w{{5,}})"
    rf"|(?:nummer|punt|item) (?P<number>\d|{'|'.join(NUMBERS)}))\b"
)
# An item is "2. «…» [3]", with words of ours before its quote or without; or a name of ours
# alone: "2. motie Mutluer [3]".
_ITEM = re.compile(
    r"^(\d{1,2})\. (?:[^«»\n]*«(.+)»[^«»]*|([^«»\n\[]+?)) ?\[\d+\]", re.MULTILINE
)
_DOCUMENT = re.compile(r"\bnr\. \d{3}\b")
# So many words of an item stand for it, but for those that count it or name a letter.
_TELLING = 8
_FRAME = STOP_WORDS | frozenset(
    "allereerst onderzoek vorige recente kamerbrief brief voortgangsbrief jaar".split()
) | set(ORDINALS)


def of_item(question: Question) -> Question:
    """The question with the words of the item that it means; any other question as it is."""
    answer = question.history[-1] if question.history else None
    lower = question.text.lower()
    same = len(lower) == len(question.text)  # so that a place in one is the same in the other
    meant = _MEANT.search(lower) if answer and same else None
    if answer is None or answer.role != "assistant" or meant is None:
        return question
    found = _ITEM.findall(answer.content)
    items = {number: quote or name for number, quote, name in found}
    names = {number for number, quote, _ in found if not quote}
    number = len(items) if meant["nth"] == "laatste" else place(meant["nth"] or meant["number"])
    if len(items) < 2 or str(number) not in items:
        return question
    if str(number) in names:
        name = f"de {items[str(number)]}"
        text = f"{question.text[: meant.start()]}{name}{question.text[meant.end() :]}"
        return replace(question, text=text, history=())
    told = " ".join([w for w in words(items[str(number)]) if w not in _FRAME][:_TELLING])
    named = _DOCUMENT.search(answer.content)
    where = f" ({named[0]})" if named else ""
    text = f"{question.text[: meant.start()]}{told}{question.text[meant.end() :]}".rstrip("?. ")
    return replace(question, text=f"{text}{where}?", history=())
