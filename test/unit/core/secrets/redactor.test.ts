import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRedactor } from '../../../../src/core/secrets/redactor.ts';
import { ALNUM, BASE64, chance, HEX, UPPER } from '../../../support/sampleSecrets.ts';

const github = `ghp_${chance(36, ALNUM)}`;
const slack = `xoxb-${chance(12, '0123456789')}-${chance(24, ALNUM)}`;
const pem = (lines: number): string =>
  [
    '-----BEGIN RSA PRIVATE KEY-----',
    ...Array.from({ length: lines }, (_, line) => chance(64, BASE64, line)),
    '-----END RSA PRIVATE KEY-----',
  ].join('\n');

describe('redacting', () => {
  it('replaces a secret by a placeholder and says what it was', () => {
    const text = `token: ${github}\n`;
    assert.deepEqual(createRedactor({ series: 'a' }).redact(text), {
      text: 'token: ‹secret:github-token:a1›\n',
      found: [
        {
          type: 'github-token',
          severity: 'high',
          placeholder: '‹secret:github-token:a1›',
          start: 7,
          end: 7 + github.length,
        },
      ],
    });
  });

  it('gives the same secret the same placeholder, another another', () => {
    const redactor = createRedactor({ series: '' });
    const texts = [github, `x ${github}`, `ghp_${chance(36, ALNUM, 2)}`].map(text => redactor.redact(text).text);
    assert.deepEqual(texts, ['‹secret:github-token:1›', 'x ‹secret:github-token:1›', '‹secret:github-token:2›']);
  });

  it('finds nothing more the second time', () => {
    const redactor = createRedactor();
    const once = redactor.redact(`PASSWORD=${github}\n${pem(5)}\nhttps://u:hunter2!@h/ "apiKey": "${slack}"`);
    assert.deepEqual(redactor.redact(once.text), { text: once.text, found: [] });
    assert.deepEqual(createRedactor().redact(once.text).found, []);
  });

  it('puts back what it took, in whatever brackets', () => {
    const redactor = createRedactor({ series: '' });
    const { text } = redactor.redact(`a ${github} b`);
    assert.deepEqual(redactor.restore(text), { text: `a ${github} b`, missing: [] });
    assert.equal(redactor.restore('<secret:github-token:1>').text, github);
  });

  it('names the placeholders that it does not know, and leaves them', () => {
    const text = 'x = ‹secret:github-token:zz9›';
    assert.deepEqual(createRedactor().restore(text), { text, missing: ['‹secret:github-token:zz9›'] });
  });

  it('does not take a placeholder of an earlier run for one of its own', () => {
    const earlier = createRedactor({ series: 'abc' }).redact(github).text;
    const later = createRedactor({ series: 'abd' });
    later.redact(slack);
    later.redact(`ghp_${chance(36, ALNUM, 3)}`);
    assert.deepEqual(later.restore(earlier).missing, [earlier]);
  });

  it('keeps what the user said is no secret', () => {
    const redactor = createRedactor({ isAllowed: value => value === github });
    assert.deepEqual(redactor.redact(github), { text: github, found: [] });
  });

  it('takes a private key line by line', () => {
    const redactor = createRedactor({ series: '' });
    const text = `+${pem(3).replaceAll('\n', '\n+')}`;
    const redacted = redactor.redact(text);
    assert.equal(
      redacted.text,
      [
        '+-----BEGIN RSA PRIVATE KEY-----',
        '+‹secret:private-key:1›',
        '+‹secret:private-key:2›',
        '+‹secret:private-key:3›',
        '+-----END RSA PRIVATE KEY-----',
      ].join('\n'),
    );
    assert.deepEqual(
      redacted.found.map(found => [found.type, found.severity, found.placeholder]),
      [['private-key', 'high', '‹secret:private-key:1›']],
    );
    assert.equal(redactor.restore(redacted.text).text, text);
  });

  it('cannot be switched off from within', () => {
    for (const comment of ['// secretlint-disable', '# gitleaks:allow', '<!-- secretlint-disable -->', '// nosec']) {
      assert.ok(!createRedactor().redact(`${comment}\n${github} ${comment}`).text.includes(github));
    }
  });

  describe('known values', () => {
    const known = 'correct horse/"battery"';
    const check = (name: string, text: string): void => {
      it(name, () => {
        const redacted = createRedactor({ known: () => [known, 'short'] }).redact(text);
        assert.equal(redacted.found[0]?.type, 'known-value');
        assert.doesNotMatch(redacted.text, /horse|Y29ycmVjd|battery/);
      });
    };
    check('as they are', `say ${known}!`);
    check('URL-encoded', `?q=${encodeURIComponent(known)}&x`);
    check('JSON-escaped', JSON.stringify({ a: known }));
    check('escaped twice', JSON.stringify(JSON.stringify({ a: known })));
    for (const before of ['', 'u:', 'me:']) {
      check(`in base64 after “${before}”`, `x ${Buffer.from(before + known).toString('base64')} y`);
    }

    it('are asked for anew each time', () => {
      const values: string[] = [];
      const redactor = createRedactor({ known: () => values });
      assert.equal(redactor.redact('my-own-value').found.length, 0);
      values.push('my-own-value');
      assert.equal(redactor.redact('my-own-value').found.length, 1);
    });

    it('are not found when they are short', () => {
      assert.equal(createRedactor({ known: () => ['short'] }).redact('in short').found.length, 0);
    });
  });

  describe('whatever stands around it', () => {
    const secrets = [
      github,
      slack,
      `AKIA${chance(16, UPPER)}`,
      `sk-ant-api03-${chance(80, ALNUM)}`,
      `DB_PASSWORD="${chance(24, ALNUM)}"`,
      `api_key: ${chance(40, HEX)}`,
      `postgres://user:${chance(12, ALNUM)}@db/x`,
    ];
    const around = fc.string({
      unit: fc.constantFrom(...'aZ09 \n\r\t"\'`=:+-_/\\{}<>|‹›é😀'.split('')),
      maxLength: 40,
    });
    const surroundings = fc.tuple(around, fc.constantFrom(...secrets), around);

    it('keeps the lines, comes back whole, and is found once for all', () => {
      fc.assert(
        fc.property(surroundings, ([before, secret, after]) => {
          const redactor = createRedactor();
          const text = `${before}\n${secret}\n${after}`;
          const redacted = redactor.redact(text);
          const own = secret.replace(/^.*?["']?[=:] ?["']?|["']$/g, '').replace(/^\/\/user:|@.*$/g, '');
          assert.ok(!redacted.text.includes(own), redacted.text);
          assert.equal(redacted.text.split('\n').length, text.split('\n').length);
          assert.equal(redactor.restore(redacted.text).text, text);
          assert.equal(redactor.redact(redacted.text).text, redacted.text);
        }),
        { numRuns: 300 },
      );
    });

    it('far into a text as well as at its beginning', () => {
      const before = 'some words of no meaning\n'.repeat(3_000);
      for (const secret of secrets) {
        const near = createRedactor({ series: '' }).redact(secret).text;
        assert.equal(createRedactor({ series: '' }).redact(before + secret).text, before + near);
      }
    });

    it('with any line ends, in a diff, a quote, a comment or a list', () => {
      for (const secret of secrets) {
        for (const frame of [
          '\uFEFF%',
          '%\r\n',
          '+%',
          '-%',
          '> %',
          '# %',
          '// %',
          '* %',
          '1. %',
          '```\n%\n```',
          '  %  ',
        ]) {
          const text = frame.replace('%', () => secret);
          assert.equal(createRedactor().redact(text).found.length, 1, text);
        }
      }
    });
  });
});
