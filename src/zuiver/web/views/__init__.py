"""One module per page or small group of pages: read with queries, write with commands."""
