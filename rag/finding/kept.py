"""A bounded memory of values that are dear to make, such as analysed passages."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """The `size` values used last, by key; what is missing is made many at a time.

    Threads may share it; two that miss the same key at once both make its value.
    """

    def __init__(self, make: Callable[[list[K]], Sequence[V]], size: int) -> None:
        """`make` gives the values of the keys, in their order."""
        self._make, self._size = make, size
        self._values: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def many(self, keys: Sequence[K]) -> list[V]:
        """The values of the keys, in their order."""
        with self._lock:
            found = {key: self._values[key] for key in keys if key in self._values}
        missing = [key for key in dict.fromkeys(keys) if key not in found]
        if missing:
            found.update(zip(missing, self._make(missing), strict=True))
        with self._lock:
            for key in dict.fromkeys(keys):
                self._values[key] = found[key]
                self._values.move_to_end(key)
            while len(self._values) > self._size:
                self._values.popitem(last=False)
        return [found[key] for key in keys]
