import type { Ref, VNode } from 'preact';
import { element } from './element.ts';

/** A line to type in. Its label is read out, and shown as the placeholder. */
export function TextField({ label, value, onChange, onKeyDown, fieldRef }: TextFieldProps): VNode {
  return element('vscode-text-field', {
    'aria-label': label,
    placeholder: label,
    value,
    onInput: (event: Event) => onChange(valueOf(event.target)),
    ...(onKeyDown ? { onKeyDown } : {}),
    ...(fieldRef ? { ref: fieldRef } : {}),
  });
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly fieldRef?: Ref<HTMLElement>;
}

function valueOf(target: EventTarget | null): string {
  return target && 'value' in target && typeof target.value === 'string' ? target.value : '';
}
