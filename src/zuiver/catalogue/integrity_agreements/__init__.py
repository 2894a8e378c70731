"""Agreements on integrity with externals (S-5, S-6): signed, confirmed by who hired them, over with the contract."""
