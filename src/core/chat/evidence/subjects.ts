import type { SymbolInfo } from '../../../shared/indexStatus.ts';
import type { ContextPart } from '../../../shared/thread.ts';
import { splitLines } from '../../context/contextPart.ts';
import { inlineCode, link, linkAs } from '../../context/link.ts';
import type { ProviderDeps } from '../../context/providerDeps.ts';
import { definitionsOf } from '../../context/symbolParts.ts';
import { FileError } from '../../workspace.ts';
import { contentWords } from './contentWords.ts';
import { firstSentence } from './firstSentence.ts';
import { symbolEvidence } from './symbolEvidence.ts';

/** What an answer of the index is about: a definition, or a file. */
export type Subject =
  | { readonly type: 'symbol'; readonly symbol: SymbolInfo }
  | { readonly type: 'file'; readonly path: string; readonly language: string };

/** The definitions and files that context parts hold, each once; so many definitions of a part at the most. */
export async function subjectsOf(
  { workspace, index }: ProviderDeps,
  parts: readonly ContextPart[],
  { most = 3 }: { readonly most?: number } = {},
): Promise<readonly Subject[]> {
  const found: Subject[] = [];
  for (const { path, startLine, endLine } of parts) {
    if (path === undefined) continue;
    try {
      const source = await workspace.readText(path);
      const outline = await index.outline(source.path, source.language, source.text);
      const symbols = startLine === undefined ? [] : symbolsIn(outline, startLine, endLine ?? startLine);
      if (symbols.length > 0)
        found.push(...symbols.slice(0, most).map(symbol => ({ type: 'symbol', symbol }) as const));
      else found.push({ type: 'file', path, language: source.language });
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
    }
  }
  const keys = found.map(key);
  return found.filter((subject, i) => keys.indexOf(key(subject)) === i);
}

/** Where a subject is. */
export function pathOf(subject: Subject): string {
  return subject.type === 'file' ? subject.path : subject.symbol.path;
}

/** The definitions that plain words of a question happen to name: `checkout` in “how does checkout work?”. */
export async function subjectsInWords({ index }: ProviderDeps, question: string): Promise<readonly Subject[]> {
  const words = contentWords(question);
  // “How does cart work?” may well mean the class Cart; in a long question, or one that asks where, “item” is a word.
  const isAboutOne = words.length <= 2 && !ASKS_WHERE.test(question);
  const found = await Promise.all(
    words.slice(0, 8).map(async word => {
      if (word.length < SHORTEST_NAME) return [];
      const definitions = await definitionsOf(index, word, 3);
      return definitions.filter(({ name, kind }) =>
        isAboutOne
          ? name === capital(word) || (name === word && !PLAIN.has(kind))
          : name === word && /[A-Z_\d]/.test(word),
      );
    }),
  );
  return found
    .filter(definitions => definitions.length > 0 && definitions.length <= 2)
    .flatMap(definitions =>
      definitions.filter(it => WORTH.has(it.kind)).map(symbol => ({ type: 'symbol', symbol }) as const),
    )
    .slice(0, 2);
}

/** What the index can show of a subject, as Markdown. */
export async function subjectEvidence(
  deps: ProviderDeps,
  subject: Subject,
  options: { readonly usesFirst?: boolean } = {},
): Promise<string> {
  return subject.type === 'symbol' ? symbolEvidence(deps, subject.symbol, options) : fileEvidence(deps, subject.path);
}

const SHORTEST_NAME = 4;
/** Kinds whose names are often plain words: `index`, `language`. */
const PLAIN: ReadonlySet<string> = new Set(['constant', 'variable', 'field', 'property', 'key']);
const ASKS_WHERE = /^\s*(?:where|which|wo|welche)\b/i;
const WORTH: ReadonlySet<string> = new Set([
  'function',
  'method',
  'class',
  'interface',
  'type',
  'enum',
  'struct',
  'trait',
  'constant',
  'macro',
]);

/** The outermost definitions within some lines; where there are none, the innermost around them. */
function symbolsIn(outline: readonly SymbolInfo[], startLine: number, endLine: number): readonly SymbolInfo[] {
  const inside = outline.filter(it => startLine <= it.startLine && it.endLine <= endLine);
  const outermost = inside.filter(
    it => !inside.some(other => other !== it && other.startLine <= it.startLine && it.endLine <= other.endLine),
  );
  if (outermost.length > 0) return outermost;
  const around = outline.filter(it => it.startLine <= startLine && endLine <= it.endLine && WORTH.has(it.kind)).at(-1);
  return around ? [around] : [];
}

async function fileEvidence({ workspace, index }: ProviderDeps, path: string): Promise<string> {
  const source = await workspace.readText(path);
  const outline = await index.outline(source.path, source.language, source.text);
  const lines = splitLines(source.text).length;
  const top = outline.filter(it => it.container === undefined);
  const rows = top.slice(0, 25).map(it => {
    const doc = it.doc === undefined ? '' : ` – ${firstSentence(it.doc, 120)}`;
    return `- ${linkAs(inlineCode(it.signature.split('\n')[0] ?? it.name), path, it.startLine)}${doc}`;
  });
  const more = top.length > 25 ? [`- … and ${String(top.length - 25)} more`] : [];
  const head = `### ${link(path)}\n${String(lines)} ${lines === 1 ? 'line' : 'lines'}`;
  return rows.length > 0 ? `${head}, with these definitions:\n${[...rows, ...more].join('\n')}` : `${head}.`;
}

function key(subject: Subject): string {
  return subject.type === 'symbol' ? `${subject.symbol.path}:${String(subject.symbol.startLine)}` : subject.path;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
