import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../../demo/http/security.ts';

describe('content security policy', () => {
  it('[DM1] allows nothing inline, nothing evaluated and nobody but the shop and its sidecar', () => {
    const policy = contentSecurityPolicy('http://127.0.0.1:4680/');
    expect(policy).not.toMatch(/unsafe-|nonce|strict-dynamic|\*/);
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self' http://127.0.0.1:4680",
      "style-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self' http://127.0.0.1:4680 ws://127.0.0.1:4680",
      "font-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  it('[DM1] a sidecar behind TLS is reached by a secure socket', () => {
    expect(contentSecurityPolicy('https://help.shop.example')).toContain(
      'https://help.shop.example wss://help.shop.example',
    );
  });
});
