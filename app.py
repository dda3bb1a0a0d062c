"""The entrance: `python app.py` and `vao serve` open the chat in the browser."""

import os
from threading import Thread
from typing import TYPE_CHECKING

from index.errors import VaoError
from rag.settings import Settings, load_settings

if TYPE_CHECKING:
    from rag.assistant import Assistant

__all__ = ["serve"]


def serve(settings: Settings, host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serve the page until interrupted, and print its address once it can be opened.

    Raises: InputError for a port that is taken or an address other machines can reach;
    IndexMissing, IndexStale or IndexDamaged when there is no index to answer from.
    """
    # Before numpy is imported: its threads gain nothing for one question and cost others theirs.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from ui.gradio_import import import_gradio
    from ui.site import bind, build_site, gate, run

    with bind(host, port, guarded=gate(settings) is not None) as listening:
        # Importing gradio takes seconds, opening the index too: they go side by side. A daemon,
        # so that an index that cannot be opened is told at once.
        importing = Thread(target=import_gradio, daemon=True)
        importing.start()
        from rag.assistant import open_assistant

        assistant = open_assistant(settings)
        # What a first question reads is kept: these read it, so that no visitor waits for it.
        Thread(target=_warm_up, args=(assistant,), daemon=True).start()
        importing.join()
        name = f"[{host}]" if ":" in host else host
        names = frozenset({name, *settings.public_hosts})
        run(build_site(assistant, names), listening, f"http://{name}:{port}")


def _warm_up(assistant: "Assistant") -> None:
    """Ask what the empty page offers; a visitor who is sooner waits for one of these at most."""
    from rag.records import Question
    from ui.words import EXAMPLES

    for _, questions in EXAMPLES:
        for question in questions:
            assistant.ask(Question(question))


def main() -> None:
    """Serve with the settings of file and environment; an error of ours is one line."""
    import sys

    try:
        serve(load_settings())
    except VaoError as error:
        sys.exit(f"vao: {error}")


if __name__ == "__main__":
    main()
