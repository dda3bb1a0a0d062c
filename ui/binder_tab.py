"""The tab "Debatmap": a place that binder.js fills; what is collected stays in the browser."""

from ui.markup import esc, tag

_INTRO = (
    "Verzamel hier antwoorden en passages voor een debat, zet ze op volgorde en schrijf er uw "
    "eigen notities bij. De map staat alleen in deze browser."
)
_EMPTY = "Nog leeg. Kies bij een antwoord, een bron of een alinea «In debatmap»."
_FORMS = (("docx", "Word"), ("md", "Markdown"), ("print", "Afdrukken of pdf"))


def binder_html() -> str:
    """The tab as it is before the script fills it."""
    title = tag("label", "Titel", for_="map-titel")
    field = '<input id="map-titel" type="text" maxlength="200" value="Debatmap">'
    exports = "".join(
        tag("button", esc(name), type="button", class_="klein uitvoer", data_vorm=form)
        for form, name in _FORMS
    )
    clear = tag("button", "Map leegmaken", type="button", class_="klein", id="map-leeg")
    tools = tag("div", tag("span", "Bewaar als", class_="naam") + exports + clear,
                class_="maptools")
    return (
        tag("h2", "Debatmap", class_="sr")
        + tag("p", esc(_INTRO), class_="inleiding")
        + tag("div", title + field, class_="maptitel")
        + tools
        + tag("p", esc(_EMPTY), class_="leeg", id="map-geen")
        + tag("ol", "", id="map-lijst")
    )
