import type { VNode } from 'preact';
import { state, tell } from '../store.ts';
import { t } from '../texts.ts';
import { Checkbox } from '../ui/Checkbox.tsx';

/** The files of rules that go along with each question, with a switch for each. */
export function RulesLine(): VNode | null {
  const { rules } = state.value;
  if (rules.length === 0) return null;
  const on = rules.filter(file => file.isOn).length;
  return (
    <details class="fold rules">
      <summary>{t('rulesOn', { count: on, total: rules.length })}</summary>
      <ul class="references">
        {rules.map(file => (
          <li key={file.path} class="referenceRow">
            <Checkbox
              label={file.path}
              isChecked={file.isOn}
              onChange={isOn => tell('rules/switch', { path: file.path, isOn })}
            />
            <span class="referenceTokens">
              {file.applyTo === undefined ? t('tokens', { count: file.tokens }) : scopeOf(file.applyTo)}
            </span>
            <button
              type="button"
              class="textButton"
              aria-label={t('openFile', { file: file.path })}
              onClick={() => tell('location/open', { path: file.path })}
            >
              {t('open')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function scopeOf(applyTo: string): string {
  return applyTo === '' ? t('rulesNever') : t('rulesFor', { files: applyTo });
}
