"""The rules layer: YAML files -> frozen rules, lexicons and exemptions."""
