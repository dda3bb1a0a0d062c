"""Under each answer: keep it for the debate, and say whether it was good, in two clicks."""

from ui.icons import icon
from ui.markup import esc, tag
from ui.saved import SavedAnswer

# What a user may have meant by a thumb; the words are stored as they stand.
REASONS = {
    "up": ("juiste vindplaats", "volledig", "helder"),
    "down": ("verkeerde bron", "onvolledig", "staat wel in het dossier", "onduidelijk"),
}
_NAMES = {"up": "Goed antwoord", "down": "Geen goed antwoord"}


def opinion_html(turn: SavedAnswer) -> str:
    """The row under an answer; the reasons show after a thumb is chosen."""
    keep = tag("button", "In debatmap", type="button", class_="klein bewaar-antwoord",
               data_turn=turn.id)
    thumbs = "".join(_thumb(turn, thumb) for thumb in REASONS)
    reasons = "".join(_reasons(turn, thumb) for thumb in REASONS)
    said = tag("p", "", class_="gezegd", id=f"gezegd-{turn.id}")
    return tag("footer", tag("div", keep + thumbs, class_="oordeel") + reasons + said)


def _thumb(turn: SavedAnswer, thumb: str) -> str:
    return tag("button", icon(thumb) + tag("span", esc(_NAMES[thumb]), class_="sr"),
               type="button", class_="klein duim", data_turn=turn.id, data_duim=thumb,
               aria_pressed="false", title=_NAMES[thumb])


def _reasons(turn: SavedAnswer, thumb: str) -> str:
    buttons = "".join(
        tag("button", esc(reason), type="button", class_="klein reden", data_turn=turn.id,
            data_duim=thumb, data_reden=reason)
        for reason in REASONS[thumb]
    )
    label = "Wat was er goed?" if thumb == "up" else "Wat was er niet goed?"
    return tag("div", tag("span", esc(label)) + buttons, class_="redenen", role="group",
               aria_label=label, id=f"redenen-{turn.id}-{thumb}", hidden="hidden")
