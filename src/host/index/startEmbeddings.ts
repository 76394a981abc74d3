import { join } from 'node:path';
import * as vscode from 'vscode';
import { Embeddings } from '../../core/embeddings/embeddings.ts';
import type { EmbeddingSource, Estimate } from '../../core/embeddings/embeddings.ts';
import { startPieceWorker } from '../../core/embeddings/pieceWorker.ts';
import type { Disposable } from '../../core/disposables.ts';
import { DisposableList } from '../../core/disposables.ts';
import { sourceOptions } from '../../core/index/symbolIndex.ts';
import type { SymbolIndex, SymbolIndexOptions } from '../../core/index/symbolIndex.ts';
import type { OpenAiOptions } from '../../core/models/attempt.ts';
import { embed } from '../../core/models/embed.ts';
import { embeddingPrice } from '../../core/models/embeddingPrices.ts';
import { readEndpoint } from '../../core/models/endpoint.ts';
import { readSettings } from '../settings.ts';
import type { VscodeWorkspace } from '../vscodeWorkspace.ts';

export interface EmbeddingsSetup {
  readonly context: vscode.ExtensionContext;
  readonly workspace: VscodeWorkspace;
  readonly indexed: () => SymbolIndexOptions;
  readonly redact: (text: string) => string;
  readonly optionsFor: (baseUrl: string) => OpenAiOptions;
}

/** Search by meaning, with VS Code's settings, storage and questions. Nothing is done until a model is named. */
export function createEmbeddings({ context, workspace, indexed, redact, optionsFor }: EmbeddingsSetup): Embeddings {
  return new Embeddings({
    redact,
    now: Date.now,
    // What a folder holds does not go anywhere by itself before it is trusted.
    source: () => (workspace.isTrusted() && indexed().folders.length > 0 ? readSource(optionsFor) : undefined),
    files: () => sourceOptions(indexed()),
    openStore: (source, files) =>
      startPieceWorker(vscode.Uri.joinPath(context.extensionUri, 'dist', 'embeddings.cjs').fsPath, {
        files,
        file: join(indexed().storageFolder, 'embeddings.bin'),
        model: source.id,
      }),
    confirm: (source, estimate) => confirm(context.workspaceState, source, estimate),
  });
}

/** Embeddings are made once the index is built, and follow the files and the settings. */
export function followEmbeddings(index: SymbolIndex, embeddings: Embeddings): Disposable {
  const list = new DisposableList();
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (index.status().phase === 'ready') void embeddings.refresh();
    }, CALM_MS);
  };
  let wasReady = false;
  list.add(
    index.onStatus(({ phase }) => {
      if (phase === 'ready' && !wasReady) soon();
      wasReady = phase === 'ready';
    }),
  );
  list.add(vscode.workspace.onDidSaveTextDocument(soon));
  // What is no longer wanted ends at once; what is wanted instead can wait.
  const reconfigure = (): void => {
    embeddings.reconfigure();
    soon();
  };
  list.add(vscode.workspace.onDidGrantWorkspaceTrust(reconfigure));
  list.add(vscode.workspace.onDidChangeWorkspaceFolders(reconfigure));
  list.add(
    vscode.workspace.onDidChangeConfiguration(event => {
      if (SETTINGS.some(name => event.affectsConfiguration(name))) reconfigure();
    }),
  );
  list.add({ dispose: () => clearTimeout(timer) });
  return list;
}

const SETTINGS = ['parley.index', 'parley.model.baseUrl', 'files.exclude', 'search.exclude'];

/** Saves come in rows; each piece is sent once when they rest. */
const CALM_MS = 5_000;

function readSource(optionsFor: (baseUrl: string) => OpenAiOptions): EmbeddingSource | undefined {
  const { baseUrl, embeddingsModel: model, embeddingsBaseUrl, indexEnabled } = readSettings();
  const address = embeddingsBaseUrl || baseUrl;
  const endpoint = readEndpoint(address);
  if (model === '' || !indexEnabled || 'code' in endpoint) return undefined;
  // Headers of the chat's endpoint may hold a key: like a key they go to no other origin.
  const isSame = URL.parse(address)?.origin === URL.parse(baseUrl)?.origin;
  const options = { ...optionsFor(address), ...(isSame ? {} : { headers: {} }) };
  return {
    id: `${endpoint.baseUrl} ${model}`,
    model,
    host: endpoint.host,
    price: endpoint.isLocal ? 0 : embeddingPrice(model),
    embed: (texts, signal) => embed(options, model, texts, signal),
  };
}

/** Asks once for each endpoint and model in a workspace: from then on what is new goes without a question. */
async function confirm(state: vscode.Memento, source: EmbeddingSource, estimate: Estimate): Promise<boolean> {
  const known = state.get<readonly string[]>(KEY, []);
  if (known.includes(source.id)) return true;
  const send = vscode.l10n.t('Send');
  const { files, pieces, tokens, cost } = estimate;
  const price =
    cost === undefined
      ? vscode.l10n.t('What it costs is not known here: see the prices of {0}.', source.host)
      : cost === 0
        ? vscode.l10n.t('It costs nothing: the endpoint runs on this machine.')
        : vscode.l10n.t('It costs about ${0}.', cost < 0.01 ? cost.toFixed(4) : cost.toFixed(2));
  const detail = [
    vscode.l10n.t(
      'The text of {0} files in {1} pieces, about {2} tokens, goes to {3}, without the secrets that are recognised.',
      files.toLocaleString(),
      pieces.toLocaleString(),
      tokens.toLocaleString(),
      source.host,
    ),
    price,
    vscode.l10n.t('Later changes follow by themselves. Files in .gitignore and .parleyignore stay here.'),
  ].join(' ');
  const question = vscode.l10n.t('Send the code of this workspace to {0} for search by meaning?', source.host);
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, send)) !== send) return false;
  await state.update(KEY, [...known, source.id]);
  return true;
}

const KEY = 'parley.embeddings';
