"""How sheets come out of a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9


def print_on_pages(target: Worksheet, *, landscape: bool, abreast: int = 1) -> None:
    """Print a sheet on so many pages abreast, its name and the number of the page below."""
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.properties import PageSetupProperties

    target.page_setup.orientation = "landscape" if landscape else "portrait"
    target.page_setup.paperSize = _A4
    target.page_setup.fitToWidth = abreast
    target.page_setup.fitToHeight = 0
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    target.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("&A  &P/&N"))
