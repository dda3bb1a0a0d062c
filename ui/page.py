"""The page: its tabs, its queue, and the functions that other programs may call."""

from typing import Any

from rag.assistant import Assistant
from ui.api import add_api
from ui.binder_tab import binder_html
from ui.chat_tab import AT_ONCE, chat_tab
from ui.dossier_tab import Reader
from ui.gradio_import import import_gradio
from ui.parts import own_html
from ui.trails_tab import trails_tab
from ui.words import TITLE

# Questions that may wait; a flood beyond it is refused rather than kept in memory.
WAITING = 200


def build_page(assistant: Assistant) -> Any:
    """The gradio Blocks of the page over an opened assistant."""
    gr = import_gradio()
    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True) as page:
        # First, so that no event of the page takes the names.
        add_api(gr, assistant, AT_ONCE)
        with gr.Tabs(elem_id="bladen", selected="vraag", overflow_behavior="wrap") as tabs:
            with gr.Tab("Vraag", id="vraag", elem_id="blad-vraag"):
                chat_tab(gr, page, assistant)
            with gr.Tab("Dossier", id="dossier", elem_id="blad-dossier") as dossier:
                reader = Reader(gr, assistant)
            with gr.Tab("Sporen", id="sporen", elem_id="blad-sporen") as sporen:
                wire_trails = trails_tab(gr, assistant)
            with gr.Tab("Debatmap", id="debatmap", elem_id="blad-debatmap"):
                own_html(gr, binder_html(), "map")
        reader.wire(gr, page, tabs, dossier)
        wire_trails(sporen)
    page.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING)
    return page
