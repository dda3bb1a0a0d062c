"""A picture of the trails: the letters' dates on an axis, one row a motion or commitment."""

from collections.abc import Sequence
from datetime import date

from index.records import Kamerstuk, SourceEntry
from rag.cite import MONTHS, day, short_name
from rag.trails.records import Place, Trail, TrailStatus
from ui.markup import esc, tag

# Pixels: the names' column, the axis, a row, and the head with the letters' numbers and dates.
_NAMES, _AXIS, _ROW, _HEAD = 300, 620, 34, 74
_RADIUS = 7
_APART = 110  # room that a label asks for
_TARGET = 13  # radius of what can be clicked; two signs of a row never share it
# Shapes, so that a status can be told apart without colour.
_SHAPES = {
    TrailStatus.GENOEMD: '<circle r="3"/>',
    TrailStatus.GEVRAAGD: f'<circle r="{_RADIUS}" fill="none"/>',
    TrailStatus.IN_BEHANDELING: f'<circle r="{_RADIUS}" fill="none"/>'
    f'<path d="M0 -{_RADIUS}a{_RADIUS} {_RADIUS} 0 0 1 0 {2 * _RADIUS}z"/>',
    TrailStatus.AFGEDAAN: '<rect x="-7" y="-7" width="14" height="14" rx="2"/>'
    '<path class="vink" d="M-3.5 0l2.5 2.5L3.5 -3"/>',
}


def timeline_html(trails: Sequence[Trail], kamerstukken: Sequence[Kamerstuk]) -> str:
    """The picture with its key; each sign is a link to the sentence it stands for."""
    letters = sorted((k.entry for k in kamerstukken), key=lambda e: (e.date, e.id))
    if not trails or not letters:
        return ""
    by_id = {k.id: k for k in kamerstukken}
    scale = _Scale(letters[0].date, letters[-1].date)
    height = _HEAD + _ROW * len(trails) + 8
    rows = "".join(_row(trail, n, scale, by_id) for n, trail in enumerate(trails))
    width = _NAMES + _AXIS + 100
    drawing = tag("svg", _letters(letters, scale, height) + rows, viewBox=f"0 0 {width} {height}",
                  width=width, height=height, role="group", aria_label="Tijdlijn van de sporen")
    return _key() + tag("div", drawing, class_="tijdlijn", tabindex="0", role="region",
                        aria_label="Tijdlijn, te verschuiven")


class _Scale:
    """Days to pixels."""

    def __init__(self, first: date, last: date) -> None:
        self._first, self._days = first, max((last - first).days, 1)

    def x(self, at: date) -> float:
        return round(_NAMES + 20 + (at - self._first).days / self._days * (_AXIS - 20), 1)


def _letters(letters: Sequence[SourceEntry], scale: _Scale, height: int) -> str:
    """A line for each date with its letters above it. Labels of dates near each other lean away
    from each other and stand at different heights."""
    out, before, step = [], -1000.0, 0
    dates = sorted({e.date for e in letters})
    for at, next_at in zip(dates, [*dates[1:], None], strict=True):
        x = scale.x(at)
        close = next_at is not None and scale.x(next_at) - x < _APART
        step = 1 - step if x - before < _APART else 0
        anchor = "start" if step else "end" if close else "middle"
        before, y = x, 40 - 30 * step
        names = ", ".join(short_name(e) for e in letters if e.date == at and e.number)
        label = f"{at.day} {MONTHS[at.month - 1][:3]} {at.year}"
        out.append(
            f'<line class="as" x1="{x}" x2="{x}" y1="{y + 18}" y2="{height}"/>'
            f'<text x="{x}" y="{y}" text-anchor="{anchor}">{esc(names)}</text>'
            f'<text class="klein" x="{x}" y="{y + 13}" text-anchor="{anchor}">{esc(label)}</text>'
        )
    return "".join(out)


def _row(trail: Trail, n: int, scale: _Scale, by_id: dict[str, Kamerstuk]) -> str:
    y = _HEAD + _ROW * n + _ROW / 2
    full = tag("title", esc(trail.name))
    name = f'<text x="0" y="{y + 4}">{esc(_short(trail.name))}{full}</text>'
    told = [max((p for p in trail.places if p.document == d), key=_weight) for d in trail.documents]
    xs = beside([scale.x(p.written) for p in told])
    line = f'<line class="spoor" x1="{min(xs)}" x2="{max(xs)}" y1="{y}" y2="{y}"/>'
    return name + line + "".join(
        _sign(trail, p, x, y, by_id[p.document]) for p, x in zip(told, xs, strict=True)
    )


def beside(xs: Sequence[float], room: float = 2 * _TARGET + 1) -> list[float]:
    """The same places, in their order, with at least `room` between any two: those too near each
    other (letters of one day) stand side by side around their middle."""
    order = sorted(range(len(xs)), key=lambda i: xs[i])
    groups: list[list[float]] = []
    for i in order:
        group = [xs[i]]
        while groups and _left(group, room) - _left(groups[-1], room) < room * len(groups[-1]):
            group = groups.pop() + group
        groups.append(group)
    spread = [
        round(_left(group, room) + room * n, 1) for group in groups for n in range(len(group))
    ]
    return [x for _, x in sorted(zip(order, spread, strict=True))]


def _left(group: Sequence[float], room: float) -> float:
    return sum(group) / len(group) - room * (len(group) - 1) / 2


def _weight(place: Place) -> int:
    return list(_SHAPES).index(place.status)


def _sign(trail: Trail, place: Place, x: float, y: float, kamerstuk: Kamerstuk) -> str:
    label = f"{trail.name}, {short_name(kamerstuk.entry)}, {day(place.written)}: {place.status}"
    sign = f'<g transform="translate({x} {y})">'
    sign += f'<circle class="raak" r="{_TARGET}"/>{_SHAPES[place.status]}'
    sign += tag("title", esc(label)) + "</g>"
    paragraph = paragraph_of(place, kamerstuk)
    return tag("a", sign, href=f"?doc={place.document}&al={paragraph}", data_doc=place.document,
               data_al=paragraph, aria_label=label)


def paragraph_of(place: Place, kamerstuk: Kamerstuk) -> int:
    """The number of the paragraph that a place stands in; of a note, the one that bears it."""
    at = place.bearing[0] if place.bearing else place.start
    return next(b.paragraph for b in kamerstuk.blocks if b.start <= at < b.end)


def _key() -> str:
    items = "".join(
        tag("li", f'<svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">'
                  f"{shape}</svg>" + esc(status.value))
        for status, shape in _SHAPES.items()
    )
    return tag("ul", items, class_="legenda", aria_label="Tekens")


def _short(name: str) -> str:
    return name if len(name) <= 40 else name[:39].rstrip() + "…"
