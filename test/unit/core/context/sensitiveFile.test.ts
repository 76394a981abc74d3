import assert from 'node:assert/strict';
import { isSensitiveFile } from '../../../../src/core/context/sensitiveFile.ts';

describe('files that hold secrets', () => {
  const check = (paths: string, expected: boolean): void => {
    for (const path of paths.split(' ')) {
      it(`${path} ${expected ? 'needs a yes' : 'does not'}`, () => assert.equal(isSensitiveFile(path), expected));
    }
  };
  check('.env .env.local src/.env.production .ENV .env-prod prod.env .envrc', true);
  check('server.pem tls/server.key a.p12 a.pfx a.jks a.keystore a.kdbx a.ppk id_rsa .ssh/id_ed25519 id_rsa.pub', true);
  check('.npmrc .netrc _netrc .pypirc .git-credentials .htpasswd .pgpass home/.ssh/config .aws/credentials', true);
  check(
    'main.tfstate prod.tfvars kubeconfig .kube/config wp-config.php secrets.yml app-secrets.yaml secret.json',
    true,
  );
  check('credentials.json credentials-prod.json service-account.json my-service-account-key.json', true);
  check('.env.example .env.sample .env.template src/env.ts key.ts keys.md monkey.js credentials.ts', false);
  check('package.json tsconfig.json src/secrets/rules.ts environment.yml pem.go public.pub', false);
});
