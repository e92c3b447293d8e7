"""A Japanese company of 300 people as an HR department hands it over: a workbook, and its twin as CSV."""
