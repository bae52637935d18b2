"""PyYAML's English is never shown, with the C parser or the plain one."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from workbook.content.yaml import syntax, yaml_text

MISTAKES = sorted((Path(__file__).resolve().parents[2] / "bad_content" / "yaml_mistakes").rglob("*.yaml"))


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_both_parsers_lead_to_the_same_finding(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")

    told = [_told(text, lines, loader) for loader in (yaml.CSafeLoader, yaml.SafeLoader)]

    assert told[0] == told[1]


def _told(text: str, lines: list[str], loader: type[yaml.SafeLoader | yaml.CSafeLoader]) -> str:
    with pytest.raises(yaml.YAMLError) as raised:
        list(yaml.parse(text, Loader=loader))
    return str(syntax.translate(raised.value, lines, file="x.yaml"))


def test_an_unknown_error_still_has_a_line_and_advice() -> None:
    error = yaml.scanner.ScannerError(None, None, "no such words", yaml.Mark("", 0, 1, 0, None, 0))

    assert str(syntax.translate(error, ["a: 1", "b: 2"], file="x.yaml")) == (
        "x.yaml:2: YAML として読めません（この行とすぐ上の行の、字下げ・コロン・引用符・かっこを確かめてください）"
    )
    assert syntax.translate(yaml.YAMLError(), [""], file="x.yaml").line == 1


def test_the_first_slip_explains_what_yaml_says_below_it() -> None:
    found = yaml_text.read("id：x\ntitle: a: b\n", file="x.yaml")

    assert [problem.line for problem in found.problems] == [1]


def test_a_mistake_above_the_first_slip_is_told_as_well() -> None:
    found = yaml_text.read("title: a: b\nid：x\n", file="x.yaml")

    assert [problem.line for problem in found.problems] == [2, 1]
