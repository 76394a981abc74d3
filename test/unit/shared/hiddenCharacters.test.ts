import assert from 'node:assert/strict';
import { showHidden } from '../../../src/shared/hiddenCharacters.ts';

describe('hidden characters', () => {
  const check = (name: string, text: string, expected: string): void => {
    it(name, () => assert.equal(showHidden(text), expected));
  };

  check('plain text stays', 'const a = 1; // naïve, 東京, привет', 'const a = 1; // naïve, 東京, привет');
  check('a direction override is shown', 'a\u202eb', 'a[U+202E]b');
  check('an isolate is shown', 'if (\u2066x\u2069)', 'if ([U+2066]x[U+2069])');
  check('a zero-width space is shown', 'pass\u200bword', 'pass[U+200B]word');
  check('a joiner between Latin letters is shown', 'ad\u200dmin', 'ad[U+200D]min');
  check('a byte order mark inside is shown', 'a\ufeffb', 'a[U+FEFF]b');
  check('a soft hyphen is shown', 'a\u00adb', 'a[U+00AD]b');
  check('a Hangul filler is shown', 'x\u3164', 'x[U+3164]');
  check('tag characters are shown', 'hi\u{e0041}\u{e0042}', 'hi[U+E0041][U+E0042]');
  check('a family of emoji stays', '👨‍👩‍👧', '👨‍👩‍👧');
  check('an emoji with a tone stays', '👩🏽‍💻', '👩🏽‍💻');
  check(
    'the flag of Scotland stays',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
  );
  check('Persian keeps its non-joiner', 'می\u200cخواهم', 'می\u200cخواهم');
  check('Hindi keeps its joiner', 'क्\u200dष', 'क्\u200dष');
  check('marks of direction in Hebrew stay', 'שלום\u200f!', 'שלום\u200f!');
});
