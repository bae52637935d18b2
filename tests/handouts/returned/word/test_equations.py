"""An equation on one line never becomes another number than the one people saw."""

from __future__ import annotations

import pytest

from tests.handouts.conftest import VALUES
from tests.handouts.returned.edits.word_paper import Paper, run
from tests.handouts.returned.word_back import back, put
from workbook.content.forms.form import Form
from workbook.handouts.returned.texts_to_answers import Understood

_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def _t(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def _m(name: str, properties: str = "", **places: str) -> str:
    """Return a structure with what stands in its places; a bare text is a run."""
    inner = (f"<m:{key}>{text if '<' in text else _t(text)}</m:{key}>" for key, text in places.items())
    return f"<m:{name}><m:{name}Pr>{properties}</m:{name}Pr>{''.join(inner)}</m:{name}>"


def _is(name: str, value: str) -> str:
    return f'<m:{name} m:val="{value}"/>'


def _math(inner: str) -> str:
    return f'<m:oMath xmlns:m="{_MATH}">{inner}</m:oMath>'


HALF = _m("f", num="1", den="2")
SQUARE = _m("sSup", e="m", sup="2")
SUM = _m("d", e="1+2")
MATRIX = (
    f"<m:m>{''.join(f'<m:mr><m:e>{_t(a)}</m:e><m:e>{_t(b)}</m:e></m:mr>' for a, b in ('12', '34'))}</m:m>"
)
CASES = {
    "a fraction": (HALF, "1/2"),
    "a fraction of sums": (_m("f", num="10+20", den="2+3"), "(10+20)/(2+3)"),
    "a fraction of whole numbers": (_m("f", num="1,000", den="29"), "1,000/29"),
    "a number before a fraction": (_t("2") + HALF, "2 1/2"),
    "a sum with a fraction": (_t("2+") + HALF + _t("=2.5"), "2+1/2=2.5"),
    "a fraction and a power": (HALF + SQUARE, "1/2 m^2"),
    "a fraction and brackets": (HALF + SUM, "1/2 (1+2)"),
    "one out of five, two": (_m("f", _is("type", "noBar"), num="5", den="2"), "(5 2)"),
    "a power of sums": (_m("sSup", e="1+2", sup="n+1"), "(1+2)^(n+1)"),
    "a number behind a power": (SQUARE + _t("3"), "m^2 3"),
    "an index": (_m("sSub", e="x", sub="2"), "x_2"),
    "an index and a power": (_m("sSubSup", e="x", sub="2", sup="3"), "x_2^3"),
    "an index before": (_t("5") + _m("sPre", sub="2", sup="3", e="x"), "5 _2^3 x"),
    "a root": (_m("rad", _is("degHide", "1"), deg="", e="9"), "√9"),
    "a cube root in a sum": (_t("3+") + _m("rad", deg="3", e="16"), "3+∛16"),
    "a fifth root": (_m("rad", deg="5", e="30+2"), "√[5](30+2)"),
    "brackets": (SUM + _t("×3"), "(1+2)×3"),
    "other brackets": (_m("d", _is("begChr", "[") + _is("endChr", "]"), e="1+2") + _t("×3"), "[1+2]×3"),
    "an amount": (_m("d", _is("begChr", "|") + _is("endChr", "|"), e="-5"), "|-5|"),
    "only a first bracket": (_m("d", _is("begChr", "{") + _is("endChr", ""), e="5") + _t("3"), "{5 3"),
    "brackets in a fraction": (_m("f", num=SUM, den="3"), "(1+2)/3"),
    "two brackets in a fraction": (_m("f", num=SUM + SUM, den="3"), "((1+2)(1+2))/3"),
    "a fraction of fractions": (_m("f", num=HALF, den="3"), "(1/2)/3"),
    "a big sum": (_m("nary", _is("chr", "∑"), sub="i=1", sup="3", e="20"), "∑_(i=1)^3 20"),
    "an integral": (_m("nary", sub="0", sup="1", e="x"), "∫_0^1 x"),
    "a matrix": (_t("2") + MATRIX, "2 [1 2; 3 4]"),
    "lines": (f"<m:eqArr><m:e>{_t('x=1')}</m:e><m:e>{_t('2')}</m:e></m:eqArr>", "x=1; 2"),
    "a hat": (_m("acc", e="x") + _t("2"), "x\u0302 2"),
    "a line over it": (_m("bar", _is("pos", "top"), e="12"), "12\u0305"),
    "a brace below": (_m("groupChr", e="1+2") + _t("3"), "(1+2)⏟3"),
    "a function": (_m("func", fName="sin", e="30"), "sin 30"),
    "a logarithm": (_m("func", fName=_m("sSub", e="log", sub="2"), e="8"), "log_2 8"),
    "a limit": (_m("limLow", e="lim", lim="n→0"), "lim_(n→0)"),
    "a frame": (_t("1") + _m("borderBox", e="2") + _t("3"), "1 [2] 3"),
    "a box": (_t("1") + _m("box", e="2"), "1 2"),
    "a run with tracking": (f"<w:ins>{_m('f', num='1', den='2')}</w:ins><w:del>{_t('9')}</w:del>", "1/2"),
}


@pytest.mark.parametrize("name", CASES)
def test_equation_is_no_other_number(name: str, paper: Paper, every_kind: Form) -> None:
    inner, said = CASES[name]
    put(paper, "line", f"{run('＝')}{_math(inner)}")

    assert back(every_kind, paper) == Understood({**VALUES, "line": f"{VALUES['line']}＝{said}"})


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (run("予算2") + _math(HALF) + run("3件"), "予算2 1/2 3件"),
        (run("予算") + _math(HALF) + run("件"), "予算1/2件"),
        (run("＝") + _math(HALF) + _math(_t("9")) + _math(_t("x") + SQUARE), "＝1/2 9 x m^2"),
        (run("＝") + _math(_t("1")) + _math(_t("2")), "＝1 2"),
        (f"<m:oMathPara xmlns:m='{_MATH}'>{_math(HALF)}{_math(HALF)}</m:oMathPara>", "1/2 1/2"),
    ],
)
def test_equations_do_not_run_together_with_what_stands_beside_them(
    template: str, said: str, paper: Paper, every_kind: Form
) -> None:
    put(paper, "line", template)

    assert back(every_kind, paper).values["line"] == f"{VALUES['line']}{said}".replace("え 1", "え1")
