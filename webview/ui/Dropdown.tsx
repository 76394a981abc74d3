import { vsCodeDropdown, vsCodeOption } from '@vscode/webview-ui-toolkit';
import type { VNode } from 'preact';
import { designSystem } from './designSystem.ts';
import { element } from './element.ts';

designSystem.register(vsCodeDropdown(), vsCodeOption());

/** One of a few. Arrow keys on the closed box change the value at once, so that a change must cost nothing. */
export function Dropdown<T extends string>({ label, value, options, onChange }: DropdownProps<T>): VNode {
  return element(
    'vscode-dropdown',
    {
      'aria-label': label,
      title: label,
      value,
      onChange: ({ target }: Event) => {
        const chosen = options.find(([id]) => target && 'value' in target && target.value === id);
        if (chosen && chosen[0] !== value) onChange(chosen[0]);
      },
    },
    ...options.map(([id, text]) => element('vscode-option', { key: id, value: id, selected: id === value }, text)),
  );
}

interface DropdownProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [id: T, text: string])[];
  readonly onChange: (value: T) => void;
}
