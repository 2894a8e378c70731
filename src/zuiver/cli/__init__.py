"""The command line: one table of commands, each imported only when it is called."""
