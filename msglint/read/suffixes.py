"""The endings, in small letters, by which a file is read as what it is."""

from __future__ import annotations

#: One message in plain text; what has any other ending is read so, too, when it is named.
TEXT = (".txt", ".text", ".md")
#: One message a line, as JSON.
RECORDS = (".jsonl", ".ndjson")
#: An HTML document.
HTML = (".html", ".htm", ".xhtml")
#: An e-mail.
MAIL = (".eml", ".mht", ".mhtml")
#: A message template; the ending before it may tell what it makes: reminder.html.j2.
TEMPLATE = (".j2", ".jinja", ".jinja2", ".liquid", ".hbs", ".handlebars", ".mustache", ".tpl")
#: A table with a message a row.
TABLE = (".csv", ".tsv")
PARQUET = (".parquet",)
#: A helpdesk's export, or a request of a messaging API.
EXPORT = (".json", ".yaml", ".yml")
#: What is read when only the folder is named. Tables and exports are not: most files that end so hold no messages.
IN_FOLDERS = (*TEXT, *RECORDS, *HTML, *MAIL, *TEMPLATE)
