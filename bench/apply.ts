import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { applyReply } from '../src/core/edits/applyReply.ts';
import type { ApplyCase } from './support/applyCases.ts';
import type { FileEdit } from './support/fileEdit.ts';
import { peers } from './support/applyPeers.ts';
import { measureSizes } from './support/applySizes.ts';
import { madeEdits } from './support/madeEdits.ts';
import { versionEdits } from './support/versionEdits.ts';

/**
 * How edits as models write them are applied, beside other libraries, and how long it takes.
 *
 * `--cases FILE.jsonl.gz`: one edit a line with its cases, `{repo, path, language, original, expected, cases}`.
 * `--made COUNT`: as many edits made from the sources of the installed packages instead. `--versions FOLDER`: what
 * people changed between two versions of each work in the folder (`FOLDER/WORK/VERSION/…`); `--most COUNT` of them.
 * `--failures FILE`: the cases that are not exact, as JSON lines. `--no-sizes`, `--no-peers`: leave those out.
 */
export function run(args: readonly string[]): Promise<Record<string, unknown>> {
  const edits = readEdits(args);
  const ours = tally(edits, (edit, it) => {
    const result = applyReply({
      path: edit.path,
      language: edit.language,
      text: it.original ?? edit.original,
      block: it.reply,
    });
    return result.type === 'edits'
      ? { text: result.text }
      : { why: result.type === 'refused' ? result.message : 'unchanged' };
  });
  const failures = option(args, '--failures');
  if (failures !== undefined)
    writeFileSync(failures, ours.failures.map(failure => `${JSON.stringify(failure)}\n`).join(''));
  const others: Record<string, unknown> = {};
  for (const peer of args.includes('--no-peers') ? [] : peers) {
    console.error(`apply: ${peer.name}`);
    const { forms, ms } = tally(
      edits,
      (edit, it) => ({ text: peer.apply(it.original ?? edit.original, it.reply) }),
      form => peer.takes(form),
    );
    others[peer.name] = { forms, ms };
  }
  return Promise.resolve({
    forms: ours.forms,
    ms: ours.ms,
    sizes: args.includes('--no-sizes') ? {} : measureSizes(),
    peers: others,
  });
}

const editSchema = v.object({
  path: v.string(),
  language: v.string(),
  original: v.string(),
  expected: v.string(),
  cases: v.array(
    v.object({
      form: v.string(),
      reply: v.string(),
      answer: v.picklist(['apply', 'refuse']),
      original: v.exactOptional(v.string()),
      expected: v.exactOptional(v.string()),
    }),
  ),
});
type Edit = FileEdit & { readonly cases: readonly ApplyCase[] };
type Outcome = 'exact' | 'whitespace' | 'refused' | 'wrong';
type Counts = { n: number } & Record<Outcome, number>;

function readEdits(args: readonly string[]): Edit[] {
  const made = option(args, '--made');
  if (made !== undefined) return madeEdits(Number(made));
  const versions = option(args, '--versions');
  if (versions !== undefined) return versionEdits(versions, Number(option(args, '--most') ?? 400));
  const file = option(args, '--cases');
  if (file === undefined) return [];
  const bytes = readFileSync(file);
  const text = file.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => v.parse(editSchema, JSON.parse(line)));
}

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at === -1 ? undefined : args[at + 1];
}

/** The text after the reply, undefined when it was not applied, and why. */
type Apply = (edit: Edit, it: ApplyCase) => { readonly text?: string | undefined; readonly why?: string };

function tally(edits: readonly Edit[], apply: Apply, takes: (form: string) => boolean = () => true) {
  const forms: Record<string, Counts> = {};
  const times: number[] = [];
  const failures: Record<string, unknown>[] = [];
  edits.forEach((edit, number) => {
    for (const it of edit.cases.filter(one => takes(one.form))) {
      const start = performance.now();
      const { text, why } = apply(edit, it);
      times.push(performance.now() - start);
      const expected = it.expected ?? edit.expected;
      const outcome = outcomeOf(it, text, it.original ?? edit.original, expected);
      const counts = (forms[it.form] ??= { n: 0, exact: 0, whitespace: 0, refused: 0, wrong: 0 });
      counts.n++;
      counts[outcome]++;
      if (outcome !== 'exact') failures.push({ number, path: edit.path, outcome, why, ...it, expected, got: text });
    }
  });
  times.sort((a, b) => a - b);
  const ms = { p50: rounded(at(times, 0.5)), p99: rounded(at(times, 0.99)), max: rounded(at(times, 1)) };
  return { forms, ms, failures };
}

/** No edit where nothing was to change, or where the case asks for a refusal, is exact. */
function outcomeOf(it: ApplyCase, text: string | undefined, original: string, expected: string): Outcome {
  if (it.answer === 'refuse') {
    return text === undefined || (it.form === 'sr_min_ctx' && text === expected) ? 'exact' : 'wrong';
  }
  if (text === undefined) return original === expected ? 'exact' : 'refused';
  if (text === expected) return 'exact';
  return text.replaceAll(/\s+/g, '') === expected.replaceAll(/\s+/g, '') ? 'whitespace' : 'wrong';
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
