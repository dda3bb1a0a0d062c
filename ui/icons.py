"""Small drawings, so that a status has a shape of its own. All from this file, none fetched."""

_RING = '<circle cx="8" cy="8" r="6.5"/>'
# Paths in a 16 × 16 box, drawn with the text's own colour.
_SHAPES = {
    "answered": _RING + '<path d="M5 8.2l2.1 2.1L11 6"/>',
    "partial": _RING + '<path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor"/>',
    "not_in_dossier": _RING + '<path d="M3.5 12.5l9-9"/>',
    "premise_corrected": '<path d="M8 1.8l6.6 12H1.4z"/><path d="M8 6.2v3.4M8 11.4v.8"/>',
    "clarify": _RING + '<path d="M6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.6-.8 1.2M8 11.3v.6"/>',
    "refused": '<path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z"/><path d="M5 8h6"/>',
    "error": '<rect x="1.8" y="1.8" width="12.4" height="12.4"/><path d="M5 5l6 6M11 5l-6 6"/>',
    "info": _RING + '<path d="M8 7.2v4M8 4.4v.8"/>',
    "up": '<path d="M5 7.2v6.3H2.2V7.2zM5 7.4l2.6-5.6c1 0 1.8.8 1.6 1.9L8.8 6h3.6c.9 0 1.5.8 1.3 '
    '1.6l-1 4.6c-.2.8-.8 1.3-1.6 1.3H5"/>',
    "down": '<path d="M5 8.8V2.5H2.2v6.3zM5 8.6l2.6 5.6c1 0 1.8-.8 1.6-1.9L8.8 10h3.6c.9 0 '
    '1.5-.8 1.3-1.6l-1-4.6c-.2-.8-.8-1.3-1.6-1.3H5"/>',
    "busy": '<circle cx="8" cy="8" r="6" stroke-dasharray="26 12"/>',
}


def icon(name: str) -> str:
    """The drawing of a status or remark; hidden from screen readers, for the words say it."""
    return (
        f'<svg class="teken teken-{name}" viewBox="0 0 16 16" width="16" height="16" fill="none" '
        'stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" '
        f'aria-hidden="true" focusable="false">{_SHAPES[name]}</svg>'
    )
