"""The language server: what is wrong with a draft, said by the editor while it is written.

From a document to what the editor shows: `draft` finds what is wrong and where, `coordinates` counts places as the
editor does, and `shown` makes diagnostics of it; from those, `hover` explains and `actions` offers changes. `projects`
loads the rules, `worker` keeps all that takes long off the loop that talks to the editor, `notices` speaks of what is
no draft, and `server` and `features` wire it up.
"""
