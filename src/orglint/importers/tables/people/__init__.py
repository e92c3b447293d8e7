"""Tables of people: what a row is about, who is meant by its cells, in which units, and in which posts."""
