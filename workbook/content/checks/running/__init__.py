"""What can be held as it is written: minutes, homework, and what stands on no timetable."""
