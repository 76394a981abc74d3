import * as vscode from 'vscode';
import type { BroughtItem, ContextSources } from '../../core/panel/editorActions.ts';
import { linesOfFragment } from '../../core/context/placeInFile.ts';
import { FileError } from '../../core/workspace.ts';
import { pathOf } from '../vscodeWorkspace.ts';

/** Files and folders that people drop on a chat, or pick for it. */
export function createContextSources(): ContextSources {
  return {
    resolve: async (uris, problems) => {
      const items = await Promise.all(uris.map(uri => itemOrRefusal(reachable(uri))));
      return [...problems.map(problemsAt), ...items];
    },
    pick,
  };
}

function problemsAt({ uri, line }: { readonly uri: string; readonly line?: number | undefined }): BroughtItem {
  const path = pathOf(reachable(uri));
  return { type: 'mention', provider: 'problems', argument: line === undefined ? path : `${path}:${String(line)}` };
}

/**
 * A URI of the window as this side knows it. On a remote machine the window writes `vscode-remote://`, while the files are
 * `file://` here.
 */
function reachable(text: string): vscode.Uri {
  const uri = vscode.Uri.parse(text);
  const isHere = vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== undefined;
  return uri.scheme === 'vscode-remote' && !isHere ? uri.with({ scheme: 'file', authority: '' }) : uri;
}

async function itemOrRefusal(uri: vscode.Uri): Promise<BroughtItem> {
  try {
    return await itemOf(uri);
  } catch (error) {
    if (error instanceof FileError) return { type: 'refused', why: error.message };
    throw error;
  }
}

/** A text of the workspace is named; what is no text, or lies elsewhere, is read here. */
async function itemOf(uri: vscode.Uri): Promise<BroughtItem> {
  if (uri.scheme === 'untitled') return { type: 'mention', provider: 'file', argument: uri.path };
  if (!vscode.workspace.fs.isWritableFileSystem(uri.scheme) && uri.scheme !== 'file') {
    throw new FileError('outside', `${uri.path} is no file that can be attached. Copy its text instead.`);
  }
  const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
  const path = pathOf(uri);
  const isInside = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  if (!stat) throw new FileError('missing', `${path} is not there any more.`);
  if ((stat.type & vscode.FileType.Directory) !== 0) {
    if (isInside) return { type: 'mention', provider: 'folder', argument: path };
    throw new FileError('outside', `${path} is no folder of this workspace. Open it, or attach single files of it.`);
  }
  if (isInside && !isDocument(path)) {
    return { type: 'mention', provider: 'file', argument: path + linesOfFragment(uri.fragment) };
  }
  const largest = isRecording(path) ? LARGEST_RECORDING : LARGEST;
  if (stat.size > largest) {
    const most = `${String(largest / MEGABYTE)} MB`;
    throw new FileError('too-big', `${path} is too large to be attached: at most ${most} can go.`);
  }
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { type: 'file', name, bytes: await vscode.workspace.fs.readFile(uri), path };
}

const MEGABYTE = 1024 * 1024;
const LARGEST = 10 * MEGABYTE;
const LARGEST_RECORDING = 25 * MEGABYTE;

function isDocument(path: string): boolean {
  return /\.(?:png|jpe?g|gif|webp|pdf|docx)$/i.test(path) || isRecording(path);
}

function isRecording(path: string): boolean {
  return /\.(?:mp3|wav|m4a|mp4|oga|ogg|opus|webm|flac)$/i.test(path);
}

interface ContextPick extends vscode.QuickPickItem {
  readonly run: () => Promise<readonly BroughtItem[]>;
}

/** First what there always is; as one types, files, symbols and folders that fit. */
async function pick(suggest: Parameters<ContextSources['pick']>[0]): Promise<readonly BroughtItem[]> {
  const picker = vscode.window.createQuickPick<ContextPick>();
  picker.title = vscode.l10n.t('Add Context');
  picker.placeholder = vscode.l10n.t('Type a file, folder or symbol, or choose below');
  picker.matchOnDescription = true;
  let round = 0;
  const show = async (query: string): Promise<void> => {
    const own = ++round;
    const found = query.trim() === '' ? [] : await suggest(query);
    if (own !== round) return;
    picker.items = [
      ...found
        .filter(it => it.argument !== '')
        .map(it => mention(it.label, it.detail, it.provider, it.argument, it.kind)),
      ...ALWAYS(),
    ];
  };
  const chosen = await new Promise<ContextPick | undefined>(resolve => {
    picker.onDidChangeValue(value => void show(value));
    picker.onDidAccept(() => resolve(picker.selectedItems[0]));
    picker.onDidHide(() => resolve(undefined));
    void show('');
    picker.show();
  });
  picker.dispose();
  return (await chosen?.run()) ?? [];
}

const ALWAYS = (): readonly ContextPick[] => [
  mention(vscode.l10n.t('Selection'), vscode.l10n.t('the selected code, or the function at the cursor'), 'selection'),
  mention(vscode.l10n.t('Open File'), vscode.l10n.t('the file in the editor'), 'editor'),
  mention(vscode.l10n.t('Open Editors'), vscode.l10n.t('the files of all open editors'), 'open'),
  mention(vscode.l10n.t('Problems'), vscode.l10n.t('errors and warnings'), 'problems'),
  mention(vscode.l10n.t('Changes'), vscode.l10n.t('what git sees as changed'), 'diff'),
  mention(vscode.l10n.t('Terminal'), vscode.l10n.t('the last command and its output'), 'terminal'),
  mention(vscode.l10n.t('File Tree'), vscode.l10n.t('the names of all files'), 'tree'),
  {
    label: `$(globe) ${vscode.l10n.t('Web Page…')}`,
    description: vscode.l10n.t('the text of one page, asked for without cookies'),
    run: async () => {
      const address = await vscode.window.showInputBox({
        title: vscode.l10n.t('Add a Web Page'),
        prompt: vscode.l10n.t('The address of the page. Its text goes along with your question.'),
        placeHolder: 'https://',
        validateInput: it => (URL.canParse(it) ? undefined : vscode.l10n.t('Enter the whole address.')),
      });
      return address === undefined ? [] : [{ type: 'mention', provider: 'url', argument: address }];
    },
  },
  {
    label: `$(file-media) ${vscode.l10n.t('Image, Document or Recording…')}`,
    description: vscode.l10n.t('from this machine: pictures, PDF, Word, text, speech'),
    run: async () => {
      const uris = await vscode.window.showOpenDialog({ canSelectMany: true, openLabel: vscode.l10n.t('Attach') });
      return Promise.all((uris ?? []).map(itemOrRefusal));
    },
  },
];

function mention(label: string, description: string, provider: string, argument = '', kind = provider): ContextPick {
  const icon = ICONS[kind] ?? 'symbol-misc';
  return {
    label: `$(${icon}) ${label}`,
    description,
    run: () => Promise.resolve([{ type: 'mention', provider, argument }]),
  };
}

const ICONS: Readonly<Record<string, string>> = {
  selection: 'list-selection',
  editor: 'file',
  file: 'file',
  open: 'files',
  folder: 'folder',
  problems: 'warning',
  diff: 'diff',
  terminal: 'terminal',
  tree: 'list-tree',
  function: 'symbol-method',
  method: 'symbol-method',
  class: 'symbol-class',
  interface: 'symbol-interface',
};
