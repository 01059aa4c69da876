import type { VisitorCaller } from '../app/context.ts';

/**
 * The class of a device by what its browser calls itself; null when it says nothing. Only a guess is needed: a tablet
 * that calls itself a computer, as an iPad does, is one here.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Browser_detection_using_the_user_agent
 */
export function deviceClass(userAgent: string | undefined): VisitorCaller['device'] {
  if (userAgent === undefined || userAgent.trim() === '') return null;
  if (/\b(iPad|Tablet)\b/.test(userAgent)) return 'tablet';
  if (/\bMobi/.test(userAgent)) return 'phone';
  return /\bAndroid\b/.test(userAgent) ? 'tablet' : 'computer';
}
