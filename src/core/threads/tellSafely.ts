/** Tells listeners. One that fails is told of, and keeps nothing from being written or read. */
export function tellSafely(tell: () => void): void {
  try {
    tell();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
