import type { HitRange, IndexStatus, SearchHit } from '../../../shared/indexStatus.ts';
import { clearestRanges } from '../../context/clearestRanges.ts';
import { splitLines } from '../../context/contextPart.ts';
import { escapeMarkdown, fenced, inlineCode, link } from '../../context/link.ts';
import type { ProviderDeps } from '../../context/providerDeps.ts';
import { FileError } from '../../workspace.ts';
import { contentWords } from './contentWords.ts';
import { firstSentence } from './firstSentence.ts';
import type { Subject } from './subjects.ts';
import { nameLink } from './symbolEvidence.ts';

/**
 * The places that the words of a question lead to, best first, the first with their code. Empty where there are none.
 * `question` is without what has been resolved already.
 */
export async function foundByWords(
  deps: ProviderDeps,
  question: string,
  shown: readonly Subject[],
  signal: AbortSignal,
): Promise<string> {
  const names = new Set(shown.map(it => (it.type === 'symbol' ? it.symbol.name.toLowerCase() : '')));
  if (contentWords(question).every(word => names.has(word.toLowerCase()))) return '';
  const hits = await deps.index.search(question, { limit: 8 }, signal);
  const least = (hits[0]?.score ?? 0) * WORTH_SHOWING;
  const isRelated = shown.length > 0;
  const wanted = hits
    .filter(hit => hit.score >= least && hit.matched.length > 0 && !isShown(hit, shown))
    .slice(0, isRelated ? 3 : 6);
  if (wanted.length === 0) return '';
  const rows = await Promise.all(wanted.map((hit, i) => hitRow(deps, hit, question, !isRelated && i < EXCERPTS)));
  return [isRelated ? '### Related' : '### Where to look', ...rows].join('\n');
}

/** Says what was searched, and what to try. */
export function nothingFound({ phase, files, symbols }: IndexStatus, question: string): string {
  const words = contentWords(question).slice(0, 6).map(inlineCode).join(', ');
  const searched = `${files.toLocaleString('en')} ${files === 1 ? 'file' : 'files'} and ${symbols.toLocaleString('en')} definitions`;
  const isSearched = phase !== 'off' && phase !== 'failed';
  const found =
    words === ''
      ? 'The question names nothing that code could be found by.'
      : isSearched
        ? `Nothing was found for ${words} in ${searched}.`
        : '';
  return [
    ...(found === '' ? [] : [found, '']),
    'What helps:',
    // Paths in code marks become links, and these are of no file.
    '- name a function, class or file: parseConfig, src/app.ts, app.ts:120',
    '- select code and ask about it, or attach it with `@`',
    '- look for text with `/grep words`, for a name with `/symbols name`, or see the whole with `/map`',
  ].join('\n');
}

/** Of the best hit's score. */
const WORTH_SHOWING = 0.3;
const EXCERPTS = 2;
const EXCERPT_LINES = 10;

function isShown({ path, symbol }: SearchHit, shown: readonly Subject[]): boolean {
  return shown.some(subject =>
    subject.type === 'file'
      ? subject.path === path
      : subject.symbol.path === path && subject.symbol.startLine === symbol?.startLine,
  );
}

async function hitRow(deps: ProviderDeps, hit: SearchHit, question: string, withCode: boolean): Promise<string> {
  const ranges = clearestRanges(hit);
  const [first = hit, ...others] = ranges.filter((it, i) => i === 0 || linesOf(it).length > 0);
  const what = first.symbol ? ` – ${first.symbol.kind} ${inlineCode(first.symbol.name)}` : '';
  const doc = first.symbol?.doc === undefined ? '' : `: ${firstSentence(first.symbol.doc)}`;
  const also = others.map(it => (it.symbol ? nameLink(it.symbol) : link(hit.path, ...linesOf(it))));
  const by = hit.matched.length > 0 ? ` (by ${hit.matched.slice(0, 4).map(escapeMarkdown).join(', ')})` : '';
  const row = `- ${link(hit.path, ...linesOf(first))}${what}${doc}${by}${also.length > 0 ? `; also ${also.join(', ')}` : ''}`;
  const code = withCode ? await excerpt(deps, hit.path, first, question) : '';
  return code === '' ? row : `${row}\n\n${code.replace(/^(?=.)/gm, '  ')}\n`;
}

function linesOf({ startLine, endLine, symbol }: HitRange): [number?, number?] {
  if (symbol) return [symbol.startLine, symbol.endLine];
  return endLine > startLine ? [startLine, endLine] : [];
}

/** The lines of a range where most words of the question stand. */
async function excerpt({ workspace }: ProviderDeps, path: string, range: HitRange, question: string): Promise<string> {
  try {
    const source = await workspace.readText(path);
    const lines = splitLines(source.text).slice(range.startLine - 1, range.endLine);
    const words = contentWords(question).map(word => word.toLowerCase());
    const scores = lines.map(line => words.filter(word => line.toLowerCase().includes(word)).length);
    const sums = lines.map((_, i) => scores.slice(i, i + EXCERPT_LINES).reduce((sum, score) => sum + score, 0));
    const from = Math.max(0, sums.indexOf(Math.max(...sums)));
    const start = lines.length <= EXCERPT_LINES ? 0 : Math.min(from, lines.length - EXCERPT_LINES);
    const shown = lines.slice(start, start + EXCERPT_LINES);
    return shown.every(line => line.trim() === '') ? '' : fenced(shown.join('\n').replace(/^\n+/, ''), source.language);
  } catch (error) {
    if (error instanceof FileError) return '';
    throw error;
  }
}
