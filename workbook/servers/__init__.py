"""Real servers of one's own, to prove and to measure with: the app, PostgreSQL and nginx, on this machine only."""
