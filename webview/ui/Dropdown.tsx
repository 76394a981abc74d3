import type { VNode } from 'preact';

/**
 * One of a few, as the browser's own control: the toolkit's changes its value with each arrow key, is cut off by the
 * list's edge, and would bring 20 KB more before the first paint.
 */
export function Dropdown<T extends string>({ label, value, options, onChange }: DropdownProps<T>): VNode {
  return (
    <select
      class="dropdown"
      aria-label={label}
      title={label}
      value={value}
      onChange={event => {
        const chosen = options.find(([id]) => id === event.currentTarget.value);
        if (chosen) onChange(chosen[0]);
      }}
    >
      {options.map(([id, text]) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  );
}

interface DropdownProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [id: T, text: string])[];
  readonly onChange: (value: T) => void;
}
