import * as v from 'valibot';
import { FailureError } from '../errors.ts';
import { endpointFailures } from './endpointFailures.ts';
import type { Failure } from '../../shared/thread.ts';
import { readObject } from './answer.ts';
import { askOnce } from './askOnce.ts';
import { hostOf, setupOf } from './attempt.ts';
import type { OpenAiOptions } from './attempt.ts';

export interface Recording {
  readonly name: string;
  /** `audio/mpeg` and the like. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Has an endpoint write down a recording. Rejects with a `FailureError`, or an abort error. */
export async function transcribe(
  options: OpenAiOptions,
  model: string,
  recording: Recording,
  signal: AbortSignal,
): Promise<string> {
  const setup = setupOf(options);
  const host = hostOf(setup);
  const { type, bytes } = recording;
  const file = new File([Uint8Array.from(bytes)], fileNameFor(recording), { type });
  try {
    return await askOnce(
      setup,
      {
        model,
        patience: PATIENCE,
        retries: true,
        ask: async (client, own) => readObject(await client.transcribe(model, file, own), host, readTranscript),
      },
      signal,
    );
  } catch (error) {
    throw error instanceof FailureError ? new FailureError(inItsWords(error.failure, host, model)) : error;
  }
}

/** Seconds. An hour of speech takes a while. */
const PATIENCE = 300;

const transcriptSchema = v.looseObject({ text: v.string() });

function readTranscript(value: unknown): string | undefined {
  const parsed = v.safeParse(transcriptSchema, value);
  return parsed.success ? parsed.output.text : undefined;
}

/** Servers choose the decoder by the ending of the name. */
function fileNameFor({ name, type }: Recording): string {
  return /\.[a-z0-9]{2,4}$/i.test(name) ? name : `${name}.${ENDINGS[type] ?? 'mp3'}`;
}

const ENDINGS: Readonly<Record<string, string>> = {
  'audio/wav': 'wav',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/webm': 'webm',
  'audio/flac': 'flac',
};

/** What the chat would say of such an answer is about chats. */
function inItsWords(failure: Failure, host: string, model: string): Failure {
  const { code, details } = failure;
  if (code === 'model_not_found') return endpointFailures.noTranscriptionModel(host, model, details);
  if (/^HTTP (?:404|405|501)\b/.test(details)) return endpointFailures.noTranscription(host, details);
  return /^HTTP 413\b/.test(details) ? endpointFailures.recordingTooLarge(host, details) : failure;
}
