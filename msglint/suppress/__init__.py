"""Living with findings: what is let pass because somebody has said why, and what was there before anybody looked."""
