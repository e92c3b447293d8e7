"""The organization's own model as a workbook: a sheet for each collection, and one for the details of a field."""
