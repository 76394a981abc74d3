import { filePart } from '../../context/filePart.ts';
import type { ContextPart } from '../../../shared/thread.ts';
import { codeTarget, describeParts } from '../codeTarget.ts';
import type { SlashCommand } from '../slashCommand.ts';
import type { SlashDeps } from '../slashDeps.ts';
import type { TestTarget } from '../testTarget.ts';
import { findTestTarget } from '../testTarget.ts';

/** `/generate-tests [symbol]` — tests in the project's own framework, in the file where they belong. */
export function generateTests(deps: SlashDeps): SlashCommand {
  return {
    name: 'generate-tests',
    aliases: ['tests', 'test'],
    usage: '/generate-tests [file:line or symbol]',
    description: 'Tests in the project’s framework, in the right file',
    async run(args, turn, signal) {
      const target = await codeTarget(args, turn, deps, signal);
      if (target.type === 'failed') return target;
      const code = target.parts.find(part => part.path !== undefined && part.language !== undefined);
      if (code?.path === undefined) {
        return {
          type: 'failed',
          message: 'Tests are written for code of a file. Name one, or select some code in it.',
        };
      }
      const tests = await findTestTarget(deps, { path: code.path, language: code.language ?? '' });
      if (!tests) {
        const message = `No test framework is known for ${code.language ?? 'this language'}. Ask for tests in your own words and name the framework.`;
        return { type: 'failed', message };
      }
      const wish = target.wish ? `\nThe user asks in particular: ${target.wish}` : '';
      return {
        type: 'prompt',
        context: [...target.found, ...(await testParts(deps, tests, target.parts))],
        instruction: `Write tests for ${describeParts(target.parts)} with ${tests.framework.name}. ${tests.framework.style}${wish}

Cover, in this order: normal use; edge cases and boundaries (empty, one, many, the limits themselves); errors (invalid input, what is thrown or returned). One behaviour for each test, with a name that says the behaviour. Test what the code does as its callers see it, not how it does it; fake only what leaves the process. If something cannot be tested as it is written, say so in one sentence instead of changing the code.

${whereTo(tests)}`,
      };
    },
  };
}

/** The existing tests, or a test of the same project as a model of style. */
async function testParts(
  { index }: SlashDeps,
  { existing, sample, framework }: TestTarget,
  code: readonly ContextPart[],
): Promise<readonly ContextPart[]> {
  const source = existing ?? sample;
  if (!source || (framework.place === 'same-file' && code.some(part => part.path === source.path && !part.startLine)))
    return [];
  const reason = existing
    ? 'It holds the tests that exist already.'
    : 'It shows how tests are written in this project.';
  return [await filePart({ provider: 'file', source, index, reason, limit: existing ? 4_000 : 1_500 })];
}

function whereTo({ path, existing, sample }: TestTarget): string {
  if (existing) {
    return `The tests belong into the existing file \`${path}\`, which is attached. Add to it with one code block whose info string names that path, as SEARCH/REPLACE blocks; keep its style, its imports and its tests, and do not repeat what it tests already.`;
  }
  const style = sample ? ` Follow the style of \`${sample.path}\`, which is attached.` : '';
  return `The tests belong into the new file \`${path}\`. Write it whole, with all imports, in one code block whose info string names that path.${style}`;
}
