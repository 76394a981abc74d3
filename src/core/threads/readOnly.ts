/** An event was meant for a thread that cannot be written. `message` says why. */
export class ReadOnlyError extends Error {
  override readonly name = 'ReadOnlyError';
}

/** Why a thread is read-only, for the user. */
export const readOnlyReasons = {
  newer: 'This thread was written by a newer version of Parley. Update Parley to go on with it.',
  unreadable: 'The file of this thread cannot be read. It was left as it is; start a new thread to go on.',
} as const;
