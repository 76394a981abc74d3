import { skippedByName } from '../index/files/fileGate.ts';

/** Whether a file's name says that it holds keys, passwords or other secrets. Upper and lower case mean the same. */
export function isSensitiveFile(path: string): boolean {
  const normal = path.replaceAll('\\', '/').toLowerCase();
  const name = normal.slice(normal.lastIndexOf('/') + 1);
  if (EXAMPLE.test(name)) return false;
  return skippedByName(name) === 'secret' || NAMES.has(name) || PATTERNS.test(name) || FOLDERS.test(normal);
}

/** Such a file shows which names there are, not their values. */
const EXAMPLE = /\.(?:example|sample|template|dist)$/;
const NAMES = new Set([
  '.env',
  '.envrc',
  '.git-credentials',
  '.dockercfg',
  '.htpasswd',
  '.netrc',
  '_netrc',
  '.pgpass',
  '.my.cnf',
  '.s3cfg',
  '.boto',
  'kubeconfig',
  'wp-config.php',
  'shadow',
  'authorized_keys',
  'known_hosts',
  'terraform.tfstate.backup',
]);
const PATTERNS =
  /^(?:\.env(?:[.-].+)?|.+\.env|id_(?:rsa|dsa|ecdsa|ed25519).*|.+\.(?:pem|key|p12|pfx|jks|keystore|kdbx|ppk|p8|tfstate|tfvars|ovpn|kubeconfig)|credentials.*\.json|.*service[-_]account.*\.json|.*secrets?\.(?:ya?ml|json|toml|properties)|application_default_credentials\.json)$/;
const FOLDERS =
  /(?:^|\/)(?:\.ssh|\.gnupg)\/|(?:^|\/)\.aws\/credentials$|(?:^|\/)\.kube\/config$|(?:^|\/)\.docker\/config\.json$/;
