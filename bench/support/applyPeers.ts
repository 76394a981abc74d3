import { applyPatch, structuredPatch } from 'diff';
import DiffMatchPatch from 'diff-match-patch';

/** Another applier: the text after the reply, or undefined when it declined. */
export type ApplyPeer = {
  readonly name: string;
  /** The forms it has a way to read, or for which its user would write a few lines. */
  takes(form: string): boolean;
  apply(original: string, reply: string): string | undefined;
};

/** What a user has at hand: a plain search, jsdiff with its fuzz, and diff-match-patch. */
export const peers: readonly ApplyPeer[] = [
  {
    name: 'indexOf',
    takes: form => form.startsWith('sr_'),
    apply(original, reply) {
      let text = original;
      for (const { search, replace } of pairsOf(reply)) {
        const at = search === '' ? -1 : text.indexOf(search);
        if (at === -1) return undefined;
        text = text.slice(0, at) + replace + text.slice(at + search.length);
      }
      return text;
    },
  },
  {
    name: 'diff',
    takes: form => form.startsWith('sr_') || form.startsWith('udiff_'),
    apply: (original, reply) =>
      declineOnThrow(() =>
        reply.includes('<<<<<<< SEARCH') ? patchedByPairs(original, reply) : fuzzily(original, reply),
      ),
  },
  {
    name: 'diff-match-patch',
    takes: form => form.startsWith('sr_'),
    apply(original, reply) {
      const engine = new DiffMatchPatch();
      let text = original;
      for (const { search, replace } of pairsOf(reply)) {
        const [next, isMade] = engine.patch_apply(engine.patch_make(search, replace), text);
        if (isMade.includes(false)) return undefined;
        text = next;
      }
      return text;
    },
  },
];

function fuzzily(text: string, patch: Parameters<typeof applyPatch>[1]): string | undefined {
  const result = applyPatch(text, patch, { fuzzFactor: 2, autoConvertLineEndings: true });
  return result === false ? undefined : result;
}

function patchedByPairs(original: string, reply: string): string | undefined {
  let text: string | undefined = original;
  for (const { search, replace } of pairsOf(reply)) {
    if (text === undefined) return undefined;
    text = fuzzily(text, structuredPatch('a', 'b', search, replace, '', '', { context: 1000 }));
  }
  return text;
}

function pairsOf(reply: string): { search: string; replace: string }[] {
  const found = reply.matchAll(/^<{7} SEARCH\n(.*?)^={7}\n(.*?)^>{7} REPLACE$/gms);
  return [...found].map(match => ({ search: match[1] ?? '', replace: match[2] ?? '' }));
}

/** jsdiff throws on a diff it cannot read. */
function declineOnThrow(apply: () => string | undefined): string | undefined {
  try {
    return apply();
  } catch {
    return undefined;
  }
}
