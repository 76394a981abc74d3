import { maskNonCode } from './maskNonCode.ts';
import { pathReferences } from './pathReferences.ts';
import { symbolReferences } from './symbolReferences.ts';
import type { MentionReference, TextReference } from './textReference.ts';

/**
 * The references to code in plain text, in the order in which they stand, each once: `@file:a.ts`, `src/a.ts:12`,
 * `a.ts lines 10-20`, `` `parseConfig` ``, `parseConfig()`. Pure: whether a file or symbol exists is for the caller to
 * find out. Inside fenced code only places with a line count, as in a pasted stack trace.
 *
 * `providers` are the names that may follow an `@` or a `#`.
 */
export function references(text: string, providers: readonly string[] = []): readonly TextReference[] {
  const mentions = mentionReferences(text, providers);
  const { prose, fences } = maskNonCode(mask(text, mentions));
  const paths = pathReferences(prose);
  const traces = fences.flatMap(fence =>
    pathReferences(fence.text)
      .filter(it => it.startLine !== undefined)
      .map(it => ({ ...it, start: it.start + fence.start, end: it.end + fence.start })),
  );
  const symbols = symbolReferences(mask(prose, paths));
  return once([...mentions, ...paths, ...traces, ...symbols].sort((a, b) => a.start - b.start));
}

/** Beyond this many a text is a log, and its places are not questions. */
const MOST = 60;

function mentionReferences(text: string, providers: readonly string[]): MentionReference[] {
  if (providers.length === 0) return [];
  const names = [...providers].sort((a, b) => b.length - a.length).join('|');
  const pattern = new RegExp(`(?<![\\w@#/.])[@#](${names})(?![\\w/-])(?::(?:"([^"\\n]*)"|([^\\s"]*)))?`, 'g');
  return [...text.matchAll(pattern)].map(match => {
    const unquoted = match[3]?.replace(/[.,;:!?)]+$/, '');
    const cut = (match[3]?.length ?? 0) - (unquoted?.length ?? 0);
    return {
      type: 'mention',
      provider: match[1] ?? '',
      argument: match[2] ?? unquoted ?? '',
      start: match.index,
      end: match.index + match[0].length - cut,
    };
  });
}

/** Blanks out what has been read, so that nothing is read twice. Offsets stay. */
function mask(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  let masked = '';
  let position = 0;
  for (const { start, end } of spans) {
    masked += text.slice(position, start) + ' '.repeat(end - start);
    position = end;
  }
  return masked + text.slice(position);
}

function once(found: readonly TextReference[]): readonly TextReference[] {
  const seen = new Set<string>();
  return found
    .filter(reference => {
      const name = key(reference);
      return !seen.has(name) && seen.add(name);
    })
    .slice(0, MOST);
}

function key(reference: TextReference): string {
  switch (reference.type) {
    case 'mention':
      return `@${reference.provider}:${reference.argument}`;
    case 'path':
      return `${reference.path}:${String(reference.startLine)}-${String(reference.endLine)}`;
    case 'symbol':
      return `${reference.container ?? ''}.${reference.name}`;
  }
}
