"""The parts of a Word document that are the same for every debatmap."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}.footnotes+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    '<Relationship Id="document" Target="word/document.xml" Type="http://schemas.openxmlformats.org'
    '/officeDocument/2006/relationships/officeDocument"/>'
    '<Relationship Id="core" Target="docProps/core.xml" '
    f'Type="{_PACKAGE}/relationships/metadata/core-properties"/></Relationships>'
)
SETTINGS = (
    f'{_HEAD}<w:settings xmlns:w="{_WORD}"><w:footnotePr><w:footnote w:id="-1"/>'
    '<w:footnote w:id="0"/></w:footnotePr><w:themeFontLang w:val="nl-NL"/></w:settings>'
)


def core_properties(title: str, stamp: str) -> str:
    """Title (as XML) and time of export."""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:language>nl-NL</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created></cp:coreProperties>'
    )


def _style(key: str, name: str, paragraph: str = "", run: str = "", after: str = "Normal") -> str:
    """A paragraph style; sizes in half points, spaces in twentieths of a point."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{after}"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _character(key: str, name: str, run: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{key}"><w:name w:val="{name}"/>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


_GREY, _BLUE = '<w:color w:val="55606E"/>', '<w:color w:val="154273"/>'
_LEFT = '<w:left w:val="single" w:sz="{}" w:space="8" w:color="{}"/>'
STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/>'
    '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="nl-NL"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>'
    "</w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
    + _style("Title", "Title", '<w:spacing w:after="0"/>', f'<w:b/>{_BLUE}<w:sz w:val="44"/>')
    + _style("Subtitle", "Subtitle", '<w:spacing w:after="360"/>', f'{_GREY}<w:sz w:val="24"/>')
    + _style("Heading1", "heading 1", '<w:keepNext/><w:spacing w:before="360" w:after="40"/>'
             '<w:outlineLvl w:val="0"/>', f'<w:b/>{_BLUE}<w:sz w:val="28"/>', "BodyText")
    + _style("BodyText", "Body Text")
    + _style("Feiten", "Feiten", '<w:spacing w:after="160"/>', f'{_GREY}<w:sz w:val="18"/>')
    + _style("Quote", "Quote", f"<w:pBdr>{_LEFT.format(6, '999999')}</w:pBdr>"
             '<w:ind w:left="397"/>', '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria"/>')
    + _style("Notitie", "Notitie", f"<w:pBdr>{_LEFT.format(18, '154273')}</w:pBdr>"
             '<w:shd w:val="clear" w:fill="E8EEF6"/><w:ind w:left="227"/>')
    + _style("FootnoteText", "footnote text", '<w:spacing w:after="40" w:line="240" '
             'w:lineRule="auto"/>', '<w:sz w:val="18"/>', "FootnoteText")
    + _character("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>')
    + _character("Hyperlink", "Hyperlink", f'{_BLUE}<w:u w:val="single"/>')
    + "</w:styles>"
)
