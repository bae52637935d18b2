"""What somebody in front of a real browser waits for: seconds, jumps and bytes, beside an empty page; frames of a dragged map."""
