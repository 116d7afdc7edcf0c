"""Every action a person can take, in tables: they feed bindings, the bar of keys, the palette and help."""
