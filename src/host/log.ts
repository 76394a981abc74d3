import type * as vscode from 'vscode';
import { FailureError } from '../core/errors.ts';

/** What happened, for a person who looks for a fault. Never holds keys, prompts or replies. */
export interface Log {
  info(message: string): void;
  error(message: string, error?: unknown): void;
}

/** The log channel “Parley”. Every line passes `redact`, as an error of a server can repeat a key. */
export function createLog(channel: vscode.LogOutputChannel, redact: (text: string) => string): Log {
  return {
    info: message => channel.info(redact(message)),
    error: (message, error) => channel.error(redact(error === undefined ? message : `${message}: ${wordsOf(error)}`)),
  };
}

function wordsOf(error: unknown): string {
  if (error instanceof FailureError) return `${error.message} ${error.failure.details}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
