"""The errors this project raises on purpose; each carries one line for a person.

VaoError
├── SourceError      a source file or the manifest cannot be read as its published form
├── IndexMissing     there is no index yet
├── IndexStale       the index was built from other sources, settings or code
├── IndexDamaged     the index fails its health check
├── IndexBusy        another process is building
├── EncoderError     the encoder's folder or name cannot be loaded
├── UnknownDocument  an id that is not in the dossier
├── SettingsError    a setting cannot be read
└── InputError       what the user gave (question, batch line, file) cannot be used
"""

__all__ = [
    "EncoderError",
    "IndexBusy",
    "IndexDamaged",
    "IndexMissing",
    "IndexStale",
    "InputError",
    "SettingsError",
    "SourceError",
    "UnknownDocument",
    "VaoError",
]


class VaoError(Exception):
    """Base of all errors meant for a person: says what was tried, what is wrong, what to do."""


class SourceError(VaoError):
    """A source file or the manifest cannot be read as its published form."""


class IndexMissing(VaoError):
    """There is no index yet."""


class IndexStale(VaoError):
    """The index was built from other sources, settings or code than these."""


class IndexDamaged(VaoError):
    """The index is there but fails its health check."""


class IndexBusy(VaoError):
    """Another process holds the builder's lock."""


class EncoderError(VaoError):
    """The encoder's folder or name cannot be loaded."""


class UnknownDocument(VaoError):
    """A document id or footnote number that the dossier does not have."""


class SettingsError(VaoError):
    """A setting cannot be read or has an impossible value."""


class InputError(VaoError):
    """What the user gave (a question, a batch line, a file) cannot be used."""
