import { type Static, Type } from '@sinclair/typebox';
import { assertNever } from '../../shared/kernel/assert.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import type { EngineTerms } from '../domain/policy.ts';

/** Settings of the process: where an engine's credentials stand. */
export type Variables = Readonly<Record<string, string | undefined>>;

const Url = Type.String({ minLength: 1 });
const VariableName = Type.String({ pattern: '^[A-Z][A-Z0-9_]*$' });

/** How discount codes come to be in a shop, as the shops' file says it. */
export const EngineRow = Type.Union([
  Type.Object({ kind: Type.Literal('asks-us') }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('generic-http'), url: Url }, { additionalProperties: false }),
  Type.Object(
    {
      kind: Type.Literal('vendure'),
      url: Url,
      // Names of settings, not what they hold: the file is shown around more easily than the environment.
      username: VariableName,
      password: VariableName,
      channel: Type.Optional(VariableName),
    },
    { additionalProperties: false },
  ),
]);

interface Row {
  readonly engine?: Static<typeof EngineRow>;
  readonly serverKeys?: readonly string[];
}

/** The engine's terms with its credentials, or what is wrong with them. */
export function engineIn(row: Row, variables: Variables): Result<EngineTerms, string> {
  const { engine = { kind: 'asks-us' } } = row;
  switch (engine.kind) {
    case 'asks-us':
      return ok(engine);
    case 'generic-http':
      if (!isHttp(engine.url)) return err(notHttp(engine.url));
      if ((row.serverKeys ?? []).length > 0) return ok(engine);
      return err('has the engine generic-http and no serverKeys to sign our requests with.');
    case 'vendure':
      return vendureIn(engine, variables);
    default:
      return assertNever(engine);
  }
}

function vendureIn(
  engine: Extract<Static<typeof EngineRow>, { kind: 'vendure' }>,
  variables: Variables,
): Result<EngineTerms, string> {
  const { kind, url } = engine;
  if (!isHttp(url)) return err(notHttp(url));
  const named = [engine.username, engine.password, ...(engine.channel ? [engine.channel] : [])];
  const unset = named.find((name) => (variables[name] ?? '') === '');
  if (unset !== undefined) return err(`names ${unset} for its engine, which is not set.`);
  const said = (name: string): string => variables[name] ?? '';
  return ok({
    kind,
    url,
    username: said(engine.username),
    password: said(engine.password),
    channelToken: engine.channel === undefined ? null : said(engine.channel),
  });
}

function isHttp(url: string): boolean {
  return /^https?:$/.test(URL.parse(url)?.protocol ?? '');
}

function notHttp(url: string): string {
  return `has "${url}" for its engine, which is no http address.`;
}
