import * as vscode from 'vscode';
import type { SymbolIndex } from '../core/index/symbolIndex.ts';
import { FileError } from '../core/workspace.ts';
import type { EditorActions } from '../core/panel/editorActions.ts';
import { ReviewTargets } from './review/reviewTargets.ts';
import type { TextDocuments } from './review/textDocuments.ts';
import type { VscodeWorkspace } from './vscodeWorkspace.ts';

export interface EditorActionsDeps {
  readonly workspace: VscodeWorkspace;
  readonly documents: TextDocuments;
  readonly openThreadInEditor: (threadId: string) => Promise<void>;
  readonly index: Pick<SymbolIndex, 'rebuild' | 'resume'>;
}

/** What a panel can ask of VS Code. */
export function createEditorActions(deps: EditorActionsDeps): EditorActions {
  const { workspace, documents } = deps;
  const targets = new ReviewTargets(workspace);
  const untitled = async (code: string, language: string): Promise<void> => {
    const known = await vscode.languages.getLanguages();
    const editorLanguage = languageId(language);
    const options = known.includes(editorLanguage) ? { language: editorLanguage } : {};
    const document = await vscode.workspace.openTextDocument({ ...options, content: code });
    await vscode.window.showTextDocument(document, { viewColumn: codeColumn(workspace) });
  };
  return {
    copy: async text => vscode.env.clipboard.writeText(text),
    openLocation: async (path, startLine, endLine) => {
      const uri = await targets.findToShow(path);
      if (!uri) throw new FileError('missing', `There is no file ${path} in this workspace any more.`);
      const start = new vscode.Position(Math.max(0, (startLine ?? 1) - 1), 0);
      const end = new vscode.Position(Math.max(start.line, (endLine ?? startLine ?? 1) - 1), 0);
      const selection = startLine === undefined ? {} : { selection: new vscode.Range(start, end) };
      await vscode.window.showTextDocument(uri, { ...selection, viewColumn: codeColumn(workspace) });
    },
    openLink: async url => {
      const parsed = URL.canParse(url) ? new URL(url) : undefined;
      if (!parsed || !['https:', 'http:'].includes(parsed.protocol)) return;
      const open = vscode.l10n.t('Open');
      const question = vscode.l10n.t('Open this page of {0} in the browser?', parsed.host);
      const answer = await vscode.window.showInformationMessage(question, { modal: true, detail: parsed.href }, open);
      if (answer === open) await vscode.env.openExternal(vscode.Uri.parse(parsed.href, true));
    },
    insertAtCursor: async code => {
      const editor = workspace.textEditor();
      if (!editor) throw new FileError('missing', 'Open a file and put the cursor where the code belongs first.');
      const done = await editor.edit(builder => {
        for (const selection of editor.selections) builder.replace(selection, code);
      });
      if (!done) throw new FileError('denied', 'The editor did not take the code: the file is read-only.');
      await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn ?? vscode.ViewColumn.One });
    },
    newFile: async (code, language, path) => {
      const known = await vscode.languages.getLanguages();
      const editorLanguage = languageId(language);
      // Where the named file is there already, or must not be touched, the code goes into a document without a name.
      const target = path === undefined ? undefined : await targets.find(path, []).catch(() => undefined);
      const document =
        target && !target.document
          ? await vscode.workspace.openTextDocument(target.uri.with({ scheme: 'untitled' }))
          : await vscode.workspace.openTextDocument(known.includes(editorLanguage) ? { language: editorLanguage } : {});
      const editor = await vscode.window.showTextDocument(document, { viewColumn: codeColumn(workspace) });
      await editor.edit(builder => builder.insert(new vscode.Position(0, 0), code));
    },
    saveAs: async (code, language) => {
      await untitled(code, language);
      await vscode.commands.executeCommand('workbench.action.files.saveAs');
    },
    runInTerminal: async commands => {
      if (!workspace.isTrusted())
        throw new FileError('denied', 'Commands are not run in a workspace that is not trusted.');
      const run = vscode.l10n.t('Run');
      const question = vscode.l10n.t('Run this in the terminal?');
      if ((await vscode.window.showWarningMessage(question, { modal: true, detail: commands }, run)) !== run) return;
      // One of our own: in another something may be running that would take what is typed.
      const own = vscode.window.terminals.find(it => it.name === TERMINAL && it.exitStatus === undefined);
      const terminal = own ?? vscode.window.createTerminal(TERMINAL);
      terminal.show();
      terminal.sendText(commands);
    },
    showText: async (title, language, text) => {
      await documents.show(title, language, text, codeColumn(workspace));
    },
    compareTexts: async (title, language, before, after) => {
      const sent = await documents.open(`sent/${title}`, language, before);
      const now = await documents.open(`now/${title}`, language, after);
      const name = vscode.l10n.t('{0} (sent ↔ now)', title);
      await vscode.commands.executeCommand('vscode.diff', sent, now, name, { viewColumn: codeColumn(workspace) });
    },
    openThreadInEditor: deps.openThreadInEditor,
    exportThread: async threadId => {
      await vscode.commands.executeCommand('parley.thread.export', threadId);
    },
    openSettings: async () => {
      await vscode.commands.executeCommand('workbench.action.openSettings', '@ext:parley-chat.parley');
    },
    rebuildIndex: () => deps.index.rebuild(),
    resumeIndex: () => deps.index.resume(),
  };
}

const TERMINAL = 'Parley';

/** Code is shown where code already is, never over a chat that is open as an editor tab. */
function codeColumn(workspace: VscodeWorkspace): vscode.ViewColumn {
  return workspace.textEditor()?.viewColumn ?? vscode.ViewColumn.One;
}

/** VS Code's ids for what models write behind a fence. */
function languageId(fence: string): string {
  const ids: Readonly<Record<string, string>> = {
    ts: 'typescript',
    tsx: 'typescriptreact',
    js: 'javascript',
    jsx: 'javascriptreact',
    py: 'python',
    rb: 'ruby',
    rs: 'rust',
    sh: 'shellscript',
    bash: 'shellscript',
    'c++': 'cpp',
    cs: 'csharp',
    yml: 'yaml',
    md: 'markdown',
  };
  return ids[fence] ?? fence;
}
