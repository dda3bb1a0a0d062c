"""The tab "Vraag": its controls, and what they do."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from rag.assistant import Assistant
from rag.cite import short_name
from ui.asking import View, views
from ui.chat import conversation_html, turn_html
from ui.filters import (
    chips_html,
    documents_offered,
    filters_of,
    kinds_offered,
    months_offered,
    read_choice,
)
from ui.parts import QUIET, own_html
from ui.saved import dump_conversation, read_conversation
from ui.sources import group_html, sources_html
from ui.suggest import next_questions
from ui.words import MAX_QUESTION

KEEP = (
    '<button type="button" class="klein" data-gesprek="md">Bewaar als Markdown</button>'
    '<button type="button" class="klein" data-gesprek="json">Bewaar als JSON</button>'
)
# Answers under way at once: one slow answer blocks no one.
AT_ONCE = 20
# Turns whose HTML is kept in memory, so that a long conversation is not drawn anew at each
# question. A turn is looked up by all that is in it, so nobody is shown another's.
REMEMBERED = 512


@dataclass(frozen=True, slots=True)
class _Parts:
    talk: Any
    panel: Any
    box: Any
    ask: Any
    stop: Any
    retry: Any
    edit: Any
    new: Any
    limits: tuple[Any, ...]
    chips: Any


def chat_tab(gr: Any, page: Any, assistant: Assistant) -> None:
    """Draw the tab inside the page that is being built."""
    # A fixed key, for the storage is the user's own and must outlive the server.
    kept = gr.BrowserState([], storage_key="vao-gesprek", secret="vao-gesprek-1")
    with gr.Row(elem_id="vraagblad", equal_height=False):
        with gr.Column(scale=6, elem_id="gesprekskolom"):
            talk = own_html(gr, conversation_html((), partial(turn_html, names={})), "gesprek")
            box, ask, stop = _question_row(gr)
            chips = own_html(gr, "", "keuzes")
            with gr.Row(elem_id="knoppen"):
                retry = gr.Button("Opnieuw", size="sm")
                edit = gr.Button("Vraag wijzigen", size="sm", elem_id="wijzig")
                new = gr.Button("Nieuw gesprek", size="sm", elem_id="nieuw")
                own_html(gr, KEEP, "bewaren")
            limits = _limits(gr, assistant)
        with gr.Column(scale=5, elem_id="bronnenkolom"):
            panel = own_html(gr, sources_html((), partial(group_html, assistant)), "bronnen")
    parts = _Parts(talk, panel, box, ask, stop, retry, edit, new, limits, chips)
    _wire(gr, page, assistant, kept, parts)


def _question_row(gr: Any) -> tuple[Any, Any, Any]:
    with gr.Row(elem_id="vraagregel", equal_height=False):
        box = gr.Textbox(
            label="Uw vraag", placeholder="Stel een vraag",
            lines=1, max_lines=6, max_length=MAX_QUESTION, elem_id="vraag", scale=8,
        )
        ask = gr.Button("Vraag", variant="primary", elem_id="stel", scale=1)
        stop = gr.Button("Stop", elem_id="stop", scale=1)
    return box, ask, stop


def _limits(gr: Any, assistant: Assistant) -> tuple[Any, ...]:
    entries = assistant.entries
    months = [("geen grens", ""), *months_offered(entries)]
    with gr.Accordion("Zoeken beperken", open=False, elem_id="beperken"):
        documents = gr.CheckboxGroup(documents_offered(entries), label="Kamerstuk",
                                     elem_id="f-stuk")
        kinds = gr.CheckboxGroup(kinds_offered(entries), label="Soort stuk", elem_id="f-soort")
        with gr.Row():
            since = gr.Dropdown(months, value="", label="Vanaf", elem_id="f-vanaf")
            until = gr.Dropdown(months, value="", label="Tot en met", elem_id="f-tot")
    return documents, kinds, since, until


def _wire(gr: Any, page: Any, assistant: Assistant, kept: Any, ui: _Parts) -> None:
    names = {e.id: short_name(e) for e in assistant.entries}
    outputs = [ui.talk, ui.panel, kept, ui.box]
    same = gr.skip()
    turn = lru_cache(REMEMBERED)(partial(turn_html, names=names))
    sources = lru_cache(REMEMBERED)(partial(group_html, assistant))

    def show(view: View, box: Any = same) -> tuple[Any, ...]:
        further = next_questions(view.turns, assistant.entries) if view.done else ()
        talk = conversation_html(view.turns, turn, view.pending, view.said, further)
        if not view.done:
            return talk, same, same, "" if not view.said else same
        return talk, sources_html(view.turns, sources), dump_conversation(view.turns), box

    def ask(text: str, stored: Any, *limits: Any) -> Iterator[tuple[Any, ...]]:
        filters = filters_of(read_choice(*limits), assistant.entries)
        for view in views(assistant, text, read_conversation(stored), filters):
            yield show(view)

    def again(stored: Any, *limits: Any) -> Iterator[tuple[Any, ...]]:
        turns = read_conversation(stored)
        if turns:
            yield from ask(turns[-1].question, stored[:-1], *limits)

    def edit(stored: Any) -> tuple[Any, ...]:
        turns = read_conversation(stored)
        return show(View(turns[:-1]), turns[-1].question if turns else same)

    def restore(stored: Any) -> tuple[Any, ...]:
        return show(View(read_conversation(stored)))

    def clear() -> tuple[Any, ...]:
        return show(View(()), "")

    limits = list(ui.limits)
    asking: dict[str, Any] = {"concurrency_limit": AT_ONCE, "concurrency_id": "answers"}
    running = [
        trigger(ask, [ui.box, kept, *limits], outputs, trigger_mode="once", **asking, **QUIET)
        for trigger in (ui.box.submit, ui.ask.click)
    ]
    running.append(ui.retry.click(again, [kept, *limits], outputs, **asking, **QUIET))
    ui.edit.click(edit, [kept], outputs, **QUIET)
    ui.stop.click(restore, [kept], outputs, cancels=running, **QUIET)
    ui.new.click(clear, None, outputs, cancels=running, **QUIET)
    page.load(restore, [kept], outputs, **QUIET)
    for limit in limits:
        limit.change(lambda *v: chips_html(read_choice(*v), assistant.entries),
                     limits, [ui.chips], **QUIET)
