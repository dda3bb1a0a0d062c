"""The one door to a language model: a ministry's own endpoint, behind a protocol of one method.

LlamaIndex's adapters speak to the endpoint; their errors, and those of the clients below them,
become `ModelFailed` with one of a few reasons. Nothing is logged here: neither key nor text.
"""

import queue
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from typing import Any, Literal, Protocol, cast

from index.errors import SettingsError, VaoError
from rag.settings import Settings

__all__ = [
    "ANSWER_TOKENS",
    "LanguageModel",
    "Message",
    "ModelFailed",
    "Reason",
    "Timed",
    "load_model",
]

Reason = Literal[
    "down",  # no connection
    "slow",  # no whole answer within the timeout
    "busy",  # 429
    "denied",  # 401, 403: the key
    "failing",  # 5xx, or any other refusal of the request
    "context",  # the prompt does not fit
    "cut_off",  # the stream ends before the answer does
    "malformed",  # what comes back is not of the agreed form
    "empty",
]

# The longest reply that is asked for. Extractive answers have a median of 80 words, which are
# about 150 tokens of a model; five times that is ample.
ANSWER_TOKENS = 800
_RETRIED: frozenset[Reason] = frozenset({"busy", "failing"})
# Seconds before the first and each further try; doubled each time, as is usual for 429.
_PAUSE = 0.25


class ModelFailed(VaoError):
    """The language model gave no usable answer; `reason` says which way."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"Het taalmodel gaf geen bruikbaar antwoord ({reason}: {detail}).")
        self.reason: Reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat."""

    role: Literal["system", "user", "assistant"]
    content: str


class LanguageModel(Protocol):
    """What the assistant needs of a language model."""

    def complete(self, messages: Sequence[Message]) -> Iterator[str]:
        """The reply in pieces as they come. Raises: ModelFailed, also halfway."""
        ...


def load_model(settings: Settings) -> LanguageModel | None:
    """The model that the settings name, or None; nothing is imported or asked yet.

    Raises: SettingsError when the file with the key cannot be read.
    """
    if settings.llm_kind == "none":
        return None
    _key(settings)
    return _Endpoint(settings)


class Timed:
    """A language model whose calls together take at most `seconds`, however it misbehaves.

    Each call runs in a thread of its own, so that an endpoint that hangs, or drips a token a
    minute, cannot hold the answer up; the thread ends at the client's own timeout.
    """

    def __init__(self, model: LanguageModel, seconds: float) -> None:
        self._model, self._end = model, time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds until the time is up; 0 when it is."""
        return max(0.0, self._end - time.monotonic())

    def complete(self, messages: Sequence[Message]) -> Iterator[str]:
        """As the model's, with ModelFailed("slow") when the time is up."""
        pieces: queue.SimpleQueue[str | BaseException | None] = queue.SimpleQueue()
        stopped = threading.Event()
        work = threading.Thread(
            target=_pump, args=(self._model, tuple(messages), pieces, stopped), daemon=True
        )
        work.start()
        try:
            yield from self._taken(pieces)
        finally:
            stopped.set()

    def _taken(self, pieces: "queue.SimpleQueue[str | BaseException | None]") -> Iterator[str]:
        while True:
            try:
                piece = pieces.get(timeout=self.left) if self.left else pieces.get_nowait()
            except queue.Empty:
                raise ModelFailed("slow", "the time for an answer is up") from None
            if piece is None:
                return
            if isinstance(piece, BaseException):
                raise piece
            yield piece


def _pump(
    model: LanguageModel, messages: Sequence[Message],
    pieces: "queue.SimpleQueue[str | BaseException | None]", stopped: threading.Event,
) -> None:
    try:
        # A generator, which is to close its connection now and not when it is collected.
        with closing(cast("Generator[str, None, None]", model.complete(messages))) as told:
            for piece in told:
                if stopped.is_set():
                    return
                pieces.put(piece)
        pieces.put(None)
    except ModelFailed as error:
        pieces.put(error)
    except Exception as error:  # a model of our own making that breaks its contract
        pieces.put(ModelFailed("malformed", type(error).__name__))


