import type { SymbolInfo } from '../../../shared/indexStatus.ts';
import { calleesOf } from '../../context/callees.ts';
import { splitLines } from '../../context/contextPart.ts';
import { commentStart } from '../../context/enclosingRange.ts';
import { fenced, inlineCode, link, linkAs } from '../../context/link.ts';
import type { ProviderDeps } from '../../context/providerDeps.ts';
import type { Usage, Usages } from '../../context/usages.ts';
import { usagesOf } from '../../context/usages.ts';
import { isTestPath } from '../../index/search/testPath.ts';
import type { CodeFact } from './codeFacts.ts';
import { codeFacts } from './codeFacts.ts';
import { firstSentence } from './firstSentence.ts';
import { parametersOf, resultOf } from './parameters.ts';

/** All that the index can show of a definition, as Markdown: signature, comment, what it takes and gives, who uses it. */
export async function symbolEvidence(
  deps: ProviderDeps,
  symbol: SymbolInfo,
  { usesFirst = false }: { readonly usesFirst?: boolean } = {},
): Promise<string> {
  const source = await deps.workspace.readText(symbol.path);
  const lines = splitLines(source.text);
  const code = lines.slice(symbol.startLine - 1, symbol.endLine).join('\n');
  const outline = await deps.index.outline(source.path, source.language, source.text);
  const members = outline.filter(it => isMember(it, symbol));
  const [usages, callees] = await Promise.all([
    usagesOf(deps, symbol.name, SHOWN_USES * 3),
    members.length > 0 ? [] : calleesOf(deps.index, symbol, code),
  ]);
  const uses = usageList(symbol, usages);
  return [
    heading(symbol),
    usesFirst ? uses : '',
    fenced(excerpt(lines, symbol, members.length > 0), source.language),
    symbol.doc && isCut(symbol, lines, members.length > 0) ? symbol.doc : '',
    members.length > 0 ? memberList(members) : behaviour(symbol, codeFacts(code)),
    usesFirst ? '' : uses,
    callees.length > 0 ? `**Calls** ${callees.slice(0, 12).map(nameLink).join(', ')}` : '',
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

/** `Cart.total`, in its place. */
export function heading(symbol: SymbolInfo): string {
  const name = symbol.container === undefined ? symbol.name : `${symbol.container}.${symbol.name}`;
  return `### ${inlineCode(name)}\n${capital(symbol.kind)} in ${link(symbol.path, symbol.startLine, symbol.endLine)}`;
}

export function nameLink(symbol: SymbolInfo): string {
  return linkAs(inlineCode(symbol.name), symbol.path, symbol.startLine);
}

const SHOWN_USES = 8;
const LONGEST_SOURCE = 24;
const TYPES: ReadonlySet<string> = new Set(['class', 'interface', 'struct', 'trait', 'enum', 'module', 'namespace']);

function isMember(it: SymbolInfo, symbol: SymbolInfo): boolean {
  if (!TYPES.has(symbol.kind)) return false;
  const own = symbol.container === undefined ? symbol.name : `${symbol.container}.${symbol.name}`;
  return it.container === own && it.startLine >= symbol.startLine && it.endLine <= symbol.endLine;
}

/** Short code as a whole, long code as its signature. */
function excerpt(lines: readonly string[], symbol: SymbolInfo, hasMembers: boolean): string {
  if (isCut(symbol, lines, hasMembers)) return symbol.signature;
  const shown = lines.slice(commentStart(lines, symbol.startLine) - 1, symbol.endLine);
  const indent = Math.min(
    ...shown.filter(line => line.trim() !== '').map(line => line.length - line.trimStart().length),
  );
  return shown.map(line => line.slice(indent)).join('\n');
}

function isCut(symbol: SymbolInfo, lines: readonly string[], hasMembers: boolean): boolean {
  const length = symbol.endLine - commentStart(lines, symbol.startLine) + 1;
  return length > (hasMembers ? LONGEST_SOURCE / 3 : LONGEST_SOURCE);
}

function memberList(members: readonly SymbolInfo[]): string {
  const open = members.filter(it => !/^[#_]/.test(it.name) && !/^\s*private\b/.test(it.signature));
  const shown = (open.length > 0 ? open : members).slice(0, 20);
  const rows = shown.map(it => {
    const doc = it.doc === undefined ? '' : ` – ${firstSentence(it.doc)}`;
    return `- ${linkAs(inlineCode(firstLine(it.signature)), it.path, it.startLine)}${doc}`;
  });
  const rest = members.length - shown.length;
  const more = rest > 0 ? [`- … and ${String(rest)} more`] : [];
  return ['**Members**', ...rows, ...more].join('\n');
}

function behaviour(symbol: SymbolInfo, facts: readonly CodeFact[]): string {
  const parameters = parametersOf(symbol.signature);
  const result = resultOf(symbol.signature);
  const rows = [
    ...(parameters.length > 0
      ? [`- takes ${parameters.map(it => inlineCode(typed(it.name, it.type))).join(', ')}`]
      : []),
    ...(result === '' || result === 'void' || result === 'None' ? [] : [`- gives ${inlineCode(result)}`]),
    ...facts.slice(0, 8).map(({ type, what, when, line }) => {
      const condition = when === undefined ? '' : ` when ${inlineCode(when)}`;
      const at = symbol.startLine + line;
      return `- ${type} ${what === '' ? 'nothing' : inlineCode(what)}${condition} (${linkAs(`line ${String(at)}`, symbol.path, at)})`;
    }),
  ];
  return rows.length > 0 ? ['**Inputs and outputs**', ...rows].join('\n') : '';
}

function typed(name: string, type: string): string {
  return type === '' ? name : `${name}: ${type}`;
}

function usageList(symbol: SymbolInfo, { groups, total, files }: Usages): string {
  if (total === 0 && groups.length === 0) return `No other place in the workspace names ${inlineCode(symbol.name)}.`;
  const own = groups.filter(it => it.path !== symbol.path || it.inside?.startLine !== symbol.startLine);
  const code = own.filter(it => !isTestPath(it.path));
  const tests = own.filter(it => isTestPath(it.path));
  const shown = code.slice(0, SHOWN_USES);
  const count = total === 0 ? '' : ` (${places(total)} in ${String(files)} ${files === 1 ? 'file' : 'files'})`;
  const rows = [
    ...shown.map(usageRow),
    ...(code.length > shown.length ? [`- … and ${String(code.length - shown.length)} more`] : []),
    ...(tests.length > 0
      ? [`- in tests: ${[...new Set(tests.map(it => link(it.path, it.references[0]?.line)))].slice(0, 4).join(', ')}`]
      : []),
  ];
  return rows.length > 0 ? [`**Used by**${count}`, ...rows].join('\n') : '';
}

function usageRow({ path, inside, references }: Usage): string {
  const [first] = references;
  const name =
    inside === undefined
      ? ''
      : `${inlineCode(inside.container === undefined ? inside.name : `${inside.container}.${inside.name}`)} `;
  const more = references.length > 1 ? ` and ${String(references.length - 1)} more` : '';
  return `- ${name}${link(path, first?.line)} ${inlineCode(first?.text ?? '')}${more}`;
}

function places(count: number): string {
  return count >= 500 ? '500 places or more' : `${String(count)} ${count === 1 ? 'place' : 'places'}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.trim() ?? '';
}
