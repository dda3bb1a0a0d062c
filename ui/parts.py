"""What the tabs share of gradio."""

from typing import Any

# Events of the page itself: no veil over what is being replaced, and no place in the public API.
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def own_html(gr: Any, value: str, name: str) -> Any:
    """A place for HTML of our own, without gradio's style and click handler."""
    return gr.HTML(
        value, elem_id=name, elem_classes="eigen", js_on_load=None, apply_default_css=False
    )
