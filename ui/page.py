"""The layout of the page and what its controls do; the one door to gradio."""

import os
from collections.abc import Iterator
from typing import Any

from rag.assistant import Assistant
from rag.cite import short_name
from rag.records import Filters
from ui.asking import View, views
from ui.chat import conversation_html
from ui.saved import dump_conversation, read_conversation
from ui.sources import sources_html
from ui.words import MAX_QUESTION, TITLE

# Answers under way at once, and questions that may wait: one slow answer blocks no one, and a
# flood is refused rather than kept in memory.
AT_ONCE, WAITING = 20, 200


def build_page(assistant: Assistant) -> Any:
    """The gradio Blocks of the page over an opened assistant."""
    # Before the import: gradio looks up its newest version and reports its start otherwise.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import gradio as gr

    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True) as page:
        # A fixed key, for the storage is the user's own and must outlive the server.
        kept = gr.BrowserState([], storage_key="vao-gesprek", secret="vao-gesprek-1")
        with gr.Row(elem_id="vraagblad", equal_height=False):
            with gr.Column(scale=6, elem_id="gesprekskolom"):
                talk = _html(gr, conversation_html((), {}), "gesprek")
                with gr.Row(elem_id="vraagregel", equal_height=False):
                    box = gr.Textbox(
                        label="Uw vraag", placeholder="Stel een vraag over het dossier",
                        lines=1, max_lines=6, max_length=MAX_QUESTION, elem_id="vraag", scale=8,
                    )
                    ask = gr.Button("Vraag", variant="primary", elem_id="stel", scale=1)
                    stop = gr.Button("Stop", elem_id="stop", visible=False, scale=1)
                with gr.Row(elem_id="knoppen", visible=False) as tools:
                    new = gr.Button("Nieuw gesprek", size="sm", elem_id="nieuw")
            with gr.Column(scale=5, elem_id="bronnenkolom"):
                panel = _html(gr, sources_html(assistant, ()), "bronnen")
        _wire(gr, page, assistant, _Parts(kept, talk, box, ask, stop, tools, new, panel))
    page.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING)
    return page


def _html(gr: Any, value: str, name: str) -> Any:
    """A place for HTML of our own, without gradio's style and click handler."""
    return gr.HTML(
        value, elem_id=name, elem_classes="eigen", js_on_load=None, apply_default_css=False
    )


class _Parts:
    """The controls that events read and write."""

    def __init__(self, *parts: Any) -> None:
        (self.kept, self.talk, self.box, self.ask, self.stop, self.tools, self.new,
         self.panel) = parts


def _wire(gr: Any, page: Any, assistant: Assistant, ui: _Parts) -> None:
    names = {e.id: short_name(e) for e in assistant.entries}
    outputs = [ui.talk, ui.panel, ui.kept, ui.box, ui.stop, ui.tools]

    def show(view: View, asked: str) -> tuple[Any, ...]:
        talk = conversation_html(view.turns, names, view.pending, view.shown)
        if not view.done:
            box = gr.update(value="") if view.pending else gr.skip()
            return talk, gr.skip(), gr.skip(), box, gr.update(visible=True), gr.skip()
        kept, panel = dump_conversation(view.turns), sources_html(assistant, view.turns)
        return (talk, panel, kept, gr.skip(), gr.update(visible=False),
                gr.update(visible=bool(view.turns)))

    def ask(text: str, kept: Any) -> Iterator[tuple[Any, ...]]:
        for view in views(assistant, text, read_conversation(kept), Filters()):
            yield show(view, text)

    def restore(kept: Any) -> tuple[Any, ...]:
        return show(View(read_conversation(kept)), "")

    def clear() -> tuple[Any, ...]:
        return show(View(()), "")

    quiet = {"show_progress": "hidden", "api_visibility": "private"}
    running = [
        trigger(ask, [ui.box, ui.kept], outputs, concurrency_limit=AT_ONCE,
                trigger_mode="once", **quiet)
        for trigger in (ui.box.submit, ui.ask.click)
    ]
    ui.stop.click(restore, [ui.kept], outputs, cancels=running, **quiet)
    ui.new.click(clear, None, outputs, cancels=running, **quiet)
    page.load(restore, [ui.kept], outputs, **quiet)
