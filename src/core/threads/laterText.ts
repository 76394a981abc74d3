import type { Turn } from '../../shared/thread.ts';
import { deltaText } from './recordCodec.ts';

/** A piece of a reply that lies in a thread's bytes: a whole line, its checksum already compared. */
export interface LaterText {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
}

/**
 * A turn whose reply goes on with some pieces, which are parsed when the reply is first read. To everybody else it is
 * plain data: copied, compared or sent, it has its text. Of a long thread only the page on show is ever parsed.
 */
export function withLaterReply(turn: Turn, pieces: readonly LaterText[]): Turn {
  let text = turn.reply;
  let unread = pieces;
  return {
    ...turn,
    get reply() {
      for (const { bytes, from, to } of unread) text += deltaText(bytes, from, to);
      // The bytes of the file can go when nobody needs them any more.
      unread = NONE;
      return text;
    },
  };
}

const NONE: readonly LaterText[] = [];
