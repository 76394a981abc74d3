/** 1,912 → `1.9K`: a count that needs no exact figure. */
export function shortCount(count: number): string {
  if (count < 1_000) return String(count);
  const thousands = count / 1_000;
  return thousands < 99.95 ? `${String(Math.round(thousands * 10) / 10)}K` : `${String(Math.round(thousands))}K`;
}

/** `$0.0021`: two digits that say something, however little it is. */
export function money(dollars: number): string {
  const digits = dollars >= 0.1 || dollars === 0 ? 2 : Math.min(6, 1 - Math.floor(Math.log10(dollars)));
  return `$${dollars.toFixed(digits)}`;
}

/** The time of a message: the hour today, the day before that. */
export function messageTime(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? clock.format(at) : dayAndClock.format(at);
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const language =
  typeof document === 'undefined' || document.documentElement.lang === '' ? 'en' : document.documentElement.lang;
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat(language, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
