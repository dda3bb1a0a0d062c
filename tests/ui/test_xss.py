"""Nothing that a question, a document, a model or a stored conversation says runs as script."""

import json
import re
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from rag.records import Question
from tests.ui.conftest import opened
from tests.ui.scripted import HOSTILE, PLAIN, Scripted
from ui.binder_tab import binder_html
from ui.chat import conversation_html, turn_html
from ui.dossier import reader_html
from ui.filters import Choice, chips_html
from ui.saved import dump_conversation, save_answer
from ui.sources import group_html, sources_html

RUN = "window.gehackt=1"
_TAGS = ["img src=x onerror={}", "svg onload={}", "script>{}</script", "iframe srcdoc='<script>{}'",
         "body onload={}", "details open ontoggle={}", "input autofocus onfocus={}",
         "a href='javascript:{}'", "form action='javascript:{}'", "video src=x onerror={}",
         "math><mtext><img src=x onerror={}", "style>@import 'javascript:{}'</style",
         "object data='javascript:{}'", "embed src='javascript:{}'", "base href='javascript:{}//'",
         "link rel=stylesheet href='javascript:{}'", "meta http-equiv=refresh content='0;url={}'",
         "marquee onstart={}", "template><script>{}</script", "noscript><img src=x onerror={}"]
_BREAKS = ["<{}>", "\"><{}>", "'><{}>", "--><{}>", "</textarea></title></script><{}>"]
PAYLOADS = [b.format(t.format(RUN)) for t in _TAGS for b in _BREAKS] + [
    f"${{{RUN}}}", f"{{{{{RUN}}}}}", f"`${{{RUN}}}`", f"{{{{#with '{RUN}'}}}}{{{{/with}}}}",
    f"javascript:{RUN}", f"\" onmouseover=\"{RUN}", f"' onfocus='{RUN}", f"\x00<scr\x00ipt>{RUN}",
]
# Elements that the page writes itself.
_OWN = set(
    "a article aside b blockquote button caption circle dd details div dl dt em footer g h2 h3 h4 "
    "h5 header input label li line mark nav ol p path q rect section span strong summary sup svg "
    "table tbody td text th thead time title tr ul".split()
)


def unsafe(shown: str) -> list[str]:
    """What a piece of the page holds besides elements and attributes of our own."""
    found = [t for t in re.findall(r"<([a-zA-Z!][\w-]*)", shown) if t.lower() not in _OWN]
    for attributes in re.findall(r'<\w+((?:\s[\w-]+="[^"]*")*)\s*/?>', shown):
        found += re.findall(r'\s(on\w+|style|srcdoc)="', attributes)
    found += re.findall(r'(?:href|src|action)="(?!https?://|\?doc=|#)[^"]*"', shown)
    return found + re.findall(r"[{}`]|\$", shown)


def hostile(assistant: Scripted, text: str) -> Any:
    """An answer that says `text` wherever an answer can say anything."""
    answer = assistant.ask(Question(HOSTILE))
    sentence = replace(answer.sentences[0], text=f"{text} [1]")
    return save_answer(replace(
        answer, question=Question(text[:2000]), standalone=text, text=text, model=text[:200],
        sentences=(sentence,),
    ))


def test_there_are_a_hundred_payloads() -> None:
    assert len(set(PAYLOADS)) >= 100


@pytest.mark.parametrize("text", PAYLOADS)
def test_no_piece_of_the_page_takes_text_for_markup(assistant: Scripted, text: str) -> None:
    turn = hostile(assistant, text)
    pieces = (
        conversation_html((turn,), partial(turn_html, names={}), next_questions=(text,)),
        conversation_html((), partial(turn_html, names={}), pending=text),
        sources_html((turn,), partial(group_html, assistant)),
        reader_html(assistant.kamerstuk("29754-708"), text, text),
        chips_html(Choice((text,), (text,)), assistant.entries),
    )
    assert [unsafe(piece) for piece in pieces] == [[]] * len(pieces)


def test_a_document_is_text_too(assistant: Scripted) -> None:
    kamerstuk = assistant.kamerstuk("29754-708")
    block = next(b for b in kamerstuk.blocks if b.kind == "paragraph" and b.end - b.start > 200)
    evil = PAYLOADS[0].ljust(block.end - block.start)[: block.end - block.start]
    text = kamerstuk.text[: block.start] + evil + kamerstuk.text[block.end :]
    shown = reader_html(replace(kamerstuk, text=text))
    assert unsafe(shown) == []
    assert "&lt;img src=x onerror" in shown
    assert unsafe(binder_html()) == []


def test_a_browser_runs_none_of_it(browser: Any, address: str, assistant: Scripted) -> None:
    """All payloads at once as a stored conversation and debatmap, and some as questions."""
    turns = dump_conversation(tuple(hostile(assistant, text) for text in PAYLOADS[:50]))
    more = dump_conversation(tuple(hostile(assistant, text) for text in PAYLOADS[50:]))
    items = [{"kind": "answer", "answer": turn, "note": turn["text"]} for turn in turns + more]
    with opened(browser, address) as page:
        page.evaluate("v => localStorage.setItem('vao-debatmap', v)",
                      json.dumps({"title": PAYLOADS[0], "items": items}))
        page.reload()
        page.wait_for_selector("#vraag textarea")
        for text in ("".join(PAYLOADS[:8]), PAYLOADS[-8], HOSTILE, PLAIN):
            page.fill("#vraag textarea", text)
            count = page.locator("#bronnen .groep").count()
            page.press("#vraag textarea", "Enter")
            page.locator("#bronnen .groep").nth(count).wait_for(state="attached")
        page.click("[data-tab-id=dossier]")
        page.fill("#zoek input, #zoek textarea", PAYLOADS[0])
        page.wait_for_selector("text=0 plaatsen met")
        page.click("[data-tab-id=debatmap]")
        page.wait_for_selector(".mapstuk")
        assert page.locator(".mapstuk").count() == len(items)
        page.wait_for_timeout(500)
        assert page.evaluate("window.gehackt") is None
