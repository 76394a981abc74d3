/**
 * Brings the toolkit's controls to life, those on the page already included. They are a third of all script and nobody
 * waits for them: until they are here, `toolkit.css` draws them, and they take clicks.
 */
export async function bringControls(): Promise<void> {
  controls ??= import('./toolkit.ts').then(({ registerControls }) => registerControls());
  return controls;
}

let controls: Promise<void> | undefined;
