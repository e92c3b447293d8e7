"""Excel workbooks: the only user of openpyxl. Cells are read within bounds, and written as text that starts nothing."""
