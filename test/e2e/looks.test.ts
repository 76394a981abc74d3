import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator } from 'playwright-core';
import type { ModelServer } from '../support/modelServer.ts';
import { startModelServer } from '../support/modelServer.ts';
import { ChatPage } from './support/chatPage.ts';
import { pageFaults } from './support/pageFaults.ts';
import type { EditorWindow } from './support/window.ts';
import { openWindow } from './support/window.ts';

const WIDTHS = [300, 480] as const;
const REPLY = `Retrying **only** what is worth it needs one more option. This is what changes:

| option | default | meaning |
| --- | ---: | --- |
| \`attempts\` | 4 | tries in all, the first included |
| \`jitter\` | 0.2 | share of the wait that is left to chance |

- [x] the wait doubles after each failure
- [ ] a test with a clock of its own

In \`src/retry.ts\`:

\`\`\`ts src/retry.ts
/** The wait after a failed try, in milliseconds. The first try has the number 0. */
export function backoffDelay(attempt: number, options: RetryOptions): number {
  const delay = Math.min(options.maxDelay, options.baseDelay * 2 ** attempt);
  return Math.round(delay * (0.9 + Math.random() * 0.2));
}
\`\`\`

Nothing else calls it, so no other file changes.
`;

/** The states of the panel in the order of a first session; each begins where the one before it ended. */
interface State {
  readonly name: string;
  readonly enter: (scene: Scene) => Promise<void>;
  /** What has the focus then: a part of the page, or the editor beside it. */
  readonly focus: string;
  /** The whole window is in the picture, not the side bar alone. */
  readonly isWholeWindow?: boolean;
  /** The picture of the README that shows this state. */
  readonly readme?: string;
}

interface Scene {
  readonly window: EditorWindow;
  readonly chat: ChatPage;
  readonly server: ModelServer;
}

const COMPOSER = 'textarea';
const EDITOR = 'the editor';

const states: readonly State[] = [
  {
    name: 'empty',
    focus: COMPOSER,
    enter: ({ chat }) => chat.indexed(),
  },
  {
    name: 'slashMenu',
    focus: COMPOSER,
    enter: async ({ chat }) => {
      await chat.composer.pressSequentially('/');
      await chat.find('[role=option]').first().waitFor();
    },
  },
  {
    name: 'mentionMenu',
    focus: COMPOSER,
    enter: async ({ chat }) => {
      await chat.composer.fill('');
      await chat.composer.pressSequentially('@ret');
      await chat.find('[role=option]').first().waitFor();
    },
  },
  {
    name: 'indexAnswer',
    focus: COMPOSER,
    readme: 'ask',
    enter: async ({ chat }) => {
      await chat.composer.fill('');
      await chat.ask('Where is applyDiscount used?');
      assert.ok((await chat.lastReply.getByRole('link').count()) > 1);
    },
  },
  {
    name: 'streaming',
    focus: COMPOSER,
    enter: async ({ window, chat, server }) => {
      await window.changeSettings({ 'parley.model.baseUrl': server.url, 'parley.model.name': 'demo-model' });
      await chat.button(/demo-model/).waitFor();
      server.setReply(REPLY);
      server.hold(110);
      await chat.send('How do I spread the retries in src/retry.ts?');
      await chat.text(/^Writing, \d+ lines?$/).waitFor();
    },
  },
  {
    name: 'reply',
    focus: COMPOSER,
    readme: 'reply',
    enter: async ({ chat, server }) => {
      server.release();
      await chat.ended(2);
      await chat.block(1).getByText('+2').waitFor();
    },
  },
  {
    name: 'review',
    focus: EDITOR,
    readme: 'review',
    isWholeWindow: true,
    enter: async ({ window, chat }) => {
      await chat
        .block(1)
        .getByRole('button', { name: /^Apply: show/ })
        .click();
      await chat.block(1).getByText('1 change in retry.ts').waitFor();
      await window.page.locator('.monaco-diff-editor .line-insert').first().waitFor();
    },
  },
  {
    name: 'refusedKey',
    focus: COMPOSER,
    enter: async ({ chat, server }) => {
      await chat.block(1).getByRole('button', { name: 'Undo' }).click();
      await chat.block(1).getByText('Undone in retry.ts').waitFor();
      server.fault('401');
      await chat.ask('And without a key?');
      await chat.lastReply.getByText(/There is no key for/).waitFor();
    },
  },
  {
    name: 'history',
    focus: 'vscode-text-field',
    enter: async ({ window, chat }) => {
      await window.command('Parley: Show History');
      await chat.find('.threadRow').first().waitFor();
    },
  },
];

for (const theme of ['dark', 'light', 'hc'] as const) {
  describe(`how the panel looks, ${theme}`, () => {
    let scene: Scene;

    before(async () => {
      const server = await startModelServer();
      const window = await openWindow({ theme });
      scene = { window, server, chat: await ChatPage.open(window) };
    });

    after(async () => {
      await scene.window.close();
      await scene.server.close();
    });

    for (const state of states) {
      it(state.name, async () => {
        const { window, chat } = scene;
        await state.enter(scene);
        await focusOf(scene, state.focus).waitFor({ state: 'attached', timeout: 10_000 });
        const faults: string[] = [];
        for (const width of WIDTHS) {
          await window.setSideBarWidth(width);
          await picture(
            scene,
            state,
            join('test', 'e2e', 'screenshots', `${state.name}-${theme}-${String(width)}.png`),
          );
          faults.push(...(await pageFaults(chat)).map(it => `${String(width)} px: ${it}`));
        }
        assert.deepEqual([...faults, ...window.pageErrors.filter(isOurs)], []);
        if (theme === 'dark' && state.readme !== undefined) await readmePicture(scene, state);
      });
    }
  });
}

/** The toolkit sets inline styles of its own, which the page's policy does not let through; it looks right without. */
function isOurs(error: string): boolean {
  return !/inline style/i.test(error);
}

function focusOf({ window, chat }: Scene, focus: string): Locator {
  return focus === EDITOR ? window.page.locator('.part.editor :focus').first() : chat.find(`${focus}:focus`);
}

async function picture({ window }: Scene, { isWholeWindow }: State, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await (isWholeWindow === true ? window.page : window.page.locator('.part.sidebar')).screenshot({ path });
}

/** `UPDATE_SCREENSHOTS=1` takes the pictures of the README anew, to be looked at like code. */
async function readmePicture(scene: Scene, state: State): Promise<void> {
  if (process.env['UPDATE_SCREENSHOTS'] !== '1') return;
  await scene.chat.questions.last().scrollIntoViewIfNeeded();
  const path = join('media', 'screenshots', `${String(state.readme)}.png`);
  if (state.isWholeWindow === true) await scene.window.page.screenshot({ path, clip: WHAT_MATTERS });
  else await picture(scene, state, path);
}

/** The side bar and the changed lines beside it, in CSS pixels. */
const WHAT_MATTERS = { x: 48, y: 0, width: 820, height: 612 };
