import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { TSchema } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { DownAgentEnvelope } from '../shared/protocol/down-agent.ts';
import { DownVisitorEnvelope } from '../shared/protocol/down-visitor.ts';
import {
  DownPage,
  DownViewer,
  PageHello,
  UpPage,
  UpViewer,
  ViewerHello,
} from '../shared/protocol/frame-sockets.ts';
import { AgentHello, VisitorHello } from '../shared/protocol/handshake.ts';
import { UpAgentEnvelope } from '../shared/protocol/up-agent.ts';
import { Beacon, UpVisitorEnvelope } from '../shared/protocol/up-visitor.ts';

const checked: Record<string, TSchema> = {
  VisitorHello,
  AgentHello,
  UpVisitorEnvelope,
  UpAgentEnvelope,
  Beacon,
  DownVisitorEnvelope,
  DownAgentEnvelope,
  PageHello,
  ViewerHello,
  UpPage,
  UpViewer,
  DownPage,
  DownViewer,
};

/** Checks as plain code: no `eval`, which Manifest V3 forbids, and ~50 times faster than interpreting. */
export function generateChecks(): string {
  const parts = Object.entries(checked).map(([name, schema]) => {
    const code = TypeCompiler.Code(schema, { language: 'javascript' });
    const body = code.replace(/^(export )?return |^export default /m, 'return ');
    return `export const check${name} = /* @__PURE__ */ (() => {\n${body}\n})();\n`;
  });
  return `// Made by scripts/generate-checks.ts from the schemas in shared/protocol; do not edit.\n${parts.join('\n')}`;
}

/** Changes whenever any message's shape changes (SPEC PR1). */
export function schemaHash(): string {
  const shapes = JSON.stringify(checked);
  return createHash('sha256').update(shapes).digest('hex').slice(0, 16);
}

/** The types of the generated file, which is JavaScript because Node's type stripper gives up on its depth. */
export function generateCheckTypes(): string {
  const names = Object.keys(checked);
  return names.map((name) => `export const check${name}: (value: unknown) => boolean;\n`).join('');
}

export const CHECKS_FILE = new URL('../shared/protocol/checks.generated.js', import.meta.url);
const TYPES_FILE = new URL('../shared/protocol/checks.generated.d.ts', import.meta.url);

if (import.meta.main) {
  writeFileSync(CHECKS_FILE, generateChecks());
  writeFileSync(TYPES_FILE, generateCheckTypes());
}
