import { Placeholders } from './placeholders.ts';
import { rules } from './rules/rules.ts';
import { knownValues } from './rules/knownValues.ts';
import { createScanner, mergeFindings } from './scanner.ts';
import type { Finding, Severity } from './secretRule.ts';

/** Takes secrets out of texts and puts them back. Nothing in a text can switch it off. */
export interface Redactor {
  /** Replaces each secret by a placeholder. The number of lines stays the same, and doing it twice changes nothing more. */
  redact(text: string): Redaction;
  /** Puts the secrets back where their placeholders stand. `missing`: placeholders that this redactor did not make. */
  restore(text: string): { readonly text: string; readonly missing: readonly string[] };
}

export interface Redaction {
  readonly text: string;
  /** In the order of the text. */
  readonly found: readonly FoundSecret[];
}

export interface FoundSecret {
  readonly type: string;
  readonly severity: Severity;
  /** Of its first line, where it goes over several. */
  readonly placeholder: string;
  /** In the text as it was given. */
  readonly start: number;
  readonly end: number;
}

export interface RedactorOptions {
  /** Values that are known to be secret: configured keys, values of `.env` files. Asked for at each redaction. */
  readonly known?: () => readonly string[];
  /** What the user said is not a secret. */
  readonly isAllowed?: (value: string) => boolean;
  /** Letters that begin the number of each placeholder; by default three by chance. */
  readonly series?: string;
}

export function createRedactor(options: RedactorOptions = {}): Redactor {
  const placeholders = new Placeholders(options.series);
  const scan = scannerFor(options.known ?? (() => []));
  const isAllowed = options.isAllowed ?? (() => false);
  return {
    redact: text => {
      const found = scan(text).filter(
        finding => !finding.spans.every(({ start, end }) => isAllowed(text.slice(start, end))),
      );
      return replace(text, found, placeholders);
    },
    restore: text => placeholders.restore(text),
  };
}

/** The rules are the same for all; the scanner of the known values is made anew only when those change. */
function scannerFor(known: () => readonly string[]): (text: string) => readonly Finding[] {
  let values: readonly string[] = [];
  let scanKnown = createScanner([]);
  return text => {
    const current = known();
    if (values.length !== current.length || current.some((value, index) => value !== values[index])) {
      values = [...current];
      scanKnown = createScanner([knownValues(values)]);
    }
    scanRules ??= createScanner(rules, 1);
    return mergeFindings(text, [...scanKnown(text), ...scanRules(text)]);
  };
}

let scanRules: ReturnType<typeof createScanner> | undefined;

function replace(text: string, findings: readonly Finding[], placeholders: Placeholders): Redaction {
  if (findings.length === 0) return { text, found: [] };
  const spans = findings
    .flatMap(finding => finding.spans.map(span => ({ ...span, type: finding.type })))
    .sort((a, b) => a.start - b.start);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, type } of spans) {
    parts.push(text.slice(at, start), placeholders.nameFor(text.slice(start, end), type));
    at = end;
  }
  parts.push(text.slice(at));
  return { text: parts.join(''), found: findings.map(finding => describe(text, finding, placeholders)) };
}

function describe(text: string, { type, severity, spans }: Finding, placeholders: Placeholders): FoundSecret {
  const start = Math.min(...spans.map(span => span.start));
  const end = Math.max(...spans.map(span => span.end));
  const first = spans.find(span => span.start === start);
  const placeholder = first ? placeholders.nameFor(text.slice(first.start, first.end), type) : '';
  return { type, severity, placeholder, start, end };
}
