/** The body of an answer, piece by piece. Leaving the loop early closes the connection. */
export async function* responseBytes(response: Response): AsyncGenerator<Uint8Array, void> {
  const pieces: AsyncIterable<unknown> = response.body ?? nothing();
  for await (const piece of pieces) {
    if (piece instanceof Uint8Array) yield piece;
  }
}

async function* nothing(): AsyncGenerator<never, void> {
  // An answer without a body.
}
