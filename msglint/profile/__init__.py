"""What a check spends its time on: on each rule, and on the work that rules share."""
