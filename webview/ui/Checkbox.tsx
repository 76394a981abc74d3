import type { VNode } from 'preact';

/** The browser's own box, in the theme's colours: the toolkit's would bring 4 KB more before the first paint. */
export function Checkbox({ label, isChecked, onChange }: CheckboxProps): VNode {
  return (
    <label class="checkbox">
      <input type="checkbox" checked={isChecked} onChange={event => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

interface CheckboxProps {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}
