"""What measuring the pages needs: a prepared province, people who signed in, the server, and a loader of its own."""
