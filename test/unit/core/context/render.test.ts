import { contextPart } from '../../../../src/core/context/contextPart.ts';
import { renderParts } from '../../../../src/core/context/render.ts';
import { checkGolden } from './golden.ts';

describe('context in a prompt', () => {
  it('has a header and a fence that its text cannot end', () => {
    const common = { provider: 'file', language: 'typescript', reason: 'You chose this file.' };
    const parts = [
      contextPart({ ...common, label: 'a.ts', path: 'src/a.ts', text: 'const a = 1;\n' }),
      contextPart({ ...common, label: 'a.ts:3', path: 'src/a.ts', startLine: 3, endLine: 3, text: 'const b = 2;' }),
      contextPart({ ...common, label: 'a.ts:3-9', path: 'src/a.ts', startLine: 3, endLine: 9, reason: '', text: '' }),
      contextPart({
        provider: 'file',
        label: 'README.md',
        path: 'docs/a file\nwith a line end.md',
        language: 'markdown',
        reason: 'Two\nlines.',
        text: '```ts\ncode\n```\n\n````md\n````\n',
      }),
      contextPart({ provider: 'terminal', label: 'Terminal', reason: 'You chose it.', text: '$ npm test\nfailed' }),
    ];
    checkGolden('context/parts.txt', `${renderParts(parts)}\n`);
  });
});
