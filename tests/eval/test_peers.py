from eval.peer_systems import bm25_retriever, fts5_retrieve, fuse, split
from eval.peers import OURS, Peer, ask_peer, cells, compare_peers, header, peer_question
from eval.records import GivenPassage, Message
from eval.run import evaluate
from tests.eval.examples import (
    DOSSIER,
    QUOTE_A1,
    QUOTE_B,
    answer_json,
    asking,
    passage,
    question,
    question_set,
    unanswerable,
)

RECORDS = [question(), question(id="x002"), unanswerable("abstain", id="x003")]


def only_a(text: str) -> list[GivenPassage]:
    return [passage("A", QUOTE_A1)]


def test_a_follow_up_gets_what_the_user_said_before_in_front() -> None:
    history = (Message("user", "Eerst?"), Message("assistant", "Ja."), Message("user", "Toen?"))
    assert peer_question(question(question="Nu?", history=history)) == "Eerst? Toen? Nu?"


def test_a_peer_is_asked_the_answerable_questions_and_timed() -> None:
    judged = ask_peer(Peer("p", only_a), question_set(RECORDS), DOSSIER)
    assert [j.id for j in judged] == ["x001", "x002"]
    assert {j.scores["evidence_recall@5"].value for j in judged} == {1 / 2}
    assert all((j.case.answer.retrieve_ms or -1) >= 0 for j in judged)


def test_ours_stands_first_and_each_peer_with_the_difference() -> None:
    ours = evaluate(
        question_set(RECORDS), asking({r.id: answer_json("x") for r in RECORDS}), DOSSIER
    )
    rows = compare_peers(ours, [Peer("half", only_a)], DOSSIER)
    assert [r.name for r in rows] == [OURS, "half"]
    assert (rows[0].n, rows[0].ahead, rows[0].difference) == (2, None, None)
    assert rows[1].difference == 2 / 2 - 1 / 2
    assert len(cells(rows[1])) == len(header())
    assert cells(rows[1])[-1] == "+50.0 (+50.0 to +50.0)"


def test_fts5_finds_any_of_the_words_best_first() -> None:
    retrieve = fts5_retrieve(split(DOSSIER, (20, 0)))
    found = retrieve('Wat staat er over "Breda" (school)?')
    assert found[0].document == "B"
    assert "Breda" in found[0].text
    assert retrieve("?!") == []


def test_the_chunks_and_their_ids_are_the_same_each_time() -> None:
    one, other = ([n.node_id for n in split(DOSSIER, None)] for _ in range(2))
    assert one == other == ["A#0", "B#1"]


def test_bm25_stems_dutch_and_fusion_asks_no_model() -> None:
    bm25 = bm25_retriever(split(DOSSIER, (20, 0)))
    assert "school" in bm25.retrieve("scholen")[0].node.get_content()
    assert QUOTE_B.split()[-1] in fuse(bm25, bm25).retrieve("scholen Breda")[0].node.get_content()
