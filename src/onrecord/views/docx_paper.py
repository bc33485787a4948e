"""The sheet of paper under `views.docx`: runs of words and labels go in, the bytes of a Word file come out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

from onrecord.views.plain import printable

_MARGIN = Cm(2.2)
_SERIF, _SANS = "Georgia", "Arial"
_INK, _SOFT, _ACCENT = RGBColor(0x1C, 0x1A, 0x17), RGBColor(0x5F, 0x5A, 0x52), RGBColor(0x7A, 0x1F, 0x2B)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# a file says when it was written; ours says when the last article was seen, or this
_EPOCH = datetime(2000, 1, 1)
_ZIPPED = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a source, a name, a label of the program, or the number of a note."""

    text: str
    kind: Literal["words", "label", "note"]
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    small: bool = False


def words(
    text: str, *, bold: bool = False, italic: bool = False, underlined: bool = False, small: bool = False
) -> Run:
    return Run(text, "words", bold, italic, underlined, small)


def name(text: str) -> Run:
    return Run(text, "words", bold=True)


def label(text: str, *, bold: bool = False) -> Run:
    return Run(text, "label", bold=bold)


def note(number: int) -> Run:
    return Run(str(number), "note")


class Paper:
    """A Word file that grows downwards."""

    def __init__(self, *, title: str, changed: str | None) -> None:
        self._document = Document()
        sheet = self._document.sections[0]
        sheet.page_width, sheet.page_height = Cm(21), Cm(29.7)
        sheet.left_margin = sheet.right_margin = sheet.top_margin = sheet.bottom_margin = _MARGIN
        self._styles()
        facts = self._document.core_properties
        facts.title, facts.author, facts.comments = _plain(title)[:250], "onrecord", "written by onrecord"
        facts.last_modified_by, facts.revision = "onrecord", 1
        facts.created = facts.modified = _instant(changed)

    def title(self, text: str) -> None:
        self._document.add_paragraph(_plain(text), style="Title")

    def heading(self, text: str, *, level: int = 1, ours: bool = True) -> None:
        """A heading of the program's, unless it is a name or words of a source."""
        paragraph = self._document.add_heading(level=level)
        run = paragraph.add_run(_plain(text))
        if ours and level > 1:
            _faced(run.font, _SANS)

    def line(self, *runs: Run, style: str = "Normal", keep: bool = False, after: bool = False) -> None:
        """A paragraph; `keep` with the next, `after`: room below."""
        paragraph = self._document.add_paragraph(style=style)
        paragraph.paragraph_format.keep_with_next = keep
        if after:
            paragraph.paragraph_format.space_after = Pt(9)
        self._fill(paragraph, runs)

    def table(self, header: Sequence[Sequence[Run]], rows: Sequence[Sequence[Sequence[Run]]]) -> None:
        """A grid whose first row is repeated on every page."""
        table = self._document.add_table(rows=0, cols=len(header), style="Table Grid")
        for number, row in enumerate((header, *rows)):
            cells = table.add_row().cells
            for cell, runs in zip(cells, row, strict=True):
                cell.paragraphs[0].paragraph_format.space_before = Pt(2)
                cell.paragraphs[0].paragraph_format.space_after = Pt(2)
                self._fill(cell.paragraphs[0], runs)
            if number == 0:
                repeated = OxmlElement("w:tblHeader")
                repeated.set(qn("w:val"), "true")
                table.rows[0]._tr.get_or_add_trPr().append(repeated)
        self._document.add_paragraph()

    def note(self, number: int, *runs: Run) -> None:
        """A note, which its numbers lead to."""
        paragraph = self._document.add_paragraph(style="Note")
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        start.set(qn("w:id"), str(number))
        start.set(qn("w:name"), f"note{number}")
        end.set(qn("w:id"), str(number))
        paragraph._p.append(start)
        self._fill(paragraph, (label(f"[{number}]  ", bold=True),))
        paragraph._p.append(end)
        self._fill(paragraph, runs)

    def saved(self) -> bytes:
        """The file; its parts carry no time of writing, so that the same brief gives the same bytes."""
        written, out = io.BytesIO(), io.BytesIO()
        self._document.save(written)
        with zipfile.ZipFile(written) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for part in parts.infolist():
                packed.writestr(
                    zipfile.ZipInfo(part.filename, _ZIPPED), parts.read(part), zipfile.ZIP_DEFLATED
                )
        return out.getvalue()

    def _fill(self, paragraph: Paragraph, runs: Sequence[Run]) -> None:
        for one in runs:
            if one.kind == "note":
                self._reference(paragraph, one.text)
                continue
            run = paragraph.add_run(_plain(one.text), style="Label" if one.kind == "label" else None)
            # left to the style where it is not asked for
            run.bold, run.italic = one.bold or None, one.italic or None
            run.underline = one.underlined or None
            if one.small:
                run.font.size = Pt(9)

    def _reference(self, paragraph: Paragraph, number: str) -> None:
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), f"note{number}")
        run = paragraph.add_run(f"[{number}]", style="Reference")
        link.append(run._r)
        paragraph._p.append(link)

    def _styles(self) -> None:
        styles = self._document.styles
        normal = _paragraph_style(styles["Normal"])
        _faced(normal.font, _SERIF)
        normal.font.size, normal.font.color.rgb = Pt(10.5), _INK
        normal.paragraph_format.space_after = Pt(3)
        for style, size in (("Title", 24), ("Heading 1", 15), ("Heading 2", 11.5), ("Heading 3", 10.5)):
            heading = _paragraph_style(styles[style])
            _faced(heading.font, _SERIF)
            heading.font.size, heading.font.color.rgb = Pt(size), _ACCENT if style == "Heading 1" else _INK
        quote = _paragraph_style(styles["Quote"])
        quote.font.italic, quote.font.color.rgb = False, _INK
        for style, size in (("Label", 8), ("Reference", 8)):
            added = styles.add_style(style, WD_STYLE_TYPE.CHARACTER)
            assert isinstance(added, CharacterStyle)
            _faced(added.font, _SANS)
            added.font.superscript = style == "Reference" or None
            added.font.size, added.font.color.rgb = Pt(size), _SOFT if style == "Label" else _ACCENT
        notes = _paragraph_style(styles.add_style("Note", WD_STYLE_TYPE.PARAGRAPH))
        _faced(notes.font, _SERIF)
        notes.font.size = Pt(9)
        notes.paragraph_format.space_after = Pt(4)


def _paragraph_style(style: object) -> ParagraphStyle:
    assert isinstance(style, ParagraphStyle)
    return style


def _faced(font: object, face: str) -> None:
    """Sets the face for every alphabet; the theme's would win for headings otherwise."""
    font.name = face  # type: ignore[attr-defined]
    fonts = font._element.rPr.rFonts  # type: ignore[attr-defined]
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), face)


def _plain(text: str) -> str:
    """Text of a page without what a Word file cannot hold."""
    return _NO_XML.sub("", printable(text)).replace("\n", " ")


def _instant(iso: str | None) -> datetime:
    try:
        return datetime.fromisoformat((iso or "").replace("Z", "+00:00")).replace(tzinfo=None)
    except ValueError:
        return _EPOCH
