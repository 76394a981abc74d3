import type { VNode } from 'preact';
import { Icon } from '../icons.tsx';
import type { IconName } from '../iconPaths.ts';

/** A small button with an icon. Its label is its name for a screen reader and its tooltip. */
export function IconButton({ icon, label, text, isPressed, isDisabled, className, onPress }: IconButtonProps): VNode {
  return (
    <button
      type="button"
      class={`iconButton${text ? ' withText' : ''}${className ? ` ${className}` : ''}`}
      aria-label={label}
      title={label}
      aria-disabled={isDisabled ? true : undefined}
      aria-pressed={isPressed}
      onClick={() => {
        if (!isDisabled) onPress();
      }}
    >
      <Icon name={icon} />
      {text && <span class="iconButtonText">{text}</span>}
    </button>
  );
}

interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  /** Shown beside the icon where there is room. */
  readonly text?: string | undefined;
  /** For a button that switches something on and off. */
  readonly isPressed?: boolean | undefined;
  /** It stays reachable, so that the focus is not lost when it becomes disabled. */
  readonly isDisabled?: boolean | undefined;
  readonly className?: string | undefined;
  readonly onPress: () => void;
}
