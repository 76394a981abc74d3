import { indexObstacle } from '../../context/indexObstacle.ts';
import { inlineCode, link } from '../../context/link.ts';
import type { SlashCommand } from '../slashCommand.ts';
import type { SlashDeps } from '../slashDeps.ts';

/** `/symbols name` — definitions by name: exact, beginning, humps. */
export function symbols({ index }: SlashDeps): SlashCommand {
  return {
    name: 'symbols',
    aliases: ['symbol'],
    usage: '/symbols name',
    description: 'Find functions, classes and types by name',
    async run(args) {
      const name = args.replace(/[`()]/g, '').trim();
      if (name === '') return { type: 'failed', message: 'Write a name, or its beginning, behind `/symbols`.' };
      const hits = await index.symbols(name, MOST + 1);
      if (hits.length === 0) {
        const advice = indexObstacle(index.status()) ?? 'Try its beginning or its capitals (`sT` for `SymbolTable`).';
        return { type: 'failed', message: `No definition is called like ${inlineCode(name)}. ${advice}` };
      }
      const rows = hits.slice(0, MOST).map(hit => {
        const own = hit.container === undefined ? hit.name : `${hit.container}.${hit.name}`;
        const about = hit.doc === undefined ? '' : ` – ${hit.doc.slice(0, 120)}`;
        return `- ${inlineCode(own)} ${hit.kind} ${link(hit.path, hit.startLine)}${about}`;
      });
      const more = hits.length > MOST ? ['', 'There are more; write more of the name.'] : [];
      return { type: 'answer', markdown: [...rows, ...more].join('\n') };
    },
  };
}

const MOST = 25;
