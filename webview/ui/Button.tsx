import type { ComponentChildren, Ref, VNode } from 'preact';
import { element } from './element.ts';

/** A button with words on it. For icons alone there is `IconButton`. */
export function Button({ children, isPrimary, isDisabled, onPress, title, buttonRef }: ButtonProps): VNode {
  return element(
    'vscode-button',
    {
      appearance: isPrimary ? 'primary' : 'secondary',
      disabled: isDisabled ?? false,
      onClick: onPress,
      ...(title ? { title } : {}),
      ...(buttonRef ? { ref: buttonRef } : {}),
    },
    children,
  );
}

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly isPrimary?: boolean;
  readonly isDisabled?: boolean;
  readonly title?: string;
  readonly buttonRef?: Ref<HTMLElement>;
  readonly onPress: () => void;
}
