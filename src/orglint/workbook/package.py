"""The zip package that a workbook is: opened within bounds, and only where no part of it can do harm to a reader."""

from __future__ import annotations

import io
import zlib
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from orglint.i18n import Text
from orglint.source.document import Fault
from orglint.workbook.limits import WorkbookLimits
from orglint.workbook.refusals import (
    CUT_OR_DAMAGED,
    EMPTY_ZIP,
    TOO_LARGE,
    ZIP,
    other_package,
    refuse,
    without_package,
)

DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    expat.ExpatError,
    zlib.error,
)
"""What zipfile, the XML parsers and openpyxl raise for a package that is not as it should be (found by fuzzing)."""

CONTENT_TYPES = "[Content_Types].xml"
_WORKBOOKS = (
    b"spreadsheetml.sheet.main+xml",
    b"spreadsheetml.template.main+xml",
    b"sheet.macroEnabled.main+xml",
    b"template.macroEnabled.main+xml",
)
_CHUNK = 1024


def open_package(data: bytes, limits: WorkbookLimits) -> ZipFile | Fault:
    """Open a workbook's package; a fault where it is none, is too large unpacked, or has a DTD in any part."""
    if not data.startswith((ZIP, EMPTY_ZIP)):
        return without_package(data)
    try:
        package = ZipFile(io.BytesIO(data))
        fault = _too_large(package, limits) or _no_workbook(package) or _harmful(package)
    except DAMAGE:
        return refuse(CUT_OR_DAMAGED)
    return package if fault is None else fault


def _too_large(package: ZipFile, limits: WorkbookLimits) -> Fault | None:
    """Compare what the package says of its parts with the bounds: zipfile unpacks no more of a part than it says."""
    parts = package.infolist()
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > limits.parts or unpacked > limits.unpacked_bytes:
        return refuse(_TOO_LARGE, TOO_LARGE)
    if unpacked > limits.ratio_from and unpacked > packed * limits.ratio:
        return refuse(_BOMB, TOO_LARGE)
    return None


def _no_workbook(package: ZipFile) -> Fault | None:
    names = set(package.namelist())
    if CONTENT_TYPES in names and any(kind in package.read(CONTENT_TYPES) for kind in _WORKBOOKS):
        return None
    if any(name.lower() == "xl/workbook.xml" for name in names):
        return refuse(CUT_OR_DAMAGED)
    return other_package(names, package.read("mimetype") if "mimetype" in names else b"")


def _harmful(package: ZipFile) -> Fault | None:
    """Find a part with a DTD: entities grow without end, or name other files. No program writes one into a workbook."""
    for name in package.namelist():
        if _has_dtd(package, name):
            return refuse(_DTD.filled(part=name))
    return None


class _DtdFound(Exception):
    """Ends the parser where a DTD begins, before anything in it counts."""


class _Prolog:
    """What stands before the first element of a part."""

    def __init__(self) -> None:
        self.is_over = False

    def doctype(self, *_: object) -> None:
        raise _DtdFound

    def element(self, *_: object) -> None:
        self.is_over = True


def _has_dtd(package: ZipFile, name: str) -> bool:
    """Read a part up to its first element, in whatever encoding it is; what is no XML has no DTD."""
    parser, prolog = expat.ParserCreate(), _Prolog()
    parser.StartDoctypeDeclHandler = prolog.doctype
    parser.StartElementHandler = prolog.element
    try:
        with package.open(name) as part:
            while not prolog.is_over and (chunk := part.read(_CHUNK)):
                parser.Parse(chunk)
    except _DtdFound:
        return True
    except expat.ExpatError:
        return False
    return False


_TOO_LARGE = Text(
    "the workbook is too large unpacked; split it, or leave out sheets, pictures and formatted rows without contents",
    "展開すると大きすぎるブックです。分割するか、不要なシート、画像、書式だけの行を削除してください",
)
_BOMB = Text(
    "the workbook unpacks to many times its size, as files do that are made to exhaust memory; it is not read",
    "展開すると元の何倍にも膨らむブックです。メモリーを使い切らせるファイルの特徴なので、読み込みません",
)
_DTD = Text(
    "the part {part} has a document type definition, which no spreadsheet program writes and which can do harm; the "
    "workbook is not read",
    "{part}に文書型定義(DTD)が含まれています。表計算ソフトが書くものではなく、害を及ぼしうるため、このブックは読み込みません",
)
