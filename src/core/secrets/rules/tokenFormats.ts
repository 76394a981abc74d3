/** How the tokens of one maker look, from what the makers publish. */
export interface TokenFormat {
  readonly type: string;
  /** The fixed part by which they are found. */
  readonly mark: string;
  /** Sticky, and bounded in length. It begins `before` characters before the mark. */
  readonly pattern: RegExp;
  readonly before?: number;
  /** The mark is so common that the token must not begin within a word, and the rest must look random. */
  readonly isWordy?: boolean;
}

const plain = (type: string, mark: string, rest: string): TokenFormat => ({
  type,
  mark,
  pattern: new RegExp(mark.replace(/[.+*?^$(){}|[\]\\]/g, '\\$&') + rest, 'y'),
});
const wordy = (type: string, mark: string, rest: string): TokenFormat => ({
  ...plain(type, mark, rest),
  isWordy: true,
});
const infix = (type: string, mark: string, before: number, pattern: RegExp): TokenFormat => ({
  type,
  mark,
  before,
  pattern,
});

export const tokenFormats: readonly TokenFormat[] = [
  // Code hosts
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'].map(mark => plain('github-token', mark, '[A-Za-z0-9]{36,255}')),
  plain('github-pat', 'github_pat_', '\\w{60,255}'),
  plain('gitlab-token', 'glpat-', '[\\w-]{20,300}(?:\\.[0-9a-z.]{2,40})?'),
  ...['glrt-', 'gldt-', 'glft-', 'glsoat-', 'glcbt-', 'glffct-', 'glimt-', 'glagent-', 'gloas-', 'glptt-'].map(mark =>
    plain('gitlab-token', mark, '[\\w-]{20,100}(?:\\.[0-9a-z.]{2,40})?'),
  ),
  plain('gitlab-token', 'GR1348941', '[\\w-]{20,60}'),
  plain('gitlab-session', '_gitlab_session=', '[0-9a-z]{32}'),
  plain('atlassian-token', 'ATATT3', '[A-Za-z0-9_=-]{100,300}'),
  plain('bitbucket-token', 'ATBB', '[A-Za-z0-9]{24,60}'),
  ...['sgp_', 'slk_'].map(mark => plain('sourcegraph-token', mark, '(?:[0-9a-f]{16}_|local_)?[0-9a-f]{40,64}')),

  // Clouds
  ...['AKIA', 'ASIA', 'ABIA', 'ACCA'].map(mark => plain('aws-access-key', mark, '[A-Z2-7]{16}(?![A-Za-z0-9])')),
  plain('aws-bedrock-key', 'ABSK', '[A-Za-z0-9+/]{100,400}={0,2}'),
  plain('aws-bedrock-key', 'bedrock-api-key-', '[A-Za-z0-9+/=._-]{20,2000}'),
  plain('google-api-key', 'AIza', '[\\w-]{35}'),
  plain('google-oauth-secret', 'GOCSPX-', '[\\w-]{28}'),
  plain('google-access-token', 'ya29.', '[\\w-]{20,2000}'),
  plain('azure-storage-key', 'AccountKey=', '[A-Za-z0-9+/]{40,100}={0,2}'),
  plain('azure-signature', 'sig=', '(?:[A-Za-z0-9/+]|%[0-9A-Fa-f]{2}){43,90}(?:=|%3[dD])'),
  infix('azure-storage-key', '+ASt', 76, /[A-Za-z0-9/+]{76}\+ASt[A-Za-z0-9/+]{5}[AQgw]==/y),
  ...['+ASb', '+AEh', '+ARm', '+AMC', '+ACR', '+ABa', 'AIoT'].flatMap(mark =>
    [33, 42].map(before =>
      infix(
        'azure-key',
        mark,
        before,
        /[A-Za-z0-9/+]{33,42}(?:\+A(?:Sb|Eh|Rm|MC|CR|Ba)|AIoT)[A-Za-z0-9/+]{5,8}={0,2}/y,
      ),
    ),
  ),
  ...['AzFu', 'AzSe', 'AzCa', 'ACDb', 'APIM'].flatMap(mark =>
    [42, 44, 76].map(before =>
      infix('azure-key', mark, before, new RegExp(`[\\w+/-]{${before}}${mark}[\\w+/-]{5,8}={0,2}`, 'y')),
    ),
  ),
  infix('azure-key', 'JQQJ99', 52, /[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}/y),
  infix('azure-client-secret', 'Q~', 4, /[\w~.-]{3}[78]Q~[\w~.-]{31,34}/y),
  plain('alibaba-key', 'LTAI', '[A-Za-z0-9]{12,30}'),
  plain('tencent-key', 'AKID', '[A-Za-z0-9]{32}'),
  wordy('yandex-token', 'AQVN', '[\\w-]{35,38}'),
  plain('yandex-token', 'YCAJE', '[\\w-]{20}'),
  ...['dop_v1_', 'doo_v1_', 'dor_v1_'].map(mark => plain('digitalocean-token', mark, '[0-9a-f]{64}')),
  plain('databricks-token', 'dapi', '[0-9a-f]{32}(?:-\\d)?'),
  plain('cloudflare-key', 'v1.0-', '[0-9a-f]{24}-[0-9a-f]{140,150}'),
  ...['cfk_', 'cfut_', 'cfat_'].map(mark => plain('cloudflare-token', mark, '[A-Za-z0-9]{40,60}')),
  ...['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'].map(mark => wordy('vercel-token', mark, '[A-Za-z0-9_-]{20,60}')),
  plain('netlify-token', 'nfp_', '[A-Za-z0-9]{30,60}'),
  ...['fo1_', 'fm1r_', 'fm1a_', 'fm2_'].map(mark => wordy('fly-token', mark, '[A-Za-z0-9+/=_-]{40,2000}')),
  plain('heroku-key', 'HRKU-', '[\\w-]{36,70}'),
  wordy('render-key', 'rnd_', '[A-Za-z0-9]{28,40}'),
  ...['sbp_', 'sb_secret_'].map(mark => plain('supabase-key', mark, '[\\w-]{24,60}')),
  ...['pscale_tkn_', 'pscale_pw_', 'pscale_oauth_'].map(mark => plain('planetscale-token', mark, '[\\w.=-]{32,80}')),
  plain('neon-key', 'napi_', '[A-Za-z0-9]{40,80}'),

  // Models
  wordy('openai-key', 'sk-proj-', '[\\w-]{20,300}'),
  wordy('openai-key', 'sk-svcacct-', '[\\w-]{20,300}'),
  wordy('openai-key', 'sk-admin-', '[\\w-]{20,300}'),
  wordy('anthropic-key', 'sk-ant-', '[\\w-]{20,200}'),
  wordy('openrouter-key', 'sk-or-v1-', '[0-9a-f]{40,64}'),
  wordy('openai-key', 'sk-', '(?!ant-|or-)[A-Za-z0-9_-]{20,300}'),
  plain('groq-key', 'gsk_', '[A-Za-z0-9]{40,60}'),
  plain('perplexity-key', 'pplx-', '[A-Za-z0-9]{40,60}'),
  plain('xai-key', 'xai-', '[A-Za-z0-9]{70,90}'),
  plain('huggingface-token', 'hf_', '[A-Za-z0-9]{30,40}'),
  plain('huggingface-token', 'api_org_', '[A-Za-z]{34}'),
  wordy('replicate-token', 'r8_', '[A-Za-z0-9]{37}'),

  // Payment
  ...['sk_live_', 'sk_test_', 'sk_prod_', 'rk_live_', 'rk_test_', 'rk_prod_'].map(mark =>
    plain('stripe-key', mark, '[A-Za-z0-9]{10,110}'),
  ),
  wordy('stripe-webhook-secret', 'whsec_', '[A-Za-z0-9+/=]{24,80}'),
  ...['sq0atp-', 'sq0csp-', 'sq0idp-'].map(mark => plain('square-token', mark, '[\\w-]{22,60}')),
  plain('square-token', 'EAAA', '[\\w-]{60}(?![\\w-])'),
  plain('braintree-token', 'access_token$production$', '[0-9a-z]{16}\\$[0-9a-f]{32}'),
  ...['shpat_', 'shpca_', 'shppa_', 'shpss_'].map(mark => plain('shopify-token', mark, '[0-9a-fA-F]{32}')),

  // Messages
  ...['xoxa-', 'xoxb-', 'xoxe-', 'xoxe.', 'xoxo-', 'xoxp-', 'xoxr-', 'xoxs-', 'xoxd-', 'xoxc-'].map(mark =>
    plain('slack-token', mark, '[A-Za-z0-9.%/+-]{10,300}'),
  ),
  plain('slack-token', 'xapp-', '\\d-[A-Z0-9]{5,30}-\\d{5,20}-[0-9a-z]{32,100}'),
  ...['services', 'workflows', 'triggers'].map(kind =>
    plain('slack-webhook', `hooks.slack.com/${kind}/`, '[A-Za-z0-9+/]{20,80}'),
  ),
  ...['discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'].map(mark =>
    plain('discord-webhook', mark, '\\d{17,20}/[\\w-]{60,80}'),
  ),
  plain(
    'teams-webhook',
    '.webhook.office.com/',
    'webhookb2/[\\w@-]{20,100}/IncomingWebhook/[0-9a-z]{20,40}/[\\w-]{20,60}',
  ),
  ...[8, 9, 10].map(digits =>
    infix('telegram-token', ':AA', digits, new RegExp(`(?<!\\d)\\d{${digits}}:AA[\\w-]{32,33}(?![\\w-])`, 'y')),
  ),
  wordy('twilio-key', 'SK', '[0-9a-f]{32}(?![0-9a-zA-Z])'),
  wordy('twilio-account', 'AC', '[0-9a-f]{32}(?![0-9a-zA-Z])'),
  plain('sendgrid-key', 'SG.', '[\\w-]{16,32}\\.[\\w-]{32,64}'),
  ...Array.from({ length: 9 }, (_, index) =>
    infix('mailchimp-key', `-us${index + 1}`, 32, /(?<![0-9a-f])[0-9a-f]{32}-us\d{1,2}(?!\d)/y),
  ),
  wordy('mailgun-key', 'key-', '[0-9a-f]{32}(?![0-9a-zA-Z])'),
  ...['xkeysib-', 'xsmtpsib-'].map(mark => plain('brevo-key', mark, '[0-9a-f]{64}-[A-Za-z0-9]{16}')),

  // Packages
  plain('npm-token', 'npm_', '[A-Za-z0-9]{36}'),
  wordy('npm-token', '_authToken=', '(?!\\$)[\\w.~+/=-]{16,300}'),
  plain('pypi-token', 'pypi-AgE', '[\\w-]{50,300}'),
  plain('rubygems-key', 'rubygems_', '[0-9a-f]{48}'),
  wordy('nuget-key', 'oy2', '[0-9a-z]{43}(?![0-9a-z])'),
  wordy('crates-token', 'cio', '[A-Za-z0-9]{32}(?![A-Za-z0-9])'),
  plain('docker-token', 'dckr_pat_', '[\\w-]{27,60}'),
  plain('docker-token', 'dckr_oat_', '[\\w-]{27,60}'),
  plain('artifactory-key', 'AKCp', '[A-Za-z0-9]{60,80}'),
  plain('artifactory-key', 'cmVmd', '[A-Za-z0-9]{59}(?![A-Za-z0-9])'),

  // Vaults and infrastructure
  ...['hvs.', 'hvb.', 'hvr.'].map(mark => plain('vault-token', mark, '[\\w-]{24,300}')),
  wordy('vault-token', 's.', '[A-Za-z0-9]{24}(?![\\w.])'),
  infix('terraform-token', '.atlasv1.', 14, /[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,70}/y),
  plain('pulumi-token', 'pul-', '[0-9a-f]{40}'),
  ...['dp.pt.', 'dp.st.', 'dp.ct.', 'dp.sa.', 'dp.scim.', 'dp.audit.'].map(mark =>
    plain('doppler-token', mark, '(?:[a-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44}'),
  ),
  plain('1password-token', 'ops_eyJ', '[A-Za-z0-9+/]{200,2000}={0,3}'),
  plain('1password-key', 'A3-', '[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}'),
  ...['tskey-api-', 'tskey-auth-', 'tskey-client-'].map(mark => plain('tailscale-key', mark, '[\\w-]{20,80}')),
  plain('prefect-key', 'pnu_', '[A-Za-z0-9]{36}'),
  plain('infracost-key', 'ico-', '[A-Za-z0-9]{32}'),
  wordy('octopus-key', 'API-', '[A-Z0-9]{26}(?![A-Za-z0-9])'),
  ...['pat.', 'sat.'].map(mark => wordy('harness-token', mark, '[\\w-]{22}\\.[0-9a-f]{24}\\.[A-Za-z0-9]{20}')),
  plain('openshift-token', 'sha256~', '[\\w-]{43}'),

  // Watching and working
  ...['glc_', 'glsa_'].map(mark => plain('grafana-token', mark, '[A-Za-z0-9+/_]{32,400}={0,3}')),
  plain('grafana-key', 'eyJrIjoi', '[A-Za-z0-9+/]{60,400}={0,3}'),
  plain('sentry-token', 'sntrys_', '[\\w+/=]{60,500}'),
  plain('sentry-token', 'sntryu_', '[0-9a-f]{64}'),
  plain('newrelic-key', 'NRAK-', '[A-Z0-9]{27}'),
  plain('newrelic-key', 'NRII-', '[\\w-]{32}'),
  plain('dynatrace-token', 'dt0c01.', '[A-Z0-9]{24}\\.[A-Z0-9]{64}'),
  plain('linear-key', 'lin_api_', '[A-Za-z0-9]{40}'),
  plain('notion-token', 'ntn_', '\\d{11}[A-Za-z0-9]{35}'),
  plain('figma-token', 'figd_', '[\\w-]{38,60}'),
  plain('postman-key', 'PMAK-', '[0-9a-f]{24}-[0-9a-f]{34}'),
  plain('airtable-token', 'pat', '[A-Za-z0-9]{14}\\.[0-9a-f]{64}'),
  plain('facebook-token', 'EAAM', '[A-Za-z0-9]{90,300}'),
  plain('facebook-token', 'EAAC', '[A-Za-z0-9]{90,300}'),
  infix('maxmind-key', '_mmk', 36, /[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk/y),
  plain('duffel-token', 'duffel_live_', '[\\w-]{43}'),
  plain('typeform-token', 'tfp_', '[\\w.-]{44,60}'),
  plain('contentful-token', 'CFPAT-', '[\\w-]{43}'),
  plain('easypost-key', 'EZAK', '[A-Za-z0-9]{54}'),
  plain('lob-key', 'live_pub_', '[0-9a-f]{31}'),
  plain('readme-key', 'rdme_', '[0-9a-z]{70}'),
  plain('clojars-token', 'CLOJARS_', '[0-9a-z]{60}'),
  plain('adobe-secret', 'p8e-', '[A-Za-z0-9]{32}'),
  plain('frameio-token', 'fio-u-', '[\\w=-]{64}'),
];
