"""What is sealed in a browser, as far as the server and the tools may know it. Format: docs/reference/sealed-format.md.

Nothing here opens what was sealed on a running server: it holds no key. Opening and sealing (`age_files`, `frame`,
`shares`) are for tests, for a recovery drill on a machine apart, and for exports.
"""
