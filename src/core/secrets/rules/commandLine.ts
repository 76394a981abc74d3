import { isStandIn } from '../randomness.ts';
import type { SecretRule } from '../secretRule.ts';

/** Passwords in the options of well-known programs: `curl -u name:…`, `mysql -p…`, `sshpass -p …`, `redis-cli -a …`. */
export const commandLine: SecretRule = {
  keywords: [' -u', ' --user', ' -p', ' -a'],
  find(text, { keyword, start, end }) {
    const line = text.slice(Math.max(0, start - 200), start).replace(/^.*[\n|;&]/s, '');
    const option = options.find(it => it.keywords.includes(keyword) && it.program.test(line));
    const [all = '', value = ''] = option?.value.exec(text.slice(end, end + 320)) ?? [];
    if (value.length < 4 || isStandIn(value)) return undefined;
    const from = end + all.length - value.length;
    return { type: 'command-password', severity: 'medium', spans: [{ start: from, end: from + value.length }] };
  },
};

const options: readonly { readonly keywords: readonly string[]; readonly program: RegExp; readonly value: RegExp }[] = [
  { keywords: [' -u', ' --user'], program: /\bcurl\b/, value: /^[\s=]{0,2}["']?[^\s:"'@]{0,100}:([^\s"']{1,200})/ },
  { keywords: [' -p'], program: /\b(?:mysql\w{0,10}|mariadb\w{0,10})\b/, value: /^["']?([^\s"'-][^\s"']{1,200})/ },
  { keywords: [' -p'], program: /\bsshpass\b/, value: /^\s{0,2}["']?([^\s"']{1,200})/ },
  { keywords: [' -a'], program: /\bredis-cli\b/, value: /^\s{1,2}["']?([^\s"']{1,200})/ },
];
