"""What the reading pane is made of: its pages, and finding and following in them."""
