"""Who may open the page on a shared host: a password file, or a name that a proxy vouches for.

On loopback nobody is asked. Elsewhere one of the two must be set, or the page does not listen.
A line of the password file is `name:scrypt$salt$hash` (hexadecimal), as `vao password` writes.
"""

import base64
import binascii
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from index.errors import InputError, SettingsError
from ui.shield import App, Receive, Scope, Send

# scrypt's cost as OWASP's Password Storage Cheat Sheet gives it: 2^15 × 8 × 3, 32 MiB a guess.
_COST = {"n": 2**15, "r": 8, "p": 3, "maxmem": 64 * 2**20}
# As NIST SP 800-63B asks at the least of a password that people choose.
SHORTEST = 8
# Basic authentication ends the name at the first colon; a line of the file ends at its end.
_NAME = re.compile(r"[^:\x00-\x1f\x7f-\x9f\u2028\u2029]+")
Allowed = Callable[[dict[bytes, bytes]], bool]


def password_line(name: str, password: str) -> str:
    """One line of a password file. Raises InputError for a name or password that cannot be used."""
    if not name or name != name.strip() or name.startswith("#") or not _NAME.fullmatch(name):
        raise InputError(f"The name {name!r} cannot be used: leave out colons and outer spaces.")
    if len(password) < SHORTEST:
        raise InputError(f"The password is too short: at least {SHORTEST} characters.")
    if any("\ud800" <= c <= "\udfff" for c in name + password):
        raise InputError("The name and the password must be valid UTF-8 text.")
    salt = secrets.token_hex(16)
    return f"{name}:scrypt${salt}${_hash(password, salt)}"


def by_password(path: Path) -> Allowed:
    """Basic authentication against a password file. Raises SettingsError when it is unreadable."""
    known = _read(path)

    # Hashing is slow on purpose; a browser sends the same header with every request.
    @lru_cache(maxsize=256)
    def holds(header: bytes) -> bool:
        name, password = _sent(header)
        salt, kept = known.get(name, ("00" * 16, ""))
        return hmac.compare_digest(_hash(password, salt), kept)

    return lambda headers: holds(headers.get(b"authorization", b""))


def by_proxy(header: str) -> Allowed:
    """A reverse proxy names the user in `header`; it must strip that header from its clients."""
    name = header.lower().encode("latin-1")
    return lambda headers: bool(headers.get(name, b"").strip())


class Access:
    """ASGI middleware that lets only the allowed in."""

    def __init__(self, app: App, allowed: Allowed, ask_password: bool) -> None:
        self._app, self._allowed, self._ask = app, allowed, ask_password

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or self._allowed(dict(scope.get("headers", []))):
            await self._app(scope, receive, send)
            return
        headers = [(b"content-type", b"text/plain; charset=utf-8")]
        if self._ask:
            headers.append((b"www-authenticate", b'Basic realm="vao", charset="UTF-8"'))
        await send({"type": "http.response.start", "status": 401, "headers": headers})
        await send({"type": "http.response.body", "body": b"Geen toegang."})


def _read(path: Path) -> dict[str, tuple[str, str]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        reason = f"Het wachtwoordbestand {path} kan niet worden gelezen: {error}."
        raise SettingsError(reason) from None
    known = {}
    for n, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, rest = line.strip().partition(":")
        kind, _, pair = rest.partition("$")
        salt, _, kept = pair.partition("$")
        if kind != "scrypt" or len(salt) != 32 or len(kept) != 64 or not name:
            raise SettingsError(f"Het wachtwoordbestand {path} heeft een onleesbare regel {n}.")
        known[name] = (salt, kept)
    if not known:
        raise SettingsError(f"Het wachtwoordbestand {path} is leeg: niemand zou erin kunnen.")
    return known


def _sent(header: bytes) -> tuple[str, str]:
    kind, _, value = header.partition(b" ")
    if kind.lower() != b"basic":
        return "", ""
    try:
        name, _, password = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        return "", ""
    return name, password


def _hash(password: str, salt: str) -> str:
    found = hashlib.scrypt(password.encode(), salt=bytes.fromhex(salt), dklen=32, **_COST)
    return found.hex()
