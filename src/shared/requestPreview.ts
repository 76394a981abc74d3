import type { Cut } from './thread.ts';

/** A request as it would go to the model now: all of it, before it goes. */
export interface RequestPreview {
  readonly model: string;
  /** For people: the endpoint's host. Empty where no model is set up. */
  readonly endpoint: string;
  readonly pieces: readonly RequestPiece[];
  readonly cuts: readonly Cut[];
  /** About how many tokens the request has, and how many it may have beside the reply. */
  readonly tokens: number;
  readonly room: number;
  /** US dollars for a million tokens of a prompt, where the price is known. */
  readonly price?: number;
  /** How many secrets were replaced, and how many invisible characters there are. */
  readonly secrets: number;
  readonly hidden: number;
  /** Byte for byte what is posted; undefined where nothing is sent. */
  readonly body: string | undefined;
  /** Why nothing is sent, or what else there is to know: a sentence each. */
  readonly notes: readonly string[];
}

/** A part of a request that one can point at. */
export interface RequestPiece {
  /** The position of the message that it is part of. */
  readonly message: number;
  readonly role: 'system' | 'user' | 'assistant';
  readonly kind: 'system' | 'rules' | 'summary' | 'earlier' | 'question' | 'note' | 'context' | 'image';
  readonly label: string;
  /** Why it is there; empty where that is plain. */
  readonly reason: string;
  readonly tokens: number;
  readonly text: string;
}
