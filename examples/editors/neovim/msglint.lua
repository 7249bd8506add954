-- Copy this file into ~/.config/nvim/plugin/. For Neovim 0.11 or newer.

-- Endings that Neovim takes for something else, or for nothing.
vim.filetype.add({
  extension = {
    eml = "mail",
    handlebars = "handlebars",
    hbs = "handlebars",
    j2 = "jinja",
    jinja = "jinja",
    jinja2 = "jinja",
    jsonl = "jsonl",
    liquid = "liquid",
    mht = "mail",
    mhtml = "mail",
    mustache = "mustache",
    ndjson = "jsonl",
    tpl = "mustache",
  },
})

vim.lsp.config("msglint", {
  -- With options, if you like: { "msglint", "lsp", "--language", "zh" }
  cmd = { "msglint", "lsp" },
  -- msglint goes by the ending of a file: of these, it checks only those that may hold messages.
  filetypes = {
    "csv", "handlebars", "html", "jinja", "json", "jsonl", "liquid", "mail",
    "markdown", "mustache", "text", "tsv", "xhtml", "yaml",
  },
  root_markers = { { "msglint.yaml", ".msglint.yaml" }, ".git" },
})

vim.lsp.enable("msglint")
