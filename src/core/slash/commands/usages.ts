import { indexObstacle } from '../../context/indexObstacle.ts';
import { inlineCode, link } from '../../context/link.ts';
import { definitionsOf } from '../../context/symbolParts.ts';
import { isTestPath } from '../../index/search/testPath.ts';
import type { Usage } from '../../context/usages.ts';
import { usagesOf } from '../../context/usages.ts';
import type { SlashCommand } from '../slashCommand.ts';
import type { SlashDeps } from '../slashDeps.ts';

/** `/usages name` — where a name is used, grouped by the functions that use it. */
export function usages(deps: SlashDeps): SlashCommand {
  return {
    name: 'usages',
    aliases: ['references', 'callers'],
    usage: '/usages name',
    description: 'Where a function, class or constant is used',
    async run(args) {
      const name = args.replace(/[`()]/g, '').trim();
      const last = name.split(/\.|::|#/).at(-1) ?? '';
      if (last === '') return { type: 'failed', message: 'Write a name behind `/usages`.' };
      const [definitions, { groups, total, files }] = await Promise.all([
        definitionsOf(deps.index, name, 3),
        usagesOf(deps, last, MOST),
      ]);
      if (definitions.length === 0 && groups.length === 0) {
        const advice = indexObstacle(deps.index.status()) ?? 'Check its spelling, or look for text with `/grep`.';
        return { type: 'failed', message: `The index finds ${inlineCode(last)} nowhere. ${advice}` };
      }
      const defined = definitions.map(
        it => `Defined in ${link(it.path, it.startLine)}: ${inlineCode(it.signature.split('\n')[0] ?? it.name)}`,
      );
      const count =
        total === 0
          ? 'It is used nowhere else.'
          : `Used in ${places(total)} in ${String(files)} ${files === 1 ? 'file' : 'files'}:`;
      const code = groups.filter(group => !isTestPath(group.path)).map(row);
      const tests = groups.filter(group => isTestPath(group.path)).map(row);
      const parts = [
        defined.join('  \n'),
        [count, ...code].join('\n'),
        tests.length > 0 ? ['In tests:', ...tests].join('\n') : '',
      ];
      return { type: 'answer', markdown: parts.filter(part => part !== '').join('\n\n') };
    },
  };
}

const MOST = 60;

function row({ path, inside, references }: Usage): string {
  const [first] = references;
  const owner =
    inside === undefined
      ? ''
      : `${inlineCode(inside.container === undefined ? inside.name : `${inside.container}.${inside.name}`)} `;
  const others = references.slice(1, 4).map(it => link(path, it.line));
  const rest = references.length > 4 ? ` and ${String(references.length - 4)} more` : '';
  return `- ${owner}${link(path, first?.line)} ${inlineCode(first?.text ?? '')}${others.length > 0 ? `, also ${others.join(', ')}${rest}` : ''}`;
}

function places(count: number): string {
  return count >= 500 ? '500 places or more' : `${String(count)} ${count === 1 ? 'place' : 'places'}`;
}
