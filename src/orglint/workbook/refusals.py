"""Files that look like workbooks and cannot be read as such: what they are, and what to do."""

from __future__ import annotations

from collections.abc import Collection

from orglint.i18n import Text
from orglint.source.document import Fault

NOT_A_TABLE = "not-a-table"
TOO_LARGE = "file-too-large"
"""The registered ids of findings about a file that cannot be read."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"


def refuse(reason: Text, rule: str = NOT_A_TABLE) -> Fault:
    """Return the fault of a file that cannot be read."""
    return Fault(rule, reason, None)


def looks_like_workbook(data: bytes) -> bool:
    """Whether a file is a workbook or another office file by its first bytes, whatever it is called."""
    return data.startswith((OLE, ZIP, EMPTY_ZIP))


def without_package(data: bytes) -> Fault:
    """Say what a file is that is no zip package."""
    if not data:
        return refuse(_EMPTY)
    if not data.startswith(OLE):
        return refuse(_CUT if data.startswith(ZIP) else _NO_WORKBOOK)
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refuse(_ENCRYPTED)
    is_old = any(name.encode("utf-16-le") in data for name in ("Workbook", "Book"))
    return refuse(_OLD if is_old else _NO_WORKBOOK)


def other_package(parts: Collection[str], mimetype: bytes) -> Fault:
    """Say what a zip package is that is no workbook of Excel's usual kind."""
    if b"opendocument.spreadsheet" in mimetype:
        return refuse(_OPEN_DOCUMENT)
    if any(part.startswith("Index/") and part.endswith(".iwa") for part in parts) or "Index.zip" in parts:
        return refuse(_NUMBERS)
    if any(part.lower() == "xl/workbook.bin" for part in parts):
        return refuse(_BINARY)
    return refuse(_OTHER_ZIP)


_SAVE = Text(
    'in Excel choose "Save As", "Excel Workbook (.xlsx)"',
    "Excelの「名前を付けて保存」で「Excel ブック (*.xlsx)」を選んで保存し直してください",
)


def _with_remedy(en: str, ja: str) -> Text:
    return Text(f"{en}; {_SAVE.en}", f"{ja}。{_SAVE.ja}")


_EMPTY = Text("the file is empty", "ファイルが空です")
CUT_OR_DAMAGED = Text(
    "the workbook is cut or damaged; open it in Excel, let it be repaired and save it again, or fetch it once more",
    "ブックが途中で切れているか壊れています。Excelで開いて修復し、保存し直すか、もう一度入手してください",
)
_CUT = CUT_OR_DAMAGED
_NO_WORKBOOK = Text(
    "this is no Excel workbook, whatever its name says; if it is text (some systems write CSV or HTML under the name "
    ".xls), open it in Excel and save it as .xlsx",
    "名前にかかわらず、Excelのブックではありません。CSVやHTMLを.xlsという名前で出力するシステムもあります。"
    "Excelで開き、.xlsxで保存し直してください",
)
_ENCRYPTED = Text(
    "the workbook is protected by a password; save a copy without one (in Excel: File, Info, Protect Workbook, Encrypt "
    "with Password, delete the password)",
    "ブックにパスワードが設定されています。パスワードのない写しを保存してください"
    "(Excelの「ファイル」「情報」「ブックの保護」「パスワードを使用して暗号化」でパスワードを消します)",
)
_OLD = _with_remedy(
    "this is a workbook of Excel 97-2003 (.xls), which is not read", "Excel 97-2003形式(.xls)のブックは読み込めません"
)
_BINARY = _with_remedy("this is a binary workbook (.xlsb), which is not read", "バイナリブック(.xlsb)は読み込めません")
_OPEN_DOCUMENT = Text(
    "this is an OpenDocument spreadsheet (.ods), which is not read; save it as .xlsx",
    "OpenDocument形式(.ods)のスプレッドシートは読み込めません。.xlsxで保存し直してください",
)
_NUMBERS = Text(
    'this is a Numbers spreadsheet, which is not read; in Numbers choose "Export To", "Excel"',
    "Numbersのスプレッドシートは読み込めません。Numbersの「書き出す」で「Excel」を選んでください",
)
STRICT = _with_remedy(
    'the workbook is saved as "Strict Open XML Spreadsheet", which is not read',
    "「Strict Open XML スプレッドシート」形式のブックは読み込めません",
)
_OTHER_ZIP = Text(
    "this is a zip file, but no Excel workbook: it has no list of sheets",
    "zipファイルですが、シートの一覧がなく、Excelのブックではありません",
)
