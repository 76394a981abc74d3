import { importChatGpt } from './importChatGpt.ts';
import { importOwn } from './importOwn.ts';
import type { ParsedImport } from './importReport.ts';
import { importVsCodeChat } from './importVsCodeChat.ts';

/** The threads of a file in any format that is known. Never throws: what cannot be taken is in `skipped`. */
export function parseImport(text: string, now: number): ParsedImport {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return nothing('It is not JSON. Export the chats as JSON and choose that file.');
  }
  return importOwn(value) ?? importVsCodeChat(value, now) ?? importChatGpt(value) ?? nothing(UNKNOWN);
}

const UNKNOWN = 'It is neither an export of Parley, of ChatGPT (conversations.json) nor of VS Code’s chat.';

function nothing(why: string): ParsedImport {
  return { threads: [], skipped: [{ what: 'The file', why }] };
}