class _Endpoint:
    """An OpenAI-compatible or Ollama endpoint through LlamaIndex's adapter."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def complete(self, messages: Sequence[Message]) -> Iterator[str]:
        """The reply in pieces; tried again after 429 and 5xx while nothing has come yet."""
        for attempt in range(self._settings.llm_retries + 1):
            begun = False
            try:
                for piece in self._once(messages):
                    begun = True
                    yield piece
                return
            except ModelFailed as error:
                last = attempt == self._settings.llm_retries
                if begun or last or error.reason not in _RETRIED:
                    raise
            time.sleep(_PAUSE * 2**attempt)

    def _once(self, messages: Sequence[Message]) -> Iterator[str]:
        from llama_index.core.base.llms.types import ChatMessage

        finished = False
        try:
            # A client of its own for each call: minutes lie between them, and whatever happens,
            # its connection is closed.
            with _ADAPTERS[self._settings.llm_kind](self._settings) as adapter:
                chat = [ChatMessage(role=m.role, content=m.content) for m in messages]
                for response in adapter.stream_chat(chat):
                    finished = _finished(response.raw) or finished
                    if response.delta:
                        yield str(response.delta)
        except Exception as error:
            raise ModelFailed(_reason(error), _detail(error)) from None
        if not finished:
            raise ModelFailed("cut_off", "the stream ended without a reason to stop")


def _key(settings: Settings) -> str:
    """The key from the environment or the file, or an empty string."""
    if settings.llm_key is not None:
        return settings.llm_key.get_secret_value().strip()
    if settings.llm_key_file is None:
        return ""
    try:
        return settings.llm_key_file.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        kind = type(error).__name__
        raise SettingsError(
            f"The key file {settings.llm_key_file} cannot be read: {kind}."
        ) from None


def _signed(settings: Settings) -> Callable[[Any], Any]:
    """Puts the key on a request as it leaves; no adapter gets to see, show or log it."""
    key = _key(settings)

    def sign(request: Any) -> Any:
        request.headers.pop("Authorization", None)
        if key:
            request.headers["Authorization"] = f"Bearer {key}"
        return request

    return sign


@contextmanager
def _openai(settings: Settings) -> Iterator[Any]:
    import httpx
    from llama_index.llms.openai_like import OpenAILike

    with httpx.Client(timeout=settings.llm_timeout_s, auth=_signed(settings)) as client:
        options: dict[str, Any] = {
            "http_client": client,
            # Never empty: the adapter would take OPENAI_API_KEY, meant for another service.
            "api_key": "none",
            "max_retries": 0,  # ours count within the timeout
        }
        yield OpenAILike(
            model=settings.llm_model,
            api_base=settings.llm_url.rstrip("/"),
            temperature=settings.llm_temperature,
            context_window=settings.llm_context,
            timeout=settings.llm_timeout_s,
            max_tokens=ANSWER_TOKENS,
            is_chat_model=True,
            **options,
        )


@contextmanager
def _ollama(settings: Settings) -> Iterator[Any]:
    import ollama
    from llama_index.llms.ollama import Ollama

    host = settings.llm_url.rstrip("/")
    with ollama.Client(
        host=host, timeout=settings.llm_timeout_s, auth=_signed(settings)
    ) as client:
        yield Ollama(
            model=settings.llm_model,
            base_url=host,
            temperature=settings.llm_temperature,
            context_window=settings.llm_context,
            request_timeout=settings.llm_timeout_s,
            additional_kwargs={"num_predict": ANSWER_TOKENS},
            is_function_calling_model=False,
            client=client,
        )


_Adapter = Callable[[Settings], AbstractContextManager[Any]]
_ADAPTERS: dict[str, _Adapter] = {"openai": _openai, "ollama": _ollama}


def _finished(raw: Any) -> bool:
    """Whether this piece says why the reply stops: OpenAI's finish_reason, Ollama's done."""
    if isinstance(raw, dict):
        return bool(raw.get("done"))
    return any(choice.finish_reason for choice in getattr(raw, "choices", None) or ())


def _reason(error: Exception) -> Reason:
    """Which way it went wrong, by the clients' error classes and the HTTP status."""
    import httpx
    import openai

    status = getattr(error, "status_code", None)
    if isinstance(status, int) and status > 0:
        return _reason_of_status(status, str(error))
    if isinstance(error, openai.APITimeoutError | httpx.TimeoutException):
        return "slow"
    if isinstance(error, httpx.RemoteProtocolError | httpx.ReadError):
        return "cut_off"
    if isinstance(error, openai.APIConnectionError | httpx.TransportError | ConnectionError):
        return "down"
    if isinstance(error, openai.APIError) and not isinstance(
        error, openai.APIResponseValidationError
    ):
        # An error that is sent within the stream.
        return "context" if _over_context(str(error)) else "failing"
    return "malformed"


def _reason_of_status(status: int, text: str) -> Reason:
    if status == 429:
        return "busy"
    if status in (401, 403):
        return "denied"
    if status == 413 or (status < 500 and _over_context(text)):
        return "context"
    return "failing"


def _over_context(text: str) -> bool:
    folded = text.lower()
    return "context" in folded and any(w in folded for w in ("length", "window", "exceed", "size"))


def _detail(error: Exception) -> str:
    """The kind of error alone: its text may hold the prompt, the address or the key."""
    status = getattr(error, "status_code", None)
    return f"{type(error).__name__} {status}" if status else type(error).__name__
