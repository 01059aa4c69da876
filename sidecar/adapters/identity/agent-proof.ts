import type { JWK } from 'jose';
import { err, ok } from '../../../shared/kernel/result.ts';
import { PROOF_VALID_MAX_MS } from '../../../shared/protocol/limits.ts';
import type { Device } from '../../domain/agent/agent.ts';
import type { AgentProof } from '../../ports/agent-proof.ts';
import { readToken } from './read-token.ts';
import { timeFault, timesOf } from './token-times.ts';

/** Checks the JWT (ES256) with which an extension proves that it holds its device's key (SPEC ID2). */
export function jwtAgentProof(): AgentProof {
  return {
    check: async (device, { audience, nonce }, token, now) => {
      const read = await readToken(token, keyOf(device), 'ES256');
      if (!read.isOk) return read;
      const claims = read.value;
      if (claims.iss !== device.device) return err('wrong-device');
      if (claims.aud !== audience) return err('wrong-audience');
      if (claims.nonce !== nonce) return err('wrong-nonce');
      const times = timesOf(claims);
      if (times === null) return err('malformed');
      const fault = timeFault(times, now, PROOF_VALID_MAX_MS);
      return fault === null ? ok(undefined) : err(fault);
    },
  };
}

function keyOf({ publicKey: { x, y } }: Device): JWK {
  return { kty: 'EC', crv: 'P-256', alg: 'ES256', x, y };
}
