"""Courses as they are held: timetables, versions of modules, scenes, the script."""
