"""Makes the files that lie here anew: `python -m tests.handouts.files.make`."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.handouts.files import left

HERE = Path(__file__).parent
_WORDS = '<w:t xml:space="preserve">{}</w:t>'
_RUN = f"<w:r>{_WORDS}</w:r>"
_WHO = 'w:id="90" w:author="同僚" w:date="2026-11-24T09:00:00Z"'
_CHAR = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_CONTROL = "<w:sdt><w:sdtPr>{}<w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
_HINT = "<w:showingPlcHdr/>"
_EQ = r"EQ \* jc2 \* hps10 \o\ad(\s\up 9(かすみ),霞)"
_IN_WORD = {
    "word_moved": f"<w:moveFrom {_WHO}>{_RUN.format('だれも')}</w:moveFrom>{_RUN.format('一人にしない。')}"
    f"<w:moveTo {_WHO.replace('90', '91')}>{_RUN.format('だれも')}</w:moveTo>",
    "word_ruby_2003": _RUN.format("だれも")
    + _CHAR.format("begin")
    + f'<w:r><w:instrText xml:space="preserve"> {_EQ} </w:instrText></w:r>'
    + _CHAR.format("end")
    + _RUN.format("にしない。"),
    "word_hint": _CONTROL.format(_HINT, _RUN.format("ここをクリックしてください。")),
    "word_smart_tag": f'<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">{_RUN.format("霞町")}</w:smartTag>'
    + _RUN.format("へ行く。"),
}
_INLINE = '<c r="{}" s="7" t="inlineStr"><is>{}</is></c>'
_FORMATS = (
    "yyyy/m/d",
    "[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;",
    "[$-411]ggge&quot;年度&quot;",
)
_IN_EXCEL: dict[str, tuple[dict[str, str], str]] = {
    "excel_reading": (
        {
            "B7": _INLINE.format(
                "B7", '<r><t>霞町へ行く。</t></r><rPh sb="0" eb="2"><t>カスミチョウ</t></rPh>'
            )
        },
        "",
    ),
    "excel_era": (
        {"B10": '<c r="B10" s="11"><v>46350</v></c>', "B13": '<c r="B13" s="10"><v>46350</v></c>'},
        "",
    ),
    "excel_1904": ({"B13": '<c r="B13" s="9"><v>44888</v></c>'}, 'date1904="1"'),
    "excel_carriage_return": ({"B7": _INLINE.format("B7", "<t>一行目_x000D_\n二行目</t>")}, ""),
    "excel_choices": ({"B20": _INLINE.format("B20", "<t>店；自宅</t>")}, ""),
    "excel_no_id": ({"A26": '<c r="A26" s="1"/>'}, ""),
}
_MAIN, _PAGE, _LOOKS = "word/document.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"
_STYLES = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


def changed(data: bytes, edit: Callable[[str, str], str]) -> bytes:
    """Return a file whose parts went through `edit`, which gets their name and their text."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(
                zipfile.ZipInfo(name, (2026, 11, 28, 0, 0, 0)),
                edit(name, old.read(name).decode()),
                zipfile.ZIP_DEFLATED,
            )
    return file.getvalue()


def in_word(data: bytes, runs: str) -> bytes:
    """Return a Word file whose first answer is made of other runs; the looks of Word's template are left out."""

    def edit(name: str, text: str) -> str:
        if name == "word/styles.xml":
            return _STYLES
        if name != _MAIN:
            return text
        found, count = re.subn(
            rf"<w:r>(?:(?!</w:r>).)*{left.VALUES['aim']}(?:(?!</w:r>).)*</w:r>",
            lambda _: runs,
            text,
            flags=re.DOTALL,
        )
        assert count == 1, count
        return found

    return changed(data, edit)


def in_excel(data: bytes, cells: dict[str, str], mode: str = "") -> bytes:
    """Return an Excel file with other cells; looks `day`, `era` and `year` are added behind those it has."""
    formats = dict(zip(_FORMATS, range(200, 203), strict=True))

    def edit(name: str, text: str) -> str:
        if name == _LOOKS:
            codes = "".join(f'<numFmt numFmtId="{n}" formatCode="{code}"/>' for code, n in formats.items())
            looks = "".join(
                f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0"/>' for n in formats.values()
            )
            text = text.replace('<numFmts count="0"/>', f'<numFmts count="3">{codes}</numFmts>')
            return text.replace("</cellXfs>", f"{looks}</cellXfs>").replace(
                'cellXfs count="9"', 'cellXfs count="12"'
            )
        if name == "xl/workbook.xml" and mode:
            assert "<workbookPr/>" in text
            return text.replace("<workbookPr/>", f"<workbookPr {mode}/>")
        for address, cell in cells.items() if name == _PAGE else ():
            text, count = re.subn(rf'<c r="{address}".*?</c>', lambda _, cell=cell: cell, text)
            assert count == 1, (address, count)
        return text

    return changed(data, edit)


if __name__ == "__main__":
    home = left.files()
    for name, runs in _IN_WORD.items():
        (HERE / f"{name}.docx").write_bytes(in_word(home["docx"], runs))
    for name, (cells, mode) in _IN_EXCEL.items():
        (HERE / f"{name}.xlsx").write_bytes(in_excel(home["xlsx"], cells, mode))
    plain = {**home, "docx": in_word(home["docx"], _RUN.format(left.VALUES["aim"]))}
    with tempfile.TemporaryDirectory() as folder:
        for ending, data in plain.items():
            Path(folder, f"home.{ending}").write_bytes(data)
        control = in_word(home["docx"], _CONTROL.format("", _RUN.format("毎週会う。")))
        Path(folder, "control.docx").write_bytes(control)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        pipe = Path(folder).name
        office = ["soffice", profile, "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"]
        running = subprocess.Popen(office, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            subprocess.run(
                ["/usr/bin/python3", HERE / "by_libreoffice.py", folder, pipe], check=True, timeout=300
            )
        finally:
            running.terminate()
            running.wait(60)
