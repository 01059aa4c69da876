import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { POLICY_MAX_BYTES } from '../../../shared/protocol/limits.ts';
import type { Policy } from '../../domain/policy.ts';
import { policyFrom } from './parse.ts';
import { PolicyRefused } from './policy-refused.ts';

/**
 * The policy of one file; or of a folder, whose `*.json` are laid over one another in order of name,
 * each replacing the whole fields it has: `default.json` as shipped, `shop.json` with what differs.
 *
 * @throws PolicyRefused
 */
export function readPolicy(path: string): Policy {
  const files = filesOf(path);
  const parts = files.map((file) => fieldsOf(file));
  return policyFrom(Object.assign({}, ...parts), path);
}

function filesOf(path: string): readonly string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path).filter((name) => name.endsWith('.json'));
    if (names.length === 0) throw new PolicyRefused(`${path} holds no policy: no *.json is there.`);
    return names.sort().map((name) => join(path, name));
  } catch (error) {
    throw asRefused(error, `${path} cannot be read. Say in POLICY where the policy is.`);
  }
}

function fieldsOf(file: string): object {
  const text = textOf(file);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (error) {
    throw new PolicyRefused(`${file} is not JSON: ${reasonOf(error)}.`, error);
  }
  throw new PolicyRefused(`${file} holds no policy: it should be one object.`);
}

function textOf(file: string): string {
  try {
    if (statSync(file).size > POLICY_MAX_BYTES) throw new PolicyRefused(`${file} is too large.`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw asRefused(error, `${file} cannot be read. Say in POLICY where the policy is.`);
  }
}

function asRefused(error: unknown, sentence: string): PolicyRefused {
  return error instanceof PolicyRefused ? error : new PolicyRefused(sentence, error);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
