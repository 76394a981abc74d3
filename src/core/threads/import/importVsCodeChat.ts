import { ulid } from '../ulid.ts';
import { importedThread, type ImportedTurn } from './importedThread.ts';
import type { ParsedImport, Skipped } from './importReport.ts';
import { field, listOf, numberOf, textOf } from './json.ts';

/** What VS Code’s “Chat: Export Chat…” writes: requests in a row, each with the parts of its answer. Undefined where a value is something else. */
export function importVsCodeChat(value: unknown, now: number): ParsedImport | undefined {
  const requests = field(value, 'requests');
  if (!Array.isArray(requests)) return undefined;
  const skipped: Skipped[] = [];
  const turns: ImportedTurn[] = [];
  for (const [place, request] of listOf(requests).entries()) {
    const message = field(request, 'message');
    const text = textOf(message) ?? textOf(field(message, 'text'));
    if (text === undefined) {
      skipped.push({ what: `Message ${place + 1}`, why: 'It has no text.' });
      continue;
    }
    const created = numberOf(field(request, 'timestamp')) ?? now;
    const parts = listOf(field(request, 'response'));
    const known = parts.map(partText);
    const unknown = known.filter(it => it === undefined).length;
    if (unknown > 0) {
      const count = unknown === 1 ? '1 part' : `${unknown} parts`;
      skipped.push({ what: `${count} of the answer to message ${place + 1}`, why: 'Only text can be imported.' });
    }
    turns.push({
      id: ulid(created),
      parent: turns.at(-1)?.id,
      created,
      text,
      reply: known.join('').trim(),
      model: textOf(field(request, 'modelId')) ?? textOf(field(value, 'responderUsername')) ?? '',
      isStopped: field(request, 'isCanceled') === true,
    });
  }
  if (turns.length === 0)
    return { threads: [], skipped: [...skipped, { what: 'The chat', why: 'It has no messages.' }] };
  const created = turns[0]?.created ?? now;
  const title = textOf(field(value, 'customTitle')) ?? '';
  const thread = importedThread({ title, created, source: 'VS Code' }, turns, undefined);
  return { threads: [{ thread, contexts: new Map() }], skipped };
}

/** The text of one part of an answer: '' where it only steers the view, undefined where something is left out. */
function partText(part: unknown): string | undefined {
  const kind = textOf(field(part, 'kind'));
  const value = textOf(part) ?? textOf(field(part, 'value')) ?? textOf(field(field(part, 'content'), 'value'));
  if (value !== undefined && (kind === undefined || TEXT_KINDS.has(kind))) return value;
  if (kind === 'inlineReference') return `\`${referenceName(field(part, 'inlineReference'), part)}\``;
  return kind !== undefined && SILENT_KINDS.has(kind) ? '' : undefined;
}

const TEXT_KINDS = new Set(['markdownContent', 'markdownVuln', 'warning', 'unknown']);
const SILENT_KINDS = new Set([
  'codeblockUri',
  'progressMessage',
  'progressTaskSerialized',
  'undoStop',
  'mcpServersStarting',
  'thinking',
  'prepareToolInvocation',
]);

function referenceName(reference: unknown, part: unknown): string {
  const name = textOf(field(part, 'name')) ?? textOf(field(reference, 'name'));
  const path = textOf(field(reference, 'path')) ?? textOf(field(field(reference, 'uri'), 'path')) ?? '';
  return name ?? path.split('/').at(-1) ?? '';
}
