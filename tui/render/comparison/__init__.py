"""A comparison as lines: side by side where there is room, a card for each row where there is not."""
