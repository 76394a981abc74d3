import type { HitRange, IndexStatus, SearchHit } from '../../../shared/indexStatus.ts';
import type { ContextPart } from '../../../shared/thread.ts';
import { FileError } from '../../workspace.ts';
import { clearestRanges } from '../clearestRanges.ts';
import type { ContextProvider } from '../contextProvider.ts';
import { ContextError } from '../contextProvider.ts';
import { linesPart } from '../contextPart.ts';
import { indexObstacle } from '../indexObstacle.ts';
import type { ProviderDeps } from '../providerDeps.ts';
import { withoutOverlap } from '../withoutOverlap.ts';

/** `@codebase:how are threads saved` — the code that fits a question best. In a message the message is the question. */
export function codebase({ workspace, index }: ProviderDeps): ContextProvider {
  return {
    id: 'codebase',
    description: 'The code that fits the question best',
    takesArgument: true,
    argumentHint: 'Type what to look for; several words go in quotes: @codebase:"how are threads saved".',
    suggest: query => {
      const argument = query.trim();
      const detail = 'Search the code for it';
      const found = { provider: 'codebase', argument, label: argument, detail, kind: 'codebase', score: 50 };
      return Promise.resolve(argument === '' ? [] : [found]);
    },
    async resolve(argument, signal) {
      const question = argument.trim();
      if (question === '') throw new ContextError('Write what to look for: @codebase:"how are threads saved".');
      const hits = await index.search(question, { limit: FILES }, signal);
      const ranges = hits.flatMap(hit => clearestRanges(hit).map(range => ({ hit, range })));
      const parts = await Promise.all(
        ranges
          .sort((a, b) => b.hit.score - a.hit.score || b.range.score - a.range.score)
          .map(it => partOf(it.hit, it.range)),
      );
      const found = withoutOverlap(parts.filter(part => part !== undefined));
      if (found.length === 0) throw new ContextError(nothing(index.status()));
      return withinRoom(found);
    },
  };

  async function partOf(hit: SearchHit, { startLine, endLine, symbol }: HitRange): Promise<ContextPart | undefined> {
    try {
      const source = await workspace.readText(hit.path);
      const isWhole = symbol !== undefined && symbol.endLine - symbol.startLine < LONGEST_DEFINITION;
      const words = hit.matched.slice(0, 5).join(', ');
      return linesPart({
        provider: 'codebase',
        source,
        startLine: isWhole ? Math.min(startLine, symbol.startLine) : startLine,
        endLine: isWhole ? symbol.endLine : Math.max(endLine, startLine + FEWEST_LINES),
        reason: hit.isByMeaning
          ? 'The search found it by its meaning.'
          : words === ''
            ? 'The search found it by its place.'
            : `The search found it by: ${words}.`,
      });
    } catch (error) {
      if (error instanceof FileError) return undefined;
      throw error;
    }
  }
}

const FILES = 10;
const LONGEST_DEFINITION = 150;
/** A hit by path alone has no range of its own: the beginning of the file says what it is. */
const FEWEST_LINES = 20;
const ROOM = 10_000;

function withinRoom(parts: readonly ContextPart[]): readonly ContextPart[] {
  let spent = 0;
  return parts.filter((part, i) => {
    if (i > 0 && spent + part.tokens > ROOM) return false;
    spent += part.tokens;
    return true;
  });
}

function nothing(status: IndexStatus): string {
  const obstacle = indexObstacle(status);
  if (obstacle !== undefined) return `The codebase was searched in vain. ${obstacle}`;
  return 'Nothing in the codebase fits these words. Try the names that the code uses.';
}
