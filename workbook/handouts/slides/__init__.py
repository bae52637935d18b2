"""Slides to show and to speak from: what stands on each, and a PowerPoint file of them."""
