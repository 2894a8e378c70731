"""Pages about what is public: for citizens without signing in, for the person, and for who decides on objections."""
