import { openWindow } from './support/window.ts';

describe('opening the panel', () => {
  for (const theme of ['dark', 'light', 'hc'] as const) {
    it(`shows it in the side bar of a ${theme} window`, async () => {
      const window = await openWindow({ theme });
      await window.command('Parley: Open Chat');
      await window.panel().getByRole('textbox').first().waitFor();
      await window.screenshot(`open-${theme}`);
      await window.close();
    });
  }
});
