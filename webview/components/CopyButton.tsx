import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { announce } from '../spoken.ts';
import { t } from '../texts.ts';
import { IconButton } from './IconButton.tsx';

/** Copies through the host, and says so for a moment. */
export function CopyButton({ label, copy }: { readonly label: string; readonly copy: () => void }): VNode {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <IconButton
      icon={isCopied ? 'check' : 'copy'}
      label={isCopied ? t('copied') : label}
      onPress={() => {
        copy();
        setCopied(true);
        announce(t('copied'));
      }}
    />
  );
}
