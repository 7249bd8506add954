//! Tells Zed how to start `msglint lsp`.
use zed_extension_api::{self as zed, settings::LspSettings, LanguageServerId, Result, Worktree};

struct Msglint;

impl zed::Extension for Msglint {
    fn new() -> Self {
        Msglint
    }

    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<zed::Command> {
        let binary = LspSettings::for_worktree("msglint", worktree).ok().and_then(|settings| settings.binary);
        let (path, arguments) = binary.map(|found| (found.path, found.arguments)).unwrap_or_default();
        let command = path
            .or_else(|| worktree.which("msglint"))
            .ok_or("msglint was not found; run pip install 'msglint[lsp]', or give its path in settings.json")?;
        Ok(zed::Command {
            command,
            args: arguments.unwrap_or_else(|| vec!["lsp".to_string()]),
            env: worktree.shell_env(),
        })
    }
}

zed::register_extension!(Msglint);
