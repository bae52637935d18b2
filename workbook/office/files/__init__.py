"""Every file that somebody takes away: who may have it, what it is called, made when it is asked for."""
