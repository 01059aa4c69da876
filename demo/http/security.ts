/**
 * A policy as strict as a careful shop's: nothing inline, nothing evaluated, nothing from elsewhere but Toonbank. Inline
 * data blocks (JSON-LD) are not scripts and pass.
 */
export function contentSecurityPolicy(sidecarUrl: string): string {
  const sidecar = new URL(sidecarUrl).origin;
  const socket = sidecar.replace(/^http/, 'ws');
  return [
    "default-src 'none'",
    `script-src 'self' ${sidecar}`,
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${sidecar} ${socket}`,
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export function securityHeaders(sidecarUrl: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(sidecarUrl),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
  };
}
