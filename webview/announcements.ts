import type { BlockState, PanelState } from '../src/shared/panelState.ts';
import type { CodeSegment } from '../src/shared/reply.ts';
import { splitReply } from '../src/shared/reply.ts';
import type { Turn } from '../src/shared/thread.ts';
import { fileName } from './format.ts';
import { languageName } from './highlight/languageName.ts';
import { lexBlocks } from './markdown/lexBlocks.ts';
import { t } from './texts.ts';

/** Something for a screen reader: politely in its turn, or at once. */
export interface Announcement {
  readonly text: string;
  readonly isUrgent: boolean;
}

/** What is worth saying about the way from one state to the next. Streaming text is not: it would be read in shreds. */
export function announcements(before: PanelState, after: PanelState, isReadingAloud: boolean): readonly Announcement[] {
  if (before === after || before.thread.id !== after.thread.id) return [];
  return [...endings(before, after, isReadingAloud), ...reviews(before, after)];
}

/** How a reply ended; with a screen reader, all that it says. */
export function ending(turn: Turn, isReadingAloud: boolean): Announcement | undefined {
  switch (turn.outcome?.type) {
    case undefined:
      return undefined;
    case 'failed':
      return { text: turn.outcome.failure.message, isUrgent: true };
    case 'stopped':
      return polite(t('announceStopped'));
    case 'interrupted':
      return polite(t('announceInterrupted'));
    case 'done': {
      const count = splitReply(turn.reply).filter(segment => segment.type === 'code').length;
      const code = count === 0 ? '' : `, ${t('announceCode', { count })}`;
      const text = isReadingAloud ? `. ${spokenReply(turn.reply)}` : '';
      return polite(`${t('announceDone')}${code}${text}`);
    }
  }
}

/** A reply as one says it: without marks, links by their words, code by its kind and length. */
export function spokenReply(reply: string): string {
  return splitReply(reply)
    .map(segment => (segment.type === 'code' ? spokenCode(segment) : spokenMarkdown(segment.text)))
    .filter(text => text !== '')
    .join('\n');
}

function endings(before: PanelState, after: PanelState, isReadingAloud: boolean): readonly Announcement[] {
  if (before.thread.turns === after.thread.turns) return [];
  const open = new Set(before.thread.turns.filter(turn => !turn.outcome).map(turn => turn.id));
  return after.thread.turns
    .filter(turn => turn.outcome && open.has(turn.id))
    .flatMap(turn => ending(turn, isReadingAloud) ?? []);
}

function reviews(before: PanelState, after: PanelState): readonly Announcement[] {
  if (before.blocks === after.blocks) return [];
  return Object.entries(after.blocks).flatMap(([key, block]) => {
    const status = before.blocks[key]?.status;
    // The first look at a block is no news.
    return status === undefined || status === block.status ? [] : (review(block) ?? []);
  });
}

function review(block: BlockState): Announcement | undefined {
  const file = block.path === undefined ? t('theFile') : fileName(block.path);
  const { added, removed } = block;
  switch (block.status) {
    case 'reviewing':
      return polite(t('announceReview', { count: block.hunks?.total ?? 1, file }));
    case 'kept':
      return polite(t('announceApplied', { file, added, removed }));
    case 'rejected':
      return polite(t('announceRejected', { file }));
    case 'unchanged':
      return polite(t('unchanged', { file }));
    case 'refused':
    case 'failed':
      return { text: t('announceRefused', { reason: block.message ?? '' }).trim(), isUrgent: true };
    case 'ready':
      return undefined;
  }
}

function polite(text: string): Announcement {
  return { text, isUrgent: false };
}

function spokenCode({ language, code }: CodeSegment): string {
  return t('spokenCode', { language: languageName(language), count: code.split('\n').length });
}

function spokenMarkdown(markdown: string): string {
  return lexBlocks(markdown)
    .map(spokenToken)
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

/** Whatever the token is: its own words are those of its parts. */
function spokenToken(token: unknown): string {
  if (typeof token !== 'object' || token === null) return '';
  if ('type' in token && (token.type === 'space' || token.type === 'def' || token.type === 'hr')) return '';
  if ('items' in token && Array.isArray(token.items)) return token.items.map(spokenToken).join('\n');
  if ('rows' in token && Array.isArray(token.rows)) return token.rows.map(spokenRow).join('\n');
  if ('tokens' in token && Array.isArray(token.tokens)) return token.tokens.map(spokenToken).join('');
  return 'text' in token && typeof token.text === 'string' ? token.text : '';
}

function spokenRow(row: unknown): string {
  return Array.isArray(row) ? row.map(spokenToken).join(', ') : '';
}
