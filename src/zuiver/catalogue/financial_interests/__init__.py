"""Financial interests (F-1..F-11): read by the person and by the role that assesses, and by nobody else."""
