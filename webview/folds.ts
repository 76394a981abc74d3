import { useState } from 'preact/hooks';

/** Whether a fold is open. It is kept when its message scrolls out of view and is taken off the page. */
export function useFold(
  key: string,
  isOpenAtFirst: boolean,
): readonly [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(folds.get(key) ?? isOpenAtFirst);
  return [
    isOpen,
    next => {
      folds.set(key, next);
      setOpen(next);
    },
  ];
}

const folds = new Map<string, boolean>();
