"""What the schema of Word (ECMA-376 part 1, wml.xsd) says of properties: which there are, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIDES = "top start left bottom end right insideH insideV"
ORDERS = {
    name: order.split()
    for name, order in {
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
        " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
        # The schema lets those of a row come in any order; ours come as Word writes them.
        "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc"
        " hidden ins del trPrChange",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign"
        " hideMark headers cellIns cellDel cellMerge tcPrChange",
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
        " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
        " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
        " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
        # Any order since the second edition; the first had this one.
        "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof"
        " snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText"
        " vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
        "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
        " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
        " sectPrChange",
        "tblCellMar": _SIDES,
        "tblBorders": _SIDES,
    }.items()
}


def out_of_order(root: etree._Element) -> Iterator[str]:
    """Yield every place whose properties come in another order than the schema's, or have others than it knows."""
    for name, order in ORDERS.items():
        for place in root.iter(f"{_W}{name}"):
            found = [str(child.tag).removeprefix(_W) for child in place]
            known = [one for one in found if one in order]
            if found != sorted(known, key=order.index):
                yield f"{name}: {' '.join(found)}"
