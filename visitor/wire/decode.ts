import type { DownVisitor } from '../../shared/protocol/down-visitor.ts';
import type { DownEnvelope } from '../../shared/protocol/envelope.ts';
import { isRecord } from '../unknown.ts';

/**
 * Text from the sidecar → envelope, or null. The visitor script carries no validator (ADR 0007): the
 * sidecar is the one peer it speaks to, and types it does not know are passed over.
 */
export function decodeDown(text: unknown): DownEnvelope<DownVisitor> | null {
  if (typeof text !== 'string') return null;
  const envelope = parse(text);
  return isEnvelope(envelope) ? envelope : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isEnvelope(value: unknown): value is DownEnvelope<DownVisitor> {
  return (
    isRecord(value) &&
    typeof value.at === 'number' &&
    isRecord(value.body) &&
    typeof value.body.type === 'string'
  );
}
