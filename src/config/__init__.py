"""Settings, URLs and the WSGI entry point: the only place that reads the environment."""
