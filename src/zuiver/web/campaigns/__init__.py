"""The pages about campaigns: for who is asked, for who leads, and for who keeps them."""
