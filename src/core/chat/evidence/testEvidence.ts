import { inlineCode, link, fenced } from '../../context/link.ts';
import { splitLines } from '../../context/contextPart.ts';
import type { ProviderDeps } from '../../context/providerDeps.ts';
import type { SymbolInfo } from '../../../shared/indexStatus.ts';
import type { TestTarget } from '../../slash/testTarget.ts';
import { findTestTarget } from '../../slash/testTarget.ts';
import { heading } from './symbolEvidence.ts';
import type { Subject } from './subjects.ts';
import { testCases } from './testCases.ts';
import type { TestUnit } from './testSkeleton.ts';
import { testSkeleton } from './testSkeleton.ts';

/** What the index knows towards tests of some subjects of a file: framework, file, cases and empty tests, as Markdown. */
export async function testEvidence(deps: ProviderDeps, path: string, subjects: readonly Subject[]): Promise<string> {
  const source = await deps.workspace.readText(path);
  const target = await findTestTarget(deps, { path, language: source.language });
  if (!target) return `No test framework is known for ${source.language}.`;
  const outline = await deps.index.outline(path, source.language, source.text);
  const found = [...new Set(subjects.flatMap(subject => unitsOf(subject, outline)))];
  const units = found.slice(0, MOST_UNITS);
  const left = found.slice(MOST_UNITS).map(it => inlineCode(it.name));
  const lines = splitLines(source.text);
  const all = units.map(unit => {
    const code = lines.slice(unit.startLine - 1, unit.endLine).join('\n');
    return { name: unit.name, container: unit.container, cases: testCases(unit, code) };
  });
  const skeleton = testSkeleton(target, path, all);
  const isPart = target.existing !== undefined || target.framework.place === 'same-file';
  const info = isPart ? source.language : `${source.language} ${target.path}`;
  const only = subjects.length === 1 ? subjects[0] : undefined;
  return [
    only?.type === 'symbol' ? heading(only.symbol) : `### ${link(path)}`,
    `${frameworkSentence(target)} ${placeSentence(target)}`,
    ...hidden(units, lines, source.language),
    ...(left.length > 0 ? [`These are the first ${String(MOST_UNITS)}; not among them: ${left.join(', ')}.`] : []),
    skeleton === undefined
      ? caseList(all)
      : `**Cases to write**, read from the signatures and the guards:\n\n${fenced(skeleton, info)}`,
  ].join('\n\n');
}

function frameworkSentence({ framework, evidence }: TestTarget): string {
  if (evidence === undefined) return `The project names no test framework; **${framework.name}** is the usual one.`;
  return `Tests are written with **${framework.name}**, as ${link(evidence)} shows.`;
}

function placeSentence({ existing, path }: TestTarget): string {
  return existing
    ? `The tests go into ${link(path)}, which exists.`
    : `The tests go into the new file ${inlineCode(path)}.`;
}

/** A test cannot import what a module keeps to itself. */
function hidden(units: readonly SymbolInfo[], lines: readonly string[], language: string): readonly string[] {
  if (!/^(?:java|type)script/.test(language)) return [];
  const own = units.filter(it => it.container === undefined && !isExported(it, lines));
  if (own.length === 0) return [];
  const names = own.map(it => inlineCode(it.name)).join(', ');
  return [`${names} ${own.length === 1 ? 'is' : 'are'} not exported: export it, or test it through what calls it.`];
}

function isExported({ name, startLine }: SymbolInfo, lines: readonly string[]): boolean {
  if (/^\s*export\b/.test(lines[startLine - 1] ?? '')) return true;
  return new RegExp(
    `^\\s*(?:export\\s*(?:default\\s+${name}\\b|\\{[^}]*\\b${name}\\b)|(?:module\\.)?exports\\b.*\\b${name}\\b)`,
    'm',
  ).test(lines.join('\n'));
}

const MOST_UNITS = 6;
const CALLABLE: ReadonlySet<string> = new Set(['function', 'method', 'constructor']);

/** The functions of a class or a file, or the function itself. */
function unitsOf(subject: Subject, outline: readonly SymbolInfo[]): readonly SymbolInfo[] {
  if (subject.type === 'symbol' && CALLABLE.has(subject.symbol.kind)) {
    return outline.filter(it => it.name === subject.symbol.name && it.startLine === subject.symbol.startLine);
  }
  const inside = outline.filter(
    it =>
      CALLABLE.has(it.kind) &&
      !it.name.startsWith('_') &&
      (subject.type === 'file' || (it.startLine > subject.symbol.startLine && it.endLine <= subject.symbol.endLine)),
  );
  return inside.filter(
    it => !inside.some(other => other !== it && other.startLine < it.startLine && it.endLine <= other.endLine),
  );
}

function caseList(units: readonly TestUnit[]): string {
  const rows = units.flatMap(({ name, cases }) => cases.map(it => `- ${inlineCode(name)} ${it}`));
  if (rows.length === 0) return 'It holds no function to test.';
  return ['**Cases to write**, read from the signatures and the guards:', ...rows].join('\n');
}
