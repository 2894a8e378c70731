"""What `bench/campaign.py` measures with: a large organisation, a stopwatch, and a worker that can be killed."""
