"""Training of the encoder: reading text, making pairs and questions, the loss, a small run."""

import json
import lzma
import random
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from index.encoder import MODEL, StaticEncoder
from index.errors import InputError
from index.training.corpus import Paragraph, dossier_paragraphs, read_paragraphs
from index.training.export import quantise
from index.training.noise import Rates, questioner, read_everyday
from index.training.pairs import Pair, background_pairs, dossier_pairs, heading_of, usable
from index.training.vectors import Window, cooccurrence
from index.training.vocabulary import encode, train_vocabulary

ORDINARY = (
    "De minister stelt regels over het toezicht op scholen en zendt een verslag aan de Kamer."
)


def paragraph(text: str, *headings: str, title: str = "Wet") -> Paragraph:
    return Paragraph(title, headings, text)


def test_jsonl_and_text_are_read_in_order(tmp_path: Path) -> None:
    line = {"t": "Wet  A", "h": ["### Artikel 1"], "p": "Een **vette**\ntekst.", "d": "x"}
    with lzma.open(tmp_path / "a.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    (tmp_path / "b.txt").write_text("Eerste\nalinea.\n\n\nTweede.\n", encoding="utf-8")
    assert list(read_paragraphs(tmp_path)) == [
        Paragraph("Wet A", ("Artikel 1",), "Een vette tekst."),
        Paragraph("b", (), "Eerste alinea."),
        Paragraph("b", (), "Tweede."),
    ]


def test_text_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="niet gevonden"):
        list(read_paragraphs(tmp_path / "weg"))
    (tmp_path / "a.jsonl").write_text('{"t": "x", "h": []}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.jsonl, regel 1: geen JSON met t, h en p"):
        list(read_paragraphs(tmp_path))


def test_dossier_gives_passages_with_notes() -> None:
    found = dossier_paragraphs()
    assert len(found) > 80
    assert any("Kamerstukken II, 2023/24, 29 754, nr. 690." in p.text for p in found)


@pytest.mark.parametrize(
    ("headings", "title", "wanted"),
    [
        (("Hoofdstuk 2 Toezicht", "Artikel 9c"), "Wet", "Toezicht"),
        (("Artikel 5. Begripsbepalingen",), "Wet", "Begripsbepalingen"),
        (("Artikel 9c",), "Wet van 1 mei (Mediawet 2008)", "Mediawet 2008"),
        (("Artikel 9c",), "Wet", ""),
    ],
)
def test_heading_without_its_number(headings: tuple[str, ...], title: str, wanted: str) -> None:
    assert heading_of(Paragraph(title, headings, "")) == wanted


def test_only_running_text_is_usable() -> None:
    assert usable(paragraph(ORDINARY))
    assert not usable(paragraph("Deze wet treedt in werking."))
    assert not usable(paragraph("x = 154454.95 12 13 14 15 16 17 18 19 20 21 22 23"))


def test_background_pairs_share_a_group_only_within_a_paragraph() -> None:
    texts = [paragraph(f"{ORDINARY} {n}", "Toezicht") for n in ("Een.", "Twee.")]
    found = list(background_pairs(texts, random.Random(1)))
    assert [p.group for p in found] == [0, 0, 1, 1, 1]  # heading, window; and a neighbour
    assert found[0] == Pair("Toezicht", texts[0].text, 0)
    assert found[4] == Pair(ORDINARY, texts[1].text, 1)
    assert found[1].anchor in texts[0].text


def test_dossier_pairs_are_repeated_and_stand_after_heading_or_title() -> None:
    text = paragraph(ORDINARY, "Toezicht", title="Contourenbrief")
    found = list(dossier_pairs([text], 2, random.Random(1), first_group=7))
    assert len(found) == 7
    assert {p.group for p in found} == {7}
    assert found[1] == Pair(ORDINARY, f"Contourenbrief {ORDINARY}", 7)
    assert found[5] == Pair(ORDINARY, f"Toezicht {ORDINARY}", 7)


def test_question_is_made_of_everyday_words() -> None:
    rates = Rates(
        everyday=1, inflected=0, parted=0, stop_words_out=1, dropped=0, mistyped=0, framed=0
    )
    question = questioner(frozenset(), random.Random(3), rates)
    assert question("de contourenbrief over zelfregulering") in {
        "brief met de hoofdlijnen eigen regels",
        "eerste brief eigen regels",
    }


def test_question_without_changes_is_the_anchor() -> None:
    question = questioner(frozenset(), random.Random(3), Rates(0, 0, 0, 0, 0, 0, 0))
    assert question("De Contourenbrief,  2023") == "De Contourenbrief, 2023"


def test_everyday_words_go_both_ways() -> None:
    words = read_everyday()
    assert "nepnieuws" in words["desinformatie"]
    assert "desinformatie" in words["nepnieuws"]
    assert all(word == word.lower() and "," not in word for word in words)


def test_cooccurrence_stays_within_a_text() -> None:
    tokenizer = train_vocabulary(["aap noot mies"] * 3, size=200)
    aap, noot, mies = (tokenizer.token_to_id(w) for w in ("aap", "noot", "mies"))
    encoded = encode(tokenizer, ["aap noot", "", "mies", "mies aap"])
    counts = np.ones(tokenizer.get_vocab_size())
    window = Window(size=2, subsample=1e9, minimum=0.1)
    found = cooccurrence([(encoded, 3.0)], counts, window, seed=1).toarray()
    assert found[aap, noot] == found[noot, aap] == 3.0
    assert found[mies, aap] == 3.0
    assert found.sum() == 12.0


def test_quantised_row_is_within_half_a_step() -> None:
    vectors = np.random.default_rng(1).standard_normal((50, 8)).astype(np.float32)
    numbers, scale = quantise(vectors)
    assert np.abs(numbers).max() == 127
    assert not numbers[0].any()
    error = np.abs(numbers * scale[:, None] - vectors)[1:]
    assert (error <= scale[1:, None] / 2 + 1e-6).all()


def test_pairs_of_one_group_are_no_negatives() -> None:
    torch = pytest.importorskip("torch")
    from index.training.contrastive import Settings, matryoshka_loss

    settings = Settings(dimensions=(2,))
    same = torch.tensor([[1.0, 0.0], [1.0, 0.0]])
    alike = matryoshka_loss(same, same, torch.tensor([1, 1]), settings)
    apart = matryoshka_loss(same, same, torch.tensor([1, 2]), settings)
    assert alike.item() == pytest.approx(0.0)
    assert apart.item() == pytest.approx(np.log(2))


def test_small_run_learns_and_repeats(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    from index.training.contrastive import Settings
    from index.training.recipe import Recipe, train

    lines = [f"{word} {ORDINARY}" for word in ORDINARY.split()]
    (tmp_path / "tekst.txt").write_text("\n\n".join(lines), encoding="utf-8")
    recipe = Recipe(
        vocabulary=800,
        dimension=16,
        near=4,
        others=2,
        dossier_repeats=1,
        epochs=1,
        contrastive=Settings(batch=64, dimensions=(16, 8)),
    )
    for name in ("een", "twee"):
        train(tmp_path / "tekst.txt", tmp_path / name, recipe)
    first, second = StaticEncoder(tmp_path / "een"), StaticEncoder(tmp_path / "twee")
    assert first.name.split(":")[1] == second.name.split(":")[1]
    passages = dossier_paragraphs()
    asked = first.encode([p.text.split(". ")[0] for p in passages], "query")
    told = first.encode([p.text for p in passages], "passage")
    nearest = (asked @ told.T).argmax(axis=1) == np.arange(len(passages))
    assert nearest.mean() > 0.2  # by chance: 0.01


def test_each_answered_question_points_at_its_sentence() -> None:
    pytest.importorskip("torch")
    from index.training.answering import answered_questions

    asked = answered_questions()
    assert len(asked.questions) == len(asked.answers) > 6000
    assert len(asked.sentences) == len(asked.plain) == 665
    assert max(asked.answers) < len(asked.sentences)
    at = asked.questions.index("Hoe luidt de volledige titel van het onderzoek dat bij nr. 771 aan "
                               "de Kamer wordt aangeboden?")  # fmt: skip
    assert "Schimmige scheidslijnen" in asked.sentences[asked.answers[at]]


def test_questions_are_learnt_and_pieces_that_they_lack_stay() -> None:
    pytest.importorskip("torch")
    from index.training.answering import Answered, Answering, learn_answers

    sentences = ("De pilot start in januari.", "Ouders krijgen voorlichting.", "Het weer is mooi.")
    asked = Answered(("wanneer begint de proef", "wat is er voor mama en papa"), (0, 1), sentences,
                     sentences)  # fmt: skip
    tokenizer = train_vocabulary([*sentences, *asked.questions] * 3, size=300)
    rng = np.random.default_rng(2)
    before = rng.standard_normal((tokenizer.get_vocab_size(), 8)).astype(np.float32)
    settings = Answering(epochs=60, batch=2, learning_rate=0.02)
    after = learn_answers(tokenizer, before, asked, settings, seed=1)
    ids, offsets = encode(tokenizer, [*asked.questions, *sentences])
    means = np.array([after[ids[a:b]].mean(axis=0) for a, b in pairwise(offsets.tolist())])
    unit = means / np.linalg.norm(means, axis=1, keepdims=True)
    assert (unit[:2] @ unit[2:].T).argmax(axis=1).tolist() == [0, 1]
    unseen = np.setdiff1d(np.arange(len(before)), ids)
    assert (after[unseen] == before[unseen]).all()
    again = learn_answers(tokenizer, before, asked, settings, seed=1)
    assert (after == again).all()


def test_the_last_step_alone_begins_at_a_model_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("torch")
    from index.training.__main__ import main
    from index.training.answering import answered_questions

    run = ["index.training", "--out", str(tmp_path / "nieuw"), "--model"]
    monkeypatch.setattr(sys, "argv", [*run, str(MODEL)])
    assert main() == 0
    old, new = StaticEncoder(), StaticEncoder(tmp_path / "nieuw")
    asked = answered_questions()
    right = [asked.sentences[at] for at in asked.answers]
    near = [
        (x.encode(asked.questions, "query") * x.encode(right, "passage")).sum(axis=1).mean()
        for x in (old, new)
    ]
    assert near[1] > near[0] + 0.01
    monkeypatch.setattr(sys, "argv", [*run, str(tmp_path / "weg")])
    capsys.readouterr()
    assert main() == 1
    assert "kan niet worden gelezen" in capsys.readouterr().err
