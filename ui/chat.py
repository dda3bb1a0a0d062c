"""The conversation as HTML: question, status, answer with numbered markers."""

import re
from collections.abc import Callable, Sequence

from ui.icons import icon
from ui.markup import esc, tag
from ui.opinion import opinion_html
from ui.saved import Conversation, SavedAnswer, SavedSentence
from ui.words import CARD_LINK, EXAMPLES, MODE, NOTICE, PENDING, STATUS, searched_in

_TITLE = tag("h2", "Gesprek", class_="sr")
_MARKER = re.compile(r"\[(\d+)\]")
Render = Callable[[SavedAnswer, int], str]


def conversation_html(
    turns: Conversation, render: Render, pending: str = "", said: Sequence[str] = (),
    next_questions: Sequence[str] = (),
) -> str:
    """All turns; `pending` is a question under way, `said` what there is of its answer.

    `render` makes the HTML of one turn and its number: `turn_html` over the names of documents.
    """
    if not turns and not pending:
        return welcome_html()
    parts = [render(turn, position) for position, turn in enumerate(turns, 1)]
    last = _pending(pending, said, len(turns) + 1) if pending else _next(next_questions)
    return _TITLE + "".join(parts) + last


def _next(questions: Sequence[str]) -> str:
    if not questions:
        return ""
    asked = tag("ul", "".join(map(_example, questions)))
    return tag("aside", tag("h4", "Vraag verder") + asked, class_="verder",
               aria_label="Vraag verder")


def welcome_html() -> str:
    """What an empty conversation shows: the AI notice and questions to begin with."""
    groups = "".join(
        tag("div", tag("h3", esc(name)) + tag("ul", "".join(map(_example, questions))))
        for name, questions in EXAMPLES
    )
    card = tag("a", esc(CARD_LINK), href="systeemkaart")
    notice = tag("p", icon("info") + tag("span", f"{esc(NOTICE)} {card}"), class_="aankondiging")
    return _TITLE + notice + tag("div", groups, class_="voorbeelden")


def _example(question: str) -> str:
    button = tag("button", esc(question), type="button", class_="voorbeeld", data_vraag=question)
    return tag("li", button)


def turn_html(turn: SavedAnswer, position: int, names: dict[str, str]) -> str:
    """One question with its answer."""
    sentences = turn.sentences or (SavedSentence(text=turn.text),)
    body = "".join(tag("p", sentence_html(turn, s)) for s in sentences)
    inner = (
        _asked(turn.question, position)
        + _understood(turn)
        + _status(turn, names)
        + tag("div", body, class_="antwoord")
        + _apart(turn)
        + opinion_html(turn)
    )
    return tag("section", inner, class_="beurt", id=f"beurt-{turn.id}",
               data_antwoord=turn.model_dump_json(), aria_label=f"Vraag {position}", tabindex="-1")


def _apart(turn: SavedAnswer) -> str:
    """What a model wrote without support, set apart, and the line about the model."""
    title = tag("p", "Niet onderbouwd in het dossier:")
    items = "".join(tag("li", esc(text)) for text in turn.unsupported)
    apart = tag("div", title + tag("ul", items), class_="apart") if items else ""
    # An answer without sentences of its own has the notice in its text.
    notice = tag("p", esc(turn.notice), class_="gezegd") if turn.notice and turn.sentences else ""
    return apart + notice


def _pending(question: str, said: Sequence[str], position: int) -> str:
    wait = tag("p", icon("busy") + tag("span", esc(PENDING)), class_="bezig")
    body = tag("div", "".join(tag("p", esc(text)) for text in said), class_="antwoord")
    return tag("section", _asked(question, position) + wait + body, class_="beurt",
               aria_label=f"Vraag {position}", aria_busy="true")


def _asked(question: str, position: int) -> str:
    number = tag("span", f"Vraag {position}: ", class_="sr")
    return tag("h3", number + esc(question), class_="vraag")


def _understood(turn: SavedAnswer) -> str:
    if turn.standalone == turn.question:
        return ""
    return tag("p", f"Begrepen als: {esc(turn.standalone)}", class_="begrepen")


def _status(turn: SavedAnswer, names: dict[str, str]) -> str:
    word = tag("span", icon(turn.status) + esc(STATUS[turn.status]),
               class_=f"status status-{turn.status}")
    facts = f"gezocht in: {searched_in(turn.filters, names)} · {MODE[turn.mode]}"
    if turn.model:
        facts += f" ({turn.model})"
    return tag("p", word + tag("span", esc(facts), class_="gezocht"), class_="kopregel")


def sentence_html(turn: SavedAnswer, sentence: SavedSentence) -> str:
    """A sentence with its quote set apart and its [n] as buttons that open the source."""
    before, quote, after = sentence.text, "", ""
    if literal := sentence.quote or _quoted(turn, sentence):
        before, quote, after = sentence.text.partition(literal)
    return (
        _with_markers(turn, sentence, before)
        + (tag("q", esc(quote)) if quote else "")
        + _with_markers(turn, sentence, after)
    )


def _quoted(turn: SavedAnswer, sentence: SavedSentence) -> str:
    """The quote in a sentence that was kept before sentences told theirs."""
    quotes = [c.quote for c in turn.citations if c.n in sentence.citations]
    return max((q for q in quotes if q in sentence.text), key=len, default="")


def _with_markers(turn: SavedAnswer, sentence: SavedSentence, text: str) -> str:
    out, at = [], 0
    for match in _MARKER.finditer(text):
        if (n := int(match[1])) in sentence.citations:
            out += [esc(text[at : match.start()]), _marker(turn, n)]
            at = match.end()
    return "".join(out) + esc(text[at:])


def _marker(turn: SavedAnswer, n: int) -> str:
    return tag("button", str(n), type="button", class_="bron",
               data_turn=turn.id, data_n=n, aria_label=f"Bron {n} tonen")
