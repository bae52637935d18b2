"""Tables, the engine and migrations: what is kept, and no rules about it."""
