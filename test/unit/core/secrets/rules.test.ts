import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRedactor } from '../../../../src/core/secrets/redactor.ts';
import { ALNUM, BASE64, chance, HEX, UPPER } from '../../../support/sampleSecrets.ts';

const folder = join(process.cwd(), 'src/core/secrets/rules');

describe('the secret rules', () => {
  it('are all in the list', () => {
    const list = readFileSync(join(folder, 'rules.ts'), 'utf8') + readFileSync(join(folder, '../redactor.ts'), 'utf8');
    const rules = readdirSync(folder).filter(file =>
      /: SecretRule( =|\b.*\{$)/m.test(readFileSync(join(folder, file), 'utf8')),
    );
    assert.ok(rules.length >= 8);
    for (const file of rules) assert.ok(list.includes(`/${file}'`), `${file} is not in the list`);
  });

  const redact = (text: string): ReturnType<ReturnType<typeof createRedactor>['redact']> =>
    createRedactor({ series: '' }).redact(text);

  describe('find the makers’ own formats', () => {
    const check = (type: string, token: string): void => {
      it(type, () => {
        const { text, found } = redact(`x "${token}" y`);
        assert.deepEqual([found[0]?.type, text.includes(token)], [type, false], text);
      });
    };
    check('github-token', `gho_${chance(36, ALNUM)}`);
    check('github-pat', `github_pat_${chance(22, ALNUM)}_${chance(59, ALNUM)}`);
    check('gitlab-token', `glpat-${chance(20, ALNUM)}`);
    check('aws-access-key', `AKIA${chance(16, UPPER)}`);
    check('google-api-key', `AIza${chance(35, ALNUM)}`);
    check('openai-key', `sk-proj-${chance(60, ALNUM)}`);
    check('openai-key', `sk-${chance(20, ALNUM)}T3BlbkFJ${chance(20, ALNUM)}`);
    check('anthropic-key', `sk-ant-api03-${chance(93, ALNUM)}AA`);
    check('openrouter-key', `sk-or-v1-${chance(64, HEX)}`);
    check('groq-key', `gsk_${chance(52, ALNUM)}`);
    check('huggingface-token', `hf_${chance(34, ALNUM.slice(0, 52))}`);
    check('stripe-key', `sk_live_${chance(24, ALNUM)}`);
    check('slack-token', `xoxp-${chance(11, '0123456789')}-${chance(24, ALNUM)}`);
    check(
      'slack-webhook',
      `https://hooks.slack.com/services/T${chance(8, UPPER)}/B${chance(8, UPPER)}/${chance(24, ALNUM)}`,
    );
    check('telegram-token', `${chance(9, '123456789')}:AA${chance(33, ALNUM)}`);
    check('sendgrid-key', `SG.${chance(22, ALNUM)}.${chance(43, ALNUM)}`);
    check('mailchimp-key', `${chance(32, HEX)}-us12`);
    check('npm-token', `npm_${chance(36, ALNUM)}`);
    check('pypi-token', `pypi-AgEIcHlwaS5vcmc${chance(60, ALNUM)}`);
    check('digitalocean-token', `dop_v1_${chance(64, HEX)}`);
    check('databricks-token', `dapi${chance(32, HEX)}`);
    check('azure-client-secret', `${chance(3, ALNUM)}8Q~${chance(34, ALNUM)}`);
    check('azure-storage-key', `AccountKey=${chance(86, BASE64)}==`);
    check('vault-token', `hvs.${chance(24, ALNUM)}`);
    check('terraform-token', `${chance(14, ALNUM)}.atlasv1.${chance(64, ALNUM)}`);
    check('linear-key', `lin_api_${chance(40, ALNUM)}`);
    check('airtable-token', `pat${chance(14, ALNUM)}.${chance(64, HEX)}`);
    check('private-key', `AGE-SECRET-KEY-1${chance(58, UPPER)}`);
    check('jwt', `eyJ${chance(30, ALNUM)}.eyJ${chance(60, ALNUM)}.${chance(43, ALNUM)}`);
  });

  describe('find a private key', () => {
    const body = chance(64, BASE64);
    const check = (name: string, text: string): void => {
      it(name, () => assert.ok(!redact(text).text.includes(body.slice(0, 20))));
    };
    check('without its end', `-----BEGIN PRIVATE KEY-----\n${body}\n${body}\nand then words`);
    check('escaped into one line', `"key": "-----BEGIN PRIVATE KEY-----\\n${body}\\n-----END PRIVATE KEY-----\\n"`);
    check(
      'of PGP',
      `-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: 1\n\n${body}\n-----END PGP PRIVATE KEY BLOCK-----`,
    );
    check(
      'of OpenSSH, indented',
      `  -----BEGIN OPENSSH PRIVATE KEY-----\n  ${body}\n  -----END OPENSSH PRIVATE KEY-----`,
    );
    check('of PuTTY', `PuTTY-User-Key-File-2: ssh-rsa\nPrivate-Lines: 1\n${body}\nPrivate-MAC: 12`);
    check(
      'put together in code',
      `'-----BEGIN PRIVATE KEY-----\\n' +\n  '${body}\\n' +\n  '-----END PRIVATE KEY-----'`,
    );
  });

  describe('find a value by its name, however it is written', () => {
    const values = [chance(32, ALNUM, 5), chance(40, HEX), chance(40, BASE64), 'hunter2!', 'Tr0ub4dor#3', 'Winter2023'];
    const check = (shape: string): void => {
      it(shape.replaceAll('\n', '⏎'), () => {
        for (const value of values) {
          const redacted = redact(shape.replace('%', () => value)).text;
          assert.ok(!redacted.includes(value), redacted);
        }
      });
    };
    check('PASSWORD=%');
    check('export DB_PASSWORD="%"');
    check("DB_PASSWORD='%'");
    check('{"password": "%"}');
    check('{"password":"%"}');
    check('password: %');
    check('password: "%"');
    check('<password>%</password>');
    check('<add key="Password" value="%" />');
    check('<property name="password" value="%"/>');
    check('<password type="plain">%</password>');
    check('tool --password % --x');
    check('tool --password=%');
    check('tool --password "%"');
    check('mysql -u root -p% db');
    check('ENV DB_PASSWORD %');
    check('ENV DB_PASSWORD=%');
    check('password = "%"');
    check('machine h login l password %');
    check('"{\\"password\\": \\"%\\"}"');
    check('password: |\n  %');
    check('password: >-\n    %');
    check('| password | % |');
    check("const password = '%';");
    check('let password: string = "%";');
    check('String password = "%";');
    check('password := "%"');
    check(':password => "%"');
    check("'password' => '%',");
    check('user.setPassword("%")');
    check('login(user, password="%")');
    check("define('DB_PASSWORD', '%');");
    check('os.environ["DB_PASSWORD"] = "%"');
    check('Password=%;Server=x');
    check('Server=x;Pwd=%;');
    check('set PASSWORD=%');
    check('password=% # a comment');
    check('# password: %');
    check('+PASSWORD=%');
    check('password = """%"""');
    check('passwd: %');
    check('"password": ["%"]');
    check('curl -u user:% https://example.com');
    check('The password is %');
  });

  describe('find a random value by a weaker name', () => {
    const values = [chance(32, ALNUM, 5), chance(40, HEX), chance(40, BASE64)];
    const check = (shape: string): void => {
      it(shape, () => {
        for (const value of values) {
          const redacted = redact(shape.replace('%', () => value)).text;
          assert.ok(!redacted.includes(value), redacted);
        }
      });
    };
    check('STRIPE_KEY=%');
    check('"apiKey": "%"');
    check('X-Api-Key: %');
    check('Authorization: Bearer %');
    check('Authorization: token %');
    check('?access_token=%&x=1');
    check('client_secret: %');
    check('process.env.API_KEY = "%"');
    check('$env:API_KEY = "%"');
    check('| `API_KEY` | `%` |');
    check('headers["x-auth-token"] = "%"');
  });

  it('find a value put together from parts', () => {
    const value = chance(40, ALNUM, 7);
    const { text } = redact(`const secret = "${value.slice(0, 20)}" +\n  "${value.slice(20)}";`);
    assert.equal(text, 'const secret = "‹secret:secret-value:1›" +\n  "‹secret:secret-value:2›";');
  });

  it('find a pair in basic credentials', () => {
    assert.match(redact(`Basic ${Buffer.from('user:hunter2').toString('base64')}`).text, /^Basic ‹secret:/);
  });

  describe('leave alone', () => {
    const check = (text: string): void => {
      it(text.slice(0, 70), () => assert.deepEqual(redact(text).found, []));
    };
    check('id = "123e4567-e89b-12d3-a456-426614174000"');
    check(`commit ${chance(40, HEX)}`);
    check(`"integrity": "sha512-${chance(86, BASE64)}=="`);
    check(`url(data:image/png;base64,${chance(400, BASE64)})`);
    check('const key = process.env.API_KEY;');
    check('apiKey: process.env.OPENAI_API_KEY');
    check('token: ${{ secrets.GITHUB_TOKEN }}');
    check('api_key: <YOUR_API_KEY>');
    check('getPersistedProviderApiKey(provider)');
    check('password: string');
    check('  readonly token: string | undefined;');
    check('"@aws-sdk/client-secrets-manager": "^3.922.0"');
    check(`https://github.com/a/b/blob/${chance(40, HEX)}/x.ts`);
    check('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
    check('Ctrl+Alt+U');
    check('mail me at someone@example.com');
    check('const token = await getToken(request);');
    check('if (password === confirmPassword) {');
    check('max_tokens: 4096');
    check('token = tokens[i]');
    check('password: "Password"');
    check('placeholder="Enter your password"');
    check('<input type="password" name="password" required>');
    check('label: { password: "Passwort" }');
    check('tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased")');
    check('access_token_url: https://example.com/oauth/token');
    check('token_type: "bearer"');
    check('password=$DB_PASSWORD');
    check('password: {{ .Values.password }}');
    check('PASSWORD=${DB_PASSWORD:-}');
    check('const cacheKey = "user-settings-v2";');
    check('Authorization: Bearer <token>');
    check('Authorization: `Bearer ${key}`');
    check('bearer authentication is required');
    check('sk-fading-circle-animation-delay');
    check('publicKeyToken=b77a5c561934e089');
    check('export const SECRET_STORAGE_KEY = "parley.apiKey";');
    check('keychain.setPassword(service, account, password)');
    check('localStorage.getItem("token")');
    check('foreign_key: "user_id"');
    check('secrets: inherit');
    check('https://example.com:8080/path@2x.png');
    check('http://localhost:3000/@user');
    check("['passphrase', 'password', 'token', 'clientsecret']");
    check('/key|token|secret|password|passwd|pwd|credential/i');
    check('credential: X509Credential,');
    check('e.tokenValue=i&15?o:i&32?parseFloat(s):0');
  });

  describe('take time that grows with the text and no faster', () => {
    const hostile = [
      ...[
        'curl -u ',
        'eyJ',
        'eyJa.',
        '-----BEGIN PRIVATE KEY-----',
        'password=',
        'password: "',
        'token\t',
        '://a:',
        'Bearer ',
      ],
      ...[
        'sk-a',
        'AIoT',
        'fm2_',
        'JQQJ99',
        ' -p',
        'secret>',
        '‹secret:',
        '_authToken=A1',
        'a',
        '"',
        '\\',
        '\n',
        'password|',
      ],
    ];
    for (const part of hostile) {
      it(JSON.stringify(part), () => {
        const time = (length: number): number => {
          const text = part.repeat(Math.ceil(length / part.length));
          const started = process.cpuUsage().user;
          redact(text);
          return process.cpuUsage().user - started;
        };
        time(10_000);
        // Quadratic time would be a hundred times as long; noise and warming up are not.
        assert.ok(time(100_000) < 30 * Math.max(time(10_000), 5_000));
      });
    }
  });
});
