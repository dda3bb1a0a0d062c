"""What the clients of a language model raise, told as one of our few reasons."""

from rag.model.llm import Reason

__all__ = ["detail_of", "reason_of"]


def reason_of(error: Exception) -> Reason:
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


def detail_of(error: Exception) -> str:
    """The kind of error alone: its text may hold the prompt, the address or the key."""
    status = getattr(error, "status_code", None)
    return f"{type(error).__name__} {status}" if status else type(error).__name__
