"""Pages, server-rendered, in Dutch and English."""
