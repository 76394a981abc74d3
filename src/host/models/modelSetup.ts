import * as vscode from 'vscode';
import type { ModelInfo, ModelProvider } from '../../core/models/modelProvider.ts';
import { failureOf } from '../../core/errors.ts';
import type { ModelSetup } from '../../core/panel/editorActions.ts';
import type { Keys } from './keys.ts';
import type { Log } from '../log.ts';
import { readSettings, writeSetting } from '../settings.ts';

export interface ModelSetupDeps {
  readonly keys: Keys;
  readonly log: Log;
  readonly createProvider: (baseUrl: string) => ModelProvider;
  /** A model was chosen of which the endpoint may have said something. */
  readonly onChosen: (model: ModelInfo) => void;
}

/** Choosing an endpoint and a model in VS Code's own pickers. Nothing is kept until the last step is done. */
export function createModelSetup(deps: ModelSetupDeps): ModelSetup {
  return {
    connect: async () => {
      const baseUrl = await askAddress();
      if (baseUrl === undefined) return false;
      const key = await askKey(baseUrl);
      if (key === undefined) return false;
      if (key !== '' && !(await deps.keys.write(baseUrl, key))) {
        void vscode.window.showWarningMessage(
          vscode.l10n.t(
            'The key could not be kept in the keyring of this system. It lasts until this window is closed.',
          ),
        );
      }
      const model = await askModel(deps, baseUrl);
      if (model === undefined) return false;
      await writeSetting('model.baseUrl', baseUrl);
      await writeSetting('model.name', model);
      return true;
    },
    select: async () => {
      const { baseUrl } = readSettings();
      if (baseUrl === '') return createModelSetup(deps).connect();
      const model = await askModel(deps, baseUrl);
      if (model === undefined) return false;
      await writeSetting('model.name', model);
      return true;
    },
    test: async () => {
      const { baseUrl } = readSettings();
      if (baseUrl === '') {
        await createModelSetup(deps).connect();
        return;
      }
      const side = vscode.env.remoteName ? vscode.l10n.t('the remote side') : vscode.l10n.t('this machine');
      try {
        const models = await list(deps, baseUrl);
        void vscode.window.showInformationMessage(
          vscode.l10n.t('{0} answers, with {1} models, from {2}.', new URL(baseUrl).host, models.length, side),
        );
      } catch (error) {
        const { message, advice } = failureOf(error);
        void vscode.window.showErrorMessage(`${message} ${advice} ${vscode.l10n.t('(Tested from {0}.)', side)}`);
      }
    },
  };
}

interface KnownEndpoint extends vscode.QuickPickItem {
  readonly url: string | undefined;
}

async function askAddress(): Promise<string | undefined> {
  const known: readonly KnownEndpoint[] = [
    { label: 'Ollama', description: 'http://localhost:11434/v1', url: 'http://localhost:11434/v1' },
    { label: 'LM Studio', description: 'http://localhost:1234/v1', url: 'http://localhost:1234/v1' },
    { label: 'llama.cpp', description: 'http://localhost:8080/v1', url: 'http://localhost:8080/v1' },
    { label: 'OpenAI', description: 'https://api.openai.com/v1', url: 'https://api.openai.com/v1' },
    { label: 'OpenRouter', description: 'https://openrouter.ai/api/v1', url: 'https://openrouter.ai/api/v1' },
    { label: 'Anthropic', description: 'https://api.anthropic.com/v1', url: 'https://api.anthropic.com/v1' },
    {
      label: 'Gemini',
      description: 'https://generativelanguage.googleapis.com/v1beta/openai',
      url: 'https://generativelanguage.googleapis.com/v1beta/openai',
    },
    {
      label: vscode.l10n.t('Another address…'),
      description: vscode.l10n.t('any OpenAI-compatible endpoint'),
      url: undefined,
    },
  ];
  const picked = await vscode.window.showQuickPick(known, {
    title: vscode.l10n.t('Connect a Model: Endpoint'),
    placeHolder: vscode.l10n.t('Where does your model run?'),
    matchOnDescription: true,
  });
  if (!picked) return undefined;
  if (picked.url !== undefined) return picked.url;
  const entered = await vscode.window.showInputBox({
    title: vscode.l10n.t('Connect a Model: Address'),
    prompt: vscode.l10n.t('The base URL of an OpenAI-compatible endpoint. It usually ends in /v1.'),
    placeHolder: 'https://models.example.com/v1',
    value: readSettings().baseUrl,
    ignoreFocusOut: true,
    validateInput: addressProblem,
  });
  return entered?.trim().replace(/\/+$/, '');
}

function addressProblem(value: string): string | undefined {
  const url = URL.canParse(value.trim()) ? new URL(value.trim()) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    return vscode.l10n.t('Enter an address that begins with https:// (or http:// on this machine).');
  }
  if (url.username || url.password)
    return vscode.l10n.t('Leave the key out of the address: the next step asks for it.');
  return undefined;
}

/** The empty string where the endpoint needs no key, undefined where the user left. */
async function askKey(baseUrl: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Connect a Model: Key'),
    prompt: vscode.l10n.t(
      'The API key for {0}. It is kept in the keyring of this system and sent nowhere else. Leave it empty where none is needed or the known one is to stay.',
      new URL(baseUrl).host,
    ),
    password: true,
    ignoreFocusOut: true,
  });
}

async function askModel(deps: ModelSetupDeps, baseUrl: string): Promise<string | undefined> {
  const title = vscode.l10n.t('Connect a Model: Model');
  try {
    const models = await list(deps, baseUrl);
    const byHand = vscode.l10n.t('Enter a name…');
    const picked = await vscode.window.showQuickPick(
      [...models.map(it => ({ label: it.id, description: it.name ?? '' })), { label: byHand, description: '' }],
      {
        title,
        placeHolder: vscode.l10n.t('Choose one of the models of {0}', new URL(baseUrl).host),
        ignoreFocusOut: true,
      },
    );
    if (picked?.label === byHand) return await enterModel(title, undefined);
    const chosen = models.find(it => it.id === picked?.label);
    if (chosen) deps.onChosen(chosen);
    return chosen?.id;
  } catch (error) {
    deps.log.error('The list of models could not be read', error);
    const { message, advice } = failureOf(error);
    return enterModel(title, `${message} ${advice}`);
  }
}

async function enterModel(title: string, problem: string | undefined): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title,
    prompt: [problem, vscode.l10n.t('Enter the name of the model.')].filter(Boolean).join(' '),
    ignoreFocusOut: true,
    value: readSettings().model,
    validateInput: value => (value.trim() === '' ? vscode.l10n.t('A model has a name.') : undefined),
  });
  return name?.trim();
}

async function list(deps: ModelSetupDeps, baseUrl: string): Promise<readonly ModelInfo[]> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Parley: asking {0} for its models', new URL(baseUrl).host),
      cancellable: true,
    },
    (_progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return deps.createProvider(baseUrl).list(AbortSignal.any([abort.signal, AbortSignal.timeout(LIST_MS)]));
    },
  );
}

const LIST_MS = 15_000;
