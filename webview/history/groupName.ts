import { t } from '../texts.ts';
import type { Group } from './historyRows.ts';

/** The heading of a group: a word, or a month with its year. */
export function groupName(group: Group): string {
  switch (group) {
    case 'pinned':
    case 'today':
    case 'yesterday':
    case 'last7':
    case 'last30':
      return t(group);
    default: {
      const [year = 0, month = 1] = group.split('-').map(Number);
      return months.format(new Date(year, month - 1));
    }
  }
}

const months = new Intl.DateTimeFormat(document.documentElement.lang === '' ? 'en' : document.documentElement.lang, {
  month: 'long',
  year: 'numeric',
});
