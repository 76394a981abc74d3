import { vsCodeCheckbox } from '@vscode/webview-ui-toolkit/dist/checkbox/index.js';
import type { VNode } from 'preact';
import { designSystem } from './designSystem.ts';
import { element } from './element.ts';

designSystem.register(vsCodeCheckbox());

export function Checkbox({ label, isChecked, onChange }: CheckboxProps): VNode {
  return element(
    'vscode-checkbox',
    {
      checked: isChecked,
      onChange: ({ target }: Event) => {
        const next = target !== null && 'checked' in target && target.checked === true;
        // The control reports the value that it was given, too.
        if (next !== isChecked) onChange(next);
      },
    },
    label,
  );
}

interface CheckboxProps {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}
