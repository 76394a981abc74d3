/** What outlives a hidden or reloaded page: small, as VS Code copies it with each write. */
export interface RememberedPage {
  readonly threadId: string;
  /** The composer's text while the host has not yet said that it has it. */
  readonly unsavedDraft?: string | undefined;
  /** Where the transcript stood; undefined at its end. */
  readonly anchor?: ScrollAnchor | undefined;
}

/** A turn and how far its top stands above (negative) or below the top edge of the transcript, in pixels. */
export interface ScrollAnchor {
  readonly turnId: string;
  readonly offset: number;
}

/** Reads what an earlier page, perhaps of an earlier version, wrote. */
export function parseRemembered(value: unknown): RememberedPage | undefined {
  if (!isRecord(value) || typeof value['threadId'] !== 'string') return undefined;
  const { threadId, unsavedDraft, anchor } = value;
  return {
    threadId,
    ...(typeof unsavedDraft === 'string' ? { unsavedDraft } : {}),
    ...(isAnchor(anchor) ? { anchor } : {}),
  };
}

function isAnchor(value: unknown): value is ScrollAnchor {
  return isRecord(value) && typeof value['turnId'] === 'string' && typeof value['offset'] === 'number';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
