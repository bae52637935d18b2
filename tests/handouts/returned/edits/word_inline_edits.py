"""What Word puts into a paragraph: each puts a word somewhere, or one that must not be read."""

from __future__ import annotations

from collections.abc import Callable

from tests.handouts.returned.edits.word_paper import Paper, into, run


def inline(template: str) -> Callable[[Paper], None]:
    """Return an edit that puts something into a paragraph; {word} is written, {never} must not be found."""

    def edit(paper: Paper) -> None:
        words = {
            name: make()
            for name, make in (("word", paper.word), ("never", paper.no_word))
            if f"{{{name}}}" in template
        }
        into(paper.paragraph(), template.format(**words))

    return edit


MARK = 'w:id="91" w:author="佐藤" w:date="2026-11-24T00:00:00Z"'
_CONTROL = "<w:sdt><w:sdtPr><w:id w:val='7'/><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
_BEGIN, _END = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_BETWEEN = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
INLINE = {
    "a run is added": run("{word}"),
    "typed with tracking": f"<w:ins {MARK}>{run('{word}')}</w:ins>",
    "deleted with tracking": f"<w:del {MARK}><w:r><w:delText>{{never}}</w:delText></w:r></w:del>",
    "replaced with tracking": f"<w:del {MARK}><w:r><w:delText>{{never}}</w:delText></w:r></w:del><w:ins {MARK}>{run('{word}')}</w:ins>",
    "typed and deleted by another": f"<w:ins {MARK}><w:del {MARK}><w:r><w:delText>{{never}}</w:delText></w:r></w:del></w:ins>",
    "moved with tracking": f"<w:moveFrom {MARK}>{run('{never}')}</w:moveFrom><w:moveTo {MARK}>{run('{word}')}</w:moveTo>",
    "ruby": "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>{never}</w:t></w:r></w:rt><w:rubyBase>" + run("{word}") + "</w:rubyBase></w:ruby></w:r>",
    "a content control": "<w:sdt><w:sdtPr/><w:sdtContent>" + run("{word}") + "</w:sdtContent></w:sdt>",
    "a control with its hint": "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("{never}") + "</w:sdtContent></w:sdt>",
    "a control as LibreOffice 7.4 writes it": _CONTROL.format(run("{word}")) + _CONTROL.format("<w:r><w:t>{word}</w:t><w:t>{word}</w:t></w:r>") + _CONTROL.format(run("{word}")),
    "any control as LibreOffice 7.4 writes it": _CONTROL.replace("<w:text/>", "").format(run("{word}")) + _CONTROL.replace("<w:text/>", "").format("<w:r><w:t>{word}</w:t><w:t>{word}</w:t></w:r>") + _CONTROL.replace("<w:text/>", "").format(run("{word}")),
    "not struck out, said at length": "<w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>{word}</w:t></w:r>",
    "a sign as LibreOffice 7.4 writes it": "<w:r><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr><w:t>\uf0fe{word}</w:t></w:r>",
    "a smart tag": "<w:smartTag>" + run("{word}") + "</w:smartTag>",
    "a simple field": '<w:fldSimple w:instr="DOCPROPERTY {never}">' + run("{word}") + "</w:fldSimple>",
    "a link": "<w:hyperlink>" + run("{word}") + "</w:hyperlink>",
    "a field": f"{_BEGIN}<w:r><w:instrText>REF {{never}}</w:instrText></w:r>{_BETWEEN}{run('{word}')}{_END}",
    "ruby as Word 2003 keeps it": f'{_BEGIN}<w:r><w:instrText>EQ \\* jc2 \\* "Font:ＭＳ 明朝" \\* hps10 \\o\\ad(\\s\\up 9({{never}}),{{word}})</w:instrText></w:r>{_END}',
    "an index entry": f"{_BEGIN}<w:r><w:instrText>XE {{never}}</w:instrText></w:r>{_END}",
    "a text box": f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent><w:p>{run("{word}")}</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>{run("{word}")}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>',
    "WordArt as it was before 2010, and as LibreOffice 7.4 saves it": '<w:r><w:pict><v:shapetype xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath on="t"/></v:shapetype><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath on="t" string="{word}"/></v:shape></w:pict></w:r>',
    "a break before": "<w:r><w:br/><w:t>{word}</w:t></w:r>",
}  # fmt: skip
