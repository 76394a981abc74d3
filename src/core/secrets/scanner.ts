import { KeywordScanner } from './keywordScanner.ts';
import { findPlaceholders } from './placeholders.ts';
import type { Finding, SecretRule, Span } from './secretRule.ts';

/** What each rule finds in a text, before it is put together. The lower the rank, the more its type counts. */
export interface RankedFinding {
  readonly finding: Finding;
  readonly rank: number;
}

/** Asks all rules at once. Ranks count from `firstRank` in the order of the rules. */
export function createScanner(rules: readonly SecretRule[], firstRank = 0): (text: string) => readonly RankedFinding[] {
  const ranked = rules.flatMap((rule, index) =>
    [...new Set(rule.keywords)].map(keyword => ({ rule, keyword, rank: firstRank + index })),
  );
  const byKeyword = Map.groupBy(ranked, ({ keyword }) => keyword);
  const keywords = new KeywordScanner([...byKeyword.keys()]);
  return text => {
    const found: RankedFinding[] = [];
    keywords.scan(text, hit => {
      for (const { rule, rank } of byKeyword.get(hit.keyword) ?? []) {
        const finding = rule.find(text, hit);
        if (finding) found.push({ finding, rank });
      }
    });
    return found;
  };
}

interface Piece extends Span {
  readonly from: RankedFinding;
}

/** Overlapping spans become one, so that no end of a secret is left over. What is a placeholder already stays. */
export function mergeFindings(text: string, found: readonly RankedFinding[]): readonly Finding[] {
  if (found.length === 0) return [];
  const placeholders = findPlaceholders(text);
  const pieces = found
    .flatMap(from => from.finding.spans.map(span => ({ ...span, from })))
    .filter(piece => piece.end > piece.start && !placeholders.some(it => it.start < piece.end && piece.start < it.end))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (!last || piece.start >= last.end) merged.push(piece);
    else merged[merged.length - 1] = join(last, piece);
  }
  const spansOf = Map.groupBy(merged, piece => piece.from.finding);
  return [...spansOf].map(([finding, spans]) => ({
    type: finding.type,
    severity: finding.severity,
    spans: spans.map(({ start, end }) => ({ start, end })),
  }));
}

function join(a: Piece, b: Piece): Piece {
  return { start: a.start, end: Math.max(a.end, b.end), from: b.from.rank < a.from.rank ? b.from : a.from };
}
