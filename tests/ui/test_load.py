"""Many chats at once, over the same protocol as a browser's."""

import json
import threading
import time
import urllib.request
from typing import Any

from tests.ui.scripted import PLAIN, SLOW

USERS, QUESTIONS = 20, 4


class Chat:
    """One user: asks through gradio's queue, as the page does, and keeps its own conversation."""

    def __init__(self, address: str, name: str) -> None:
        self._address, self._name = address, name
        self._kept: list[Any] = []
        config = self._get("/config")
        self._fn = next(
            d["id"] for d in config["dependencies"]
            if any(event == "submit" for _, event in d["targets"])
        )

    def ask(self, question: str) -> tuple[float, str]:
        """Seconds until the answer stands whole, and the conversation as HTML."""
        start = time.perf_counter()
        data = [question, self._kept, [], [], "", ""]
        body = {"data": data, "fn_index": self._fn, "session_hash": self._name}
        self._get("/gradio_api/queue/join", body)
        url = f"{self._address}/gradio_api/queue/data?session_hash={self._name}"
        shown: list[Any] = []
        with urllib.request.urlopen(url, timeout=60) as stream:
            for line in stream:
                if not line.startswith(b"data:"):
                    continue
                message = json.loads(line[5:])
                if message["msg"] == "process_completed":
                    assert message["success"], message
                    shown = message["output"]["data"]
                    break
        self._kept = shown[2] if isinstance(shown[2], list) else self._kept
        return time.perf_counter() - start, json.dumps(shown)

    def _get(self, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self._address + path, data, headers)
        with urllib.request.urlopen(request, timeout=60) as reply:
            return json.load(reply)


def test_twenty_chats_at_once_do_not_mix(address: str) -> None:
    wrong: list[str] = []
    asked: list[int] = []

    def talk(number: int) -> None:
        chat = Chat(address, f"chat{number}x")
        for turn in range(QUESTIONS):
            asked.append(number)
            _, shown = chat.ask(f"{PLAIN} gebruiker-{number}-vraag-{turn}")
            for other in range(USERS):
                if other != number and f"gebruiker-{other}-" in shown:
                    wrong.append(f"{number} sees {other}")

    threads = [threading.Thread(target=talk, args=(n,)) for n in range(USERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(300)
    assert wrong == []
    assert len(asked) == USERS * QUESTIONS


def test_a_slow_answer_holds_up_no_one(address: str) -> None:
    slow = threading.Thread(target=Chat(address, "slow").ask, args=(SLOW,))
    quick = Chat(address, "quick")
    quick.ask(PLAIN)
    slow.start()
    time.sleep(0.2)
    seconds, _ = quick.ask(PLAIN)
    assert slow.is_alive()
    slow.join(60)
    assert seconds < 3
