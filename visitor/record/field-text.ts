interface Given {
  readonly element: Element;
  readonly maskInputOptions: Readonly<Record<string, boolean>>;
  maskInputFn?(text: string, element: Element): string;
  readonly tagName: string;
  readonly type: string | null;
  readonly value: string | null;
}

/** What a field holds, as it may be told. */
export function maskInputValue(given: Given): string {
  const { element, maskInputOptions: masked, tagName, type, value } = given;
  const text = value ?? '';
  return masked[tagName.toLowerCase()] || masked[type ?? '']
    ? (given.maskInputFn?.(text, element) ?? '')
    : text;
}

/** In small letters; what was a password stays one. */
export function getInputType(element: Element): string {
  if (element.hasAttribute('data-rr-is-password')) return 'password';
  const type: unknown = Reflect.get(element, 'type');
  return typeof type === 'string' ? type.toLowerCase() : '';
}
