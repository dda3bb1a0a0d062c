"""What of a passage is searched by which field, and how words become terms."""

from collections.abc import Iterable, Iterator

from index.dutch import STOP_WORDS, CompoundSplitter, ngrams, stem, words
from index.passages import context_text, notes_text
from index.records import Kamerstuk, Passage

# body: running text and the notes' texts; context: document, date and headings; grams: character
# 4-grams of both, for slips and for parts of words that the splitter does not know; plain: what
# people say in everyday words for the sentences (index/plain.py).
FIELDS = ("body", "context", "grams", "plain")


def document_terms(text: str, splitter: CompoundSplitter) -> Iterator[str]:
    """Stems of all words, and for a compound the stems of its parts too."""
    for word in words(text):
        yield stem(word)
        yield from (stem(part) for part in splitter.parts(word))


def gram_terms(text_words: Iterable[str]) -> Iterator[str]:
    """Character 4-grams of every word that is not a stop word."""
    for word in text_words:
        if word not in STOP_WORDS:
            yield from ngrams(word)


def passage_fields(
    kamerstuk: Kamerstuk, passage: Passage, splitter: CompoundSplitter, plain: str = ""
) -> dict[str, list[str]]:
    """Terms of one passage for each of `FIELDS`; `plain` is its plain language."""
    text = kamerstuk.text[passage.start : passage.end]
    body = f"{text}\n{notes_text(kamerstuk, passage)}"
    context = context_text(kamerstuk, passage)
    return {
        "body": list(document_terms(body, splitter)),
        "context": list(document_terms(context, splitter)),
        "grams": list(gram_terms(words(f"{context}\n{body}"))),
        "plain": list(document_terms(plain, splitter)),
    }
