import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** One stop for Tab among the buttons of an element; arrows go from one to the next. Returns the handler for its keys. */
export function useRovingStop(element: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const buttons = (): HTMLElement[] => [...(element.current?.querySelectorAll<HTMLElement>('button') ?? [])];

  useLayoutEffect(() => {
    const all = buttons();
    const current =
      all.find(button => button === document.activeElement) ??
      all.find(button => button.tabIndex === 0 && button.dataset['roving'] === 'true') ??
      all[0];
    for (const button of all) stopAt(button, button === current);
  });

  return event => {
    const all = buttons();
    const position = all.findIndex(button => button === document.activeElement);
    const next = position < 0 ? undefined : target(event.key, position, all.length, isRightToLeft(element.current));
    const button = next === undefined ? undefined : all[next];
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    for (const other of all) stopAt(other, other === button);
    button.focus();
  };
}

function stopAt(button: HTMLElement, isStop: boolean): void {
  button.tabIndex = isStop ? 0 : -1;
  button.dataset['roving'] = String(isStop);
}

function target(key: string, position: number, count: number, isMirrored: boolean): number | undefined {
  const step = isMirrored ? -1 : 1;
  if (key === 'ArrowRight') return (position + step + count) % count;
  if (key === 'ArrowLeft') return (position - step + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

function isRightToLeft(element: HTMLElement | null): boolean {
  return element !== null && getComputedStyle(element).direction === 'rtl';
}
