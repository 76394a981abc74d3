import * as vscode from 'vscode';
import type { Transcribe } from '../../core/context/attachedFile.ts';
import { ContextError } from '../../core/context/contextProvider.ts';
import { FailureError } from '../../core/errors.ts';
import { endpointFailures } from '../../core/models/endpointFailures.ts';
import type { OpenAiOptions } from '../../core/models/attempt.ts';
import { transcribe } from '../../core/models/transcribe.ts';
import { readSettings } from '../settings.ts';

/** Has the chat's endpoint write down recordings that are attached, and shows that it does. */
export function createTranscriber(optionsFor: (baseUrl: string) => OpenAiOptions): Transcribe {
  return async recording => {
    const { baseUrl, transcriptionModel } = readSettings();
    if (baseUrl === '') throw new FailureError(endpointFailures.noEndpoint('Writing down a recording'));
    const options = optionsFor(baseUrl);
    const title = vscode.l10n.t('Parley: {0} is writing down {1}', options.label ?? baseUrl, recording.name);
    return vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      async (_progress, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => abort.abort());
        try {
          return await transcribe(options, transcriptionModel, recording, abort.signal);
        } catch (error) {
          if (!abort.signal.aborted) throw error;
          throw new ContextError(`“${recording.name}” was not attached: you stopped it.`);
        }
      },
    );
  };
}
