// Starts `msglint lsp` and lets it look at the files that may hold messages.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const PATTERN =
  "**/*.{txt,text,md,jsonl,ndjson,html,htm,xhtml,eml,mht,mhtml," +
  "j2,jinja,jinja2,liquid,hbs,handlebars,mustache,tpl,csv,tsv,json,yaml,yml}";
const UNSAVED = ["plaintext", "markdown", "html", "jsonl", "liquid", "handlebars", "jinja-html"];

let client;

exports.activate = async () => {
  const settings = vscode.workspace.getConfiguration("msglint");
  const server = { command: settings.get("command"), args: ["lsp", ...settings.get("arguments")] };
  const documentSelector = [
    { scheme: "file", pattern: PATTERN },
    ...UNSAVED.map((language) => ({ scheme: "untitled", language })),
  ];
  client = new LanguageClient("msglint", "msglint", server, { documentSelector });
  await client.start();
};

exports.deactivate = () => client?.stop();
