/** A key as the composer sees it. */
export interface KeyPress {
  readonly key: string;
  readonly isShift?: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly isControl?: boolean;
  readonly isAlt?: boolean;
  /** An input method is choosing characters: its Enter and arrows are its own. */
  readonly isComposing?: boolean;
}

/** What was pressed. Ctrl and, on a Mac, Cmd are one to the composer. */
export function keyPress({ key, shiftKey, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): KeyPress {
  return { key, isShift: shiftKey, isControl: ctrlKey || metaKey, isAlt: altKey, isComposing };
}

/** What the composer is like when a key is pressed. */
export interface ComposerSituation {
  readonly isMenuOpen: boolean;
  /** In the place of the menu there is a sentence. */
  readonly hasHint: boolean;
  readonly isEmpty: boolean;
  /** The cursor stands before the first character and nothing is selected. */
  readonly isAtStart: boolean;
  readonly hasChips: boolean;
  readonly isStreaming: boolean;
  readonly sendsOnEnter: boolean;
}

export type ComposerAction =
  | 'send'
  | 'stop'
  | 'leave'
  | 'editLast'
  | 'removeChip'
  | 'earlier'
  | 'later'
  | 'menuNext'
  | 'menuPrevious'
  | 'menuChoose'
  | 'menuComplete'
  | 'menuClose';

/** What a key does in the composer; undefined where it types, moves or is VS Code's. */
export function composerAction(press: KeyPress, situation: ComposerSituation): ComposerAction | undefined {
  if (press.isComposing) return undefined;
  const hasModifier = Boolean(press.isShift) || Boolean(press.isControl) || Boolean(press.isAlt);
  if (situation.isMenuOpen && !hasModifier) {
    const chosen = MENU_KEYS[press.key];
    if (chosen) return chosen;
  }
  switch (press.key) {
    case 'Enter':
      if (press.isShift || press.isAlt) return undefined;
      return press.isControl || situation.sendsOnEnter ? 'send' : undefined;
    case 'Escape':
      if (hasModifier) return undefined;
      if (situation.hasHint) return 'menuClose';
      return situation.isStreaming ? 'stop' : 'leave';
    case 'ArrowUp':
      if (press.isAlt && !press.isControl && !press.isShift) return 'earlier';
      return situation.isEmpty && !hasModifier ? 'editLast' : undefined;
    case 'ArrowDown':
      return press.isAlt && !press.isControl && !press.isShift ? 'later' : undefined;
    case 'Backspace':
      return situation.isAtStart && situation.hasChips && !hasModifier ? 'removeChip' : undefined;
    default:
      return undefined;
  }
}

const MENU_KEYS: Readonly<Record<string, ComposerAction>> = {
  ArrowDown: 'menuNext',
  ArrowUp: 'menuPrevious',
  Enter: 'menuChoose',
  Tab: 'menuComplete',
  Escape: 'menuClose',
};
