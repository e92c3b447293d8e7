"""What `orglint template` writes: a sheet for each collection and for the details of fields, instructions, an example."""
