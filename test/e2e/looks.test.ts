import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelServer } from '../support/modelServer.ts';
import { startModelServer } from '../support/modelServer.ts';
import { until } from '../support/until.ts';
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
    enter: ({ chat }) => chat.text(/files and \d+ symbols are indexed/).waitFor(),
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
      await chat.send('How do I spread the retries? See @file:src/retry.ts');
      await chat.text(/^Writing, \d+ lines?$/).waitFor();
    },
  },
  {
    name: 'reply',
    focus: COMPOSER,
    enter: async ({ chat, server }) => {
      server.release();
      await chat.ended(2);
      await chat.block(1).getByText('+2').waitFor();
    },
  },
  {
    name: 'review',
    focus: EDITOR,
    isWholeWindow: true,
    enter: async ({ window, chat }) => {
      await chat.block(1).getByRole('button', { name: /Show these changes/ }).click();
      await chat.text(/1 change in retry\.ts/).waitFor();
      await window.page.locator('.monaco-diff-editor .line-insert').first().waitFor();
    },
  },
  {
    name: 'refusedKey',
    focus: COMPOSER,
    enter: async ({ chat, server }) => {
      await chat.button('Undo the changes in retry.ts').click();
      await chat.text('Undone in retry.ts').waitFor();
      server.fault('401');
      await chat.ask('And with a wrong key?');
      await chat.lastReply.getByText('did not accept the key').waitFor();
    },
  },
  {
    name: 'history',
    focus: 'vscode-text-field',
    enter: async ({ chat }) => {
      await chat.button('History').click();
      await chat.find('.historyPage [data-thread], .historyPage .thread, .historyPage li').first().waitFor();
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

    for (const { name, enter, focus, isWholeWindow } of states) {
      it(name, async () => {
        const { window, chat } = scene;
        await enter(scene);
        await until(async () => (await focused(scene)).includes(focus), { what: `the focus in ${focus}` });
        for (const width of WIDTHS) {
          await window.setSideBarWidth(width);
          await picture(scene, `${name}-${theme}-${String(width)}`, isWholeWindow === true);
          assert.deepEqual(await pageFaults(chat), [], `${name} at ${String(width)} px`);
        }
        assert.deepEqual(window.pageErrors.filter(isOurs), []);
      });
    }
  });
}

/** The toolkit sets inline styles of its own, which the page's policy does not let through; it looks right without. */
function isOurs(error: string): boolean {
  return !/inline style/i.test(error);
}

/** The part of the page that has the focus, as a list of its classes and its element; or the editor beside it. */
async function focused({ window, chat }: Scene): Promise<readonly string[]> {
  const inPage = await chat
    .find('body')
    .evaluate<string | null, HTMLElement | SVGElement>(
      `() => document.hasFocus() && document.activeElement ? document.activeElement.localName : null`,
    );
  if (inPage !== null) return [inPage];
  const isInEditor = await window.page.locator('.part.editor').locator(':focus').count();
  return isInEditor > 0 ? [EDITOR] : [];
}

async function picture({ window }: Scene, name: string, isWholeWindow: boolean): Promise<void> {
  const folder = join(process.cwd(), 'test', 'e2e', 'screenshots');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  if (isWholeWindow) await window.page.screenshot({ path });
  else await window.page.locator('.part.sidebar').screenshot({ path });
}
