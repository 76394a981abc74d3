import assert from 'node:assert/strict';
import { replyEdits } from '../../../../src/core/edits/replyEdits.ts';
import { codeBlocks } from '../../../../src/shared/reply.ts';

const SEARCH = '<<<<<<< SEARCH\na();\n=======\nb();\n>>>>>>> REPLACE';

describe('the file a code block is for', () => {
  const check = (reply: string, expected: readonly (string | undefined)[], context: readonly string[] = []): void => {
    it(`${JSON.stringify(reply.slice(0, 60))} → ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(
        replyEdits(codeBlocks(reply), context).map(it => it.path),
        expected,
      );
    });
  };
  const fence = (info: string, code = 'const a = 1;'): string => `\`\`\`${info}\n${code}\n\`\`\`\n`;

  check(fence('ts src/retry.ts'), ['src/retry.ts']);
  check(fence('ts:src/retry.ts'), ['src/retry.ts']);
  check(fence('src/retry.ts'), ['src/retry.ts']);
  check(fence('ts title="src/retry.ts"'), ['src/retry.ts']);
  check(fence('12:20:src/retry.ts'), ['src/retry.ts']);
  check(fence('js {file=app.js}'), ['app.js']);
  check(`**src/a.ts**\n${fence('ts')}`, ['src/a.ts']);
  check(`### In \`src/a.ts\`:\n\n${fence('ts')}`, ['src/a.ts']);
  check(`File: tools/report.py\n${fence('python', 'x = 1')}`, ['tools/report.py']);
  check(`Move it from \`a.ts\` to \`b.ts\`:\n${fence('ts')}`, [undefined]);
  check(fence('ts', '// src/retry.ts\nconst a = 1;'), ['src/retry.ts']);
  check(fence('py', '# tools/x.py\nx = 1'), ['tools/x.py']);
  check(fence('html', '<!-- index.html -->\n<p>'), ['index.html']);
  check(fence('ts', '// see a.ts for more\nconst a = 1;'), [undefined]);
  check(fence('diff', '--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1 +1 @@\n-a\n+b'), ['src/a.ts']);
  check(fence('diff', '--- /dev/null\n+++ b/src/new.ts\n@@ -0,0 +1 @@\n+b'), ['src/new.ts']);
  check(fence('', '*** Begin Patch\n*** Update File: src/a.ts\n@@\n-a\n+b\n*** End Patch'), ['src/a.ts']);
  check(fence('ts', `src/a.ts\n${SEARCH}`), ['src/a.ts'], ['src/b.ts', 'src/c.ts']);
  check(fence('', `### File: src/a.ts\n${SEARCH}`), ['src/a.ts']);
  check(fence('ts', SEARCH), [undefined]);
  check(fence('ts'), ['src/price.ts'], ['src/price.ts']);
  check(fence('ts'), ['src/price.ts'], ['src/price.ts', 'tools/report.py']);
  check(fence('ts'), [undefined], ['src/price.ts', 'src/cart.ts']);
  check(fence('python', 'x = 1'), [undefined], ['src/price.ts']);
  check(fence('bash', 'npm test'), []);
  check(fence('text', 'ok'), []);
  check(fence('ts', 'foo.bar'), [undefined]);
  check(`Then run \`npm.install\` now:\n${fence('ts')}`, [undefined]);
  check(`See https://example.com/a.ts\n${fence('ts')}`, [undefined]);
  check(fence('ts test/price.test.ts') + fence('ts'), ['test/price.test.ts', undefined], ['src/price.ts']);
});
