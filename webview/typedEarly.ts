/** A box of the page as the host wrote it, before the script was there. */
type EarlyBox = Pick<HTMLTextAreaElement, 'value' | 'defaultValue'>;

/** What was typed into it; undefined where nothing was. */
export function typedInto(box: EarlyBox | null): string | undefined {
  return box && box.value !== box.defaultValue ? box.value : undefined;
}

/** The draft with what was typed: into it, or into a box that did not have it yet. Undefined where nothing was typed. */
export function withTyped(draft: string, box: EarlyBox | null): string | undefined {
  const typed = typedInto(box);
  return typed === undefined || draft === '' || box?.defaultValue === draft ? typed : `${draft}\n${typed}`;
}
