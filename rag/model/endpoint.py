"""The one door to a language model: a ministry's own endpoint, through LlamaIndex's adapters.

Their errors, and those of the clients below them, become `ModelFailed` with one of a few reasons.
Nothing is logged here: neither key nor text.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from index.errors import SettingsError
from rag.model.errors import detail_of, reason_of
from rag.model.llm import ANSWER_TOKENS, LanguageModel, Message, ModelFailed, Reason
from rag.settings import Settings

__all__ = ["load_model", "prepare"]

_RETRIED: frozenset[Reason] = frozenset({"busy", "failing"})
# Seconds before the first and each further try; doubled each time, as is usual for 429.
_PAUSE = 0.25


def load_model(settings: Settings) -> LanguageModel | None:
    """The model that the settings name, or None; nothing is imported or asked yet.

    Raises: SettingsError when the file with the key cannot be read.
    """
    if settings.llm_kind == "none":
        return None
    _key(settings)
    return _Endpoint(settings)


def prepare(settings: Settings) -> None:
    """Import the adapter and its clients: seconds, once a process, that are not the model's."""
    if settings.llm_kind != "none":
        reason_of(TimeoutError())
        with _ADAPTERS[settings.llm_kind](settings):
            pass


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
            raise ModelFailed(reason_of(error), detail_of(error)) from None
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
    key, header = _key(settings), settings.llm_key_header
    bearer = header.lower() == "authorization"

    def sign(request: Any) -> Any:
        request.headers.pop("Authorization", None)
        if key:
            request.headers[header] = f"Bearer {key}" if bearer else key
        return request

    return sign


def _address(settings: Settings) -> tuple[str, dict[str, str]]:
    """The address, and its parameters: an adapter puts its path behind all it is given."""
    parts = urlsplit(settings.llm_url)
    return parts._replace(query="").geturl().rstrip("/"), dict(parse_qsl(parts.query))


@contextmanager
def _openai(settings: Settings) -> Iterator[Any]:
    import httpx
    import openai.resources.chat  # noqa: F401  its client imports this at the first call
    from llama_index.llms.openai_like import OpenAILike

    base, params = _address(settings)
    with httpx.Client(
        timeout=settings.llm_timeout_s, auth=_signed(settings), params=params
    ) as client:
        options: dict[str, Any] = {
            "http_client": client,
            # Never empty: the adapter would take OPENAI_API_KEY, meant for another service.
            "api_key": "none",
            "max_retries": 0,  # ours count within the timeout
        }
        yield OpenAILike(
            model=settings.llm_model,
            api_base=base,
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
