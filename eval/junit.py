"""The evaluation as a JUnit file, one test case a question, for CI systems that show those."""

from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from eval.records import Evaluation, Judged
from eval.report import first_why
from eval.summary import outcome

# XML 1.0 has no way to write these, and an answer could hold one.
_UNWRITABLE = {c: None for c in range(32) if chr(c) not in "\t\n\r"}


def write_junit(evaluation: Evaluation, path: Path) -> None:
    """Write the file. A question that is not wholly right is a failure, a crash an error."""
    outcomes = [outcome(j) for j in evaluation.judged]
    suite = Element(
        "testsuite",
        name="vao eval",
        tests=str(len(outcomes)),
        failures=str(sum(o not in ("right", "error") for o in outcomes)),
        errors=str(outcomes.count("error")),
    )
    for judged in evaluation.judged:
        _add_case(suite, judged)
    indent(suite)
    ElementTree(suite).write(path, encoding="utf-8", xml_declaration=True)


def _add_case(suite: Element, judged: Judged) -> None:
    record, answer = judged.case.record, judged.case.answer
    seconds = (answer.total_ms or 0.0) / 1000
    case = SubElement(
        suite,
        "testcase",
        classname=f"eval.{record.kind}",
        name=f"{record.id} {record.question}".translate(_UNWRITABLE),
        time=f"{seconds:.3f}",
    )
    found = outcome(judged)
    if found == "right":
        return
    tag, reason = ("error", answer.error) if found == "error" else ("failure", first_why(judged))
    problem = SubElement(case, tag, type=found, message=reason.translate(_UNWRITABLE))
    problem.text = answer.text.translate(_UNWRITABLE)
