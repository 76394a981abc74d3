import type { SecretRule } from '../secretRule.ts';
import { assignment } from './assignment.ts';
import { authorization } from './authorization.ts';
import { commandLine } from './commandLine.ts';
import { jsonWebToken } from './jsonWebToken.ts';
import { privateKey } from './privateKey.ts';
import { urlUserinfo } from './urlUserinfo.ts';
import { vendorPrefixes } from './vendorPrefixes.ts';

/** Every rule but the known values, which differ from user to user and come first. The more certain stand before the less. */
export const rules: readonly SecretRule[] = [
  privateKey,
  vendorPrefixes,
  jsonWebToken,
  urlUserinfo,
  authorization,
  commandLine,
  assignment,
];
