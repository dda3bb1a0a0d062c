"""What `vao doctor` checks, each as a value."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.errors import VaoError


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    ok: bool
    detail: str


def checks() -> Iterator[Check]:
    """Settings, sources, encoder, index; a check that cannot run fails with its reason."""
    yield from (_run(name, look) for name, look in _LOOKS)


def _run(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except VaoError as error:
        return Check(name, False, str(error))


def _settings() -> str:
    from rag.settings import load_settings

    settings = load_settings()
    return f"{settings.hash[:19]}, data in {settings.data_dir}"


def _sources() -> str:
    from index.read import read_dossier

    found = read_dossier()
    notes = sum(len(k.notes) for k in found)
    return f"{len(found)} documents with {notes} footnotes, all checksums right"


def _encoder() -> str:
    from index.encoder import load_encoder
    from rag.settings import load_settings

    settings = load_settings()
    encoder = load_encoder(settings.encoder, settings.query_prefix, settings.passage_prefix)
    return f"{encoder.name}, {encoder.dimension} dimensions"


def _index() -> str:
    from rag.assistant import open_assistant
    from rag.settings import load_settings

    generation = open_assistant(load_settings()).generation
    generation.check()
    m = generation.manifest
    return f"{m.version}: {m.passages} passages of {m.documents} documents, health check passed"


def _model() -> str:
    from rag.model.endpoint import load_model, prepare
    from rag.model.llm import ModelFailed
    from rag.model.probe import advice, probe
    from rag.settings import load_settings

    settings = load_settings()
    model = load_model(settings)
    if model is None:
        return "none configured; answers are extractive and nothing leaves this machine"
    prepare(settings)
    where = f"{settings.llm_model} at {settings.llm_url}"
    try:
        return f"{where}: {probe(model, settings.llm_timeout_s)}"
    except ModelFailed as error:
        raise VaoError(f"{where}: {advice(error)}") from None


def _nli() -> str:
    from rag.checking.nli import load_nli
    from rag.settings import load_settings

    settings = load_settings()
    model = load_nli(settings.nli)
    if model is None:
        return "none configured; a model's sentences are checked by rules alone"
    same = model.read(_SAID, _SAID).entailment
    denied = model.read(_SAID, _SAID.replace("start", "start niet")).contradiction
    return (
        f"{settings.nli} loads; entails a Dutch sentence by itself {same:.2f}, contradicted by "
        f"its denial {denied:.2f} (both should be near 1); least {settings.nli_least:g}"
    )


# Read by an entailment model, to see whether it knows Dutch.
_SAID = "De pilot met de ReDirect-methode start in 2026."
_LOOKS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("settings", _settings),
    ("sources", _sources),
    ("encoder", _encoder),
    ("index", _index),
    ("language model", _model),
    ("entailment model", _nli),
)
