import * as vscode from 'vscode';

/** The user's settings, read when asked for. What could send a key elsewhere is never taken from a workspace. */
export interface Settings {
  readonly baseUrl: string;
  readonly model: string;
  readonly transcriptionModel: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly firstTokenSeconds: number;
  readonly betweenTokensSeconds: number;
  readonly contextWindow: number;
  readonly messagesPerMinute: number;
  readonly sendsOnEnter: boolean;
  readonly modelTitles: boolean;
  readonly summaryLimits: { readonly messages: number; readonly tokens: number; readonly hours: number };
  readonly indexEnabled: boolean;
  readonly indexMaxFiles: number;
  readonly indexMaxMegabytes: number;
  /** Empty where search by meaning is off. */
  readonly embeddingsModel: string;
  /** Empty for the chat's endpoint. */
  readonly embeddingsBaseUrl: string;
  readonly usesRules: boolean;
}

export function readSettings(): Settings {
  const parley = vscode.workspace.getConfiguration('parley');
  return {
    baseUrl: userValue(parley, 'model.baseUrl', '').trim(),
    model: userValue(parley, 'model.name', '').trim(),
    transcriptionModel: userValue(parley, 'model.transcriptionModel', 'whisper-1').trim(),
    headers: userValue<Record<string, string>>(parley, 'model.headers', {}),
    firstTokenSeconds: parley.get('model.firstTokenSeconds', 30),
    betweenTokensSeconds: parley.get('model.betweenTokensSeconds', 20),
    contextWindow: parley.get('model.contextWindow', 0),
    messagesPerMinute: parley.get('chat.messagesPerMinute', 60),
    sendsOnEnter: parley.get('chat.sendOnEnter', true),
    modelTitles: parley.get('threads.modelTitles', true),
    summaryLimits: {
      messages: parley.get('threads.summaryAfterMessages', 50),
      tokens: parley.get('threads.summaryAfterTokens', 10_000),
      hours: parley.get('threads.summaryAfterHours', 24),
    },
    embeddingsModel: userValue(parley, 'index.embeddings.model', '').trim(),
    embeddingsBaseUrl: userValue(parley, 'index.embeddings.baseUrl', '').trim(),
    indexEnabled: parley.get('index.enabled', true),
    indexMaxFiles: parley.get('index.maxFiles', 100_000),
    indexMaxMegabytes: parley.get('index.maxMegabytes', 400),
    usesRules: parley.get('context.rules', true),
  };
}

export function onSettingsChange(listener: (settings: Settings) => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration(event => {
    if (event.affectsConfiguration('parley')) listener(readSettings());
  });
}

/** Writes a user setting. */
export async function writeSetting(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('parley').update(name, value, vscode.ConfigurationTarget.Global);
}

/** The value of the user's own settings, whatever the workspace says: an opened folder must not redirect a key. */
function userValue<T>(parley: vscode.WorkspaceConfiguration, name: string, fallback: T): T {
  const found = parley.inspect<T>(name);
  return found?.globalValue ?? found?.defaultValue ?? fallback;
}
