import assert from 'node:assert/strict';
import { themes } from '../host/settings.ts';
import { ApplyScene, searchReplace } from './support/applyScene.ts';
import { pageFaults } from './support/pageFaults.ts';

const PATCH = `\`\`\`
*** Begin Patch
*** Update File: src/price.ts
@@
-  const euros = Math.trunc(price / 100);
+  const euros = Math.floor(price / 100);
*** Update File: src/retry.ts
*** Move to: src/again.ts
*** Delete File: src/orders.ts
*** End Patch
\`\`\`
`;
const WIDTH = 300;

describe('how applying looks in a narrow panel', () => {
  let scene: ApplyScene;

  before(async () => {
    scene = await ApplyScene.open();
    await scene.write('src/twins.ts', 'a();\nlog(1);\nb();\nlog(1);\nc();\n');
    await scene.propose(`${searchReplace('src/twins.ts', ['log(1);', 'log(2);'])}\n${PATCH}`);
    await scene.press('Apply: show the changes in src/twins.ts for review');
    await scene.says('Not applied.');
    await scene.chat.button('Review all').click();
    await scene.says('orders.ts is to be deleted', 2);
  });

  after(() => scene.close());

  for (const [name, theme] of Object.entries(themes)) {
    it(`is legible and fits in a ${name} window`, async () => {
      await scene.window.changeSettings({ 'workbench.colorTheme': theme });
      await scene.window.setSideBarWidth(WIDTH);
      await scene.chat.button('Keep all').scrollIntoViewIfNeeded();
      await scene.window.screenshot(`apply-looks-${name}`);
      assert.deepEqual(await pageFaults(scene.chat), []);
    });
  }
});
