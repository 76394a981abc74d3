import assert from 'node:assert/strict';
import { speak, t } from '../../../webview/texts.ts';
import { messageTime, money, shortCount } from '../../../webview/format.ts';

describe('texts', () => {
  afterEach(() => speak('en', {}));
  const check = (actual: () => string, expected: string): void => {
    it(expected, () => assert.equal(actual(), expected));
  };

  check(() => t('send'), 'Send');
  check(() => t('changesIn', { count: 1, file: 'a.ts' }), '1 change in a.ts');
  check(() => t('changesIn', { count: 1_200, file: 'a.ts' }), '1,200 changes in a.ts');
  check(() => t('changesIn', { count: 2, file: '{count}' }), '2 changes in {count}');
  check(() => t('changesIn', { count: 2 }), '2 changes in {file}');

  it('another language, and English where it lacks a phrase', () => {
    speak('de', { send: 'Senden', changesIn: { one: '{count} Änderung', other: '{count} Änderungen' } });
    assert.deepEqual([t('send'), t('changesIn', { count: 1_200 }), t('stop')], ['Senden', '1.200 Änderungen', 'Stop']);
  });
});

describe('figures', () => {
  const check = (actual: string, expected: string): void => {
    it(expected, () => assert.equal(actual, expected));
  };

  check(shortCount(999), '999');
  check(shortCount(1_912), '1.9K');
  check(shortCount(2_000), '2K');
  check(shortCount(128_400), '128K');
  check(money(0), '$0.00');
  check(money(0.002_13), '$0.0021');
  check(money(1.239), '$1.24');
  check(money(0.000_000_4), '$0.000000');

  it('a time of today, and one of before', () => {
    const now = new Date(2026, 4, 3, 14).getTime();
    assert.deepEqual(
      [messageTime(new Date(2026, 4, 3, 9, 5).getTime(), now), messageTime(new Date(2026, 4, 1, 9, 5).getTime(), now)],
      ['09:05 AM', 'May 1, 09:05 AM'],
    );
  });
});
