"""Live sheets: one document per sheet, written before it is acknowledged, shared by everybody at the table."""
