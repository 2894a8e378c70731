"""One file per engine that bench/rules_peers.py runs, each as a program of its own with its own interpreter."""
