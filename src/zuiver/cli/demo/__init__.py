"""The demo province: an invented authority with its people, suppliers, tenders and three years of gifts."""
