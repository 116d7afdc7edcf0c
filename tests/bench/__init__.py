"""What Carrel costs, measured by hand: `python -m tests.bench`. Nothing here lets a change pass or fail."""
