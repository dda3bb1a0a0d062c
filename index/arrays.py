"""Arrays that stay on disk until they are asked for."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


def open_array(file: Path) -> NDArray[Any]:
    """The array of an .npy file, mapped; an empty one, which cannot be mapped, is read.

    As a plain array: slicing a memmap object takes ten times as long.
    Raises: OSError, ValueError or EOFError when it cannot be read.
    """
    try:
        return np.asarray(np.load(file, mmap_mode="r", allow_pickle=False))
    except ValueError:
        return np.asarray(np.load(file, allow_pickle=False))
