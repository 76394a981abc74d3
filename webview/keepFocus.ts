import { focusComposer } from './focus.ts';

/**
 * Never loses the focus: when what has it goes off the page, the message it stood in takes it, the current row of
 * the history, or else the composer.
 * Otherwise the next Tab would begin at the top of the window.
 */
export function keepFocus(root: HTMLElement): void {
  let last: { readonly element: Element; readonly turnId: string | undefined } | undefined;
  root.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return;
    last = { element: target, turnId: target.closest<HTMLElement>('[data-turn]')?.dataset['turn'] };
  });
  // Elsewhere in the window somebody else has it.
  addEventListener('blur', () => (last = undefined));
  new MutationObserver(() => {
    if (!last || last.element.isConnected) return;
    const { turnId } = last;
    last = undefined;
    // What was there may be about to give the focus to something itself.
    requestAnimationFrame(() => {
      // Nor is it taken from the editor, which may have got it meanwhile.
      if (!document.hasFocus() || document.activeElement !== document.body) return;
      const turn = turnId && document.querySelector<HTMLElement>(`[data-turn="${CSS.escape(turnId)}"]`);
      const message = turn ? [...turn.querySelectorAll<HTMLElement>('article')].at(-1) : undefined;
      const row = document.querySelector<HTMLElement>('.historyList .threadMain[tabindex="0"]');
      const next = message ?? row;
      if (next) next.focus({ preventScroll: true });
      else focusComposer();
    });
  }).observe(root, { childList: true, subtree: true });
}
