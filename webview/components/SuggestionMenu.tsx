import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Icon } from '../icons.tsx';
import { announce } from '../spoken.ts';
import { t } from '../texts.ts';
import type { MenuItem } from '../menuItems.ts';
import type { ComposerMenu } from './useComposerMenu.ts';

/** The id of a line, for `aria-activedescendant`. */
export function optionId(position: number): string {
  return `menu-option-${String(position)}`;
}

/** The list above the composer. The focus stays in the text. */
export function SuggestionMenu({
  menu,
  choose,
}: {
  readonly menu: ComposerMenu;
  readonly choose: (item: MenuItem) => void;
}): VNode {
  useEffect(() => {
    document.getElementById(optionId(menu.active))?.scrollIntoView({ block: 'nearest' });
  }, [menu.active]);
  const { length } = menu.items;
  useEffect(() => announce(t('suggestionsCount', { count: length })), [length]);
  return (
    <div class="menu" id="composer-menu" role="listbox" aria-label={t('suggestions')}>
      {sectionsOf(menu.items).map(({ name, items }) => (
        <div key={name} role="group" aria-label={name}>
          <div class="menuSection" aria-hidden="true">
            {name}
          </div>
          {items.map(({ item, position }) => (
            <div
              key={item.id}
              id={optionId(position)}
              class="option"
              role="option"
              aria-selected={position === menu.active}
              title={item.title}
              onMouseMove={() => {
                if (position !== menu.active) menu.setActive(position);
              }}
              onMouseDown={event => {
                event.preventDefault();
                choose(item);
              }}
            >
              {item.icon && <Icon name={item.icon} />}
              <span class="optionLabel">{item.label}</span>
              <span class="optionDetail">{item.detail}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** In the place of the list, where nothing fits. */
export function MenuHint({ text }: { readonly text: string }): VNode {
  useEffect(() => announce(text), [text]);
  return <p class="menu menuHint">{text}</p>;
}

interface Section {
  readonly name: string;
  readonly items: { readonly item: MenuItem; readonly position: number }[];
}

/** Lines of the same section that follow each other, with their place in the whole list. */
function sectionsOf(items: readonly MenuItem[]): readonly Section[] {
  const sections: Section[] = [];
  for (const [position, item] of items.entries()) {
    const last = sections.at(-1);
    if (last?.name === item.section) last.items.push({ item, position });
    else sections.push({ name: item.section, items: [{ item, position }] });
  }
  return sections;
}
