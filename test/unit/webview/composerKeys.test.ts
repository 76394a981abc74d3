import assert from 'node:assert/strict';
import type { ComposerAction, ComposerSituation, KeyPress } from '../../../webview/composerKeys.ts';
import { composerAction } from '../../../webview/composerKeys.ts';

describe('keys in the composer', () => {
  /** `Ctrl+Shift+Enter` while the named things are so. */
  const check = (keys: string, situation: Partial<ComposerSituation>, expected: ComposerAction | undefined): void => {
    const how = Object.entries(situation).map(([name, value]) => `${name}=${String(value)}`);
    it(`${[keys, ...how].join(' ')} → ${expected ?? 'types'}`, () => {
      assert.equal(composerAction(press(keys), { ...QUIET, ...situation }), expected);
    });
  };

  check('Enter', {}, 'send');
  check('Shift+Enter', {}, undefined);
  check('Alt+Enter', {}, undefined);
  check('Ctrl+Enter', {}, 'send');
  check('Enter', { sendsOnEnter: false }, undefined);
  check('Ctrl+Enter', { sendsOnEnter: false }, 'send');
  check('Composing+Enter', {}, undefined);
  check('Composing+Escape', { isStreaming: true }, undefined);
  check('Enter', { isMenuOpen: true }, 'menuChoose');
  check('Tab', { isMenuOpen: true }, 'menuComplete');
  check('Shift+Tab', { isMenuOpen: true }, undefined);
  check('Tab', {}, undefined);
  check('ArrowDown', { isMenuOpen: true }, 'menuNext');
  check('ArrowUp', { isMenuOpen: true, isEmpty: true }, 'menuPrevious');
  check('Ctrl+Enter', { isMenuOpen: true }, 'send');
  check('Escape', { isMenuOpen: true, isStreaming: true }, 'menuClose');
  check('Escape', { hasHint: true, isStreaming: true }, 'menuClose');
  check('Enter', { hasHint: true }, 'send');
  check('Escape', { isStreaming: true }, 'stop');
  check('Escape', {}, 'leave');
  check('Ctrl+Escape', {}, undefined);
  check('ArrowUp', { isEmpty: true }, 'editLast');
  check('ArrowUp', {}, undefined);
  check('ArrowDown', { isEmpty: true }, undefined);
  check('Alt+ArrowUp', {}, 'earlier');
  check('Alt+ArrowDown', {}, 'later');
  check('Ctrl+Alt+ArrowUp', {}, undefined);
  check('Backspace', { isAtStart: true, hasChips: true }, 'removeChip');
  check('Backspace', { isAtStart: true }, undefined);
  check('Backspace', { hasChips: true }, undefined);
  check('Ctrl+Backspace', { isAtStart: true, hasChips: true }, undefined);
  check('a', { isMenuOpen: true }, undefined);
  check('F2', {}, undefined);
});

const QUIET: ComposerSituation = {
  isMenuOpen: false,
  hasHint: false,
  isEmpty: false,
  isAtStart: false,
  hasChips: false,
  isStreaming: false,
  sendsOnEnter: true,
};

function press(keys: string): KeyPress {
  const parts = keys.split('+');
  return {
    key: parts.at(-1) ?? '',
    isShift: parts.includes('Shift'),
    isControl: parts.includes('Ctrl'),
    isAlt: parts.includes('Alt'),
    isComposing: parts.includes('Composing'),
  };
}
