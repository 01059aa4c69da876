/** A node of the stream, made by hand. */
export interface StreamNode {
  readonly type: number;
  readonly id: number;
  readonly [field: string]: unknown;
}

export function element(
  id: number,
  tagName: string,
  attributes: Readonly<Record<string, unknown>> = {},
  childNodes: readonly StreamNode[] = [],
): StreamNode {
  return { type: 2, id, tagName, attributes, childNodes };
}

export function words(id: number, textContent: string): StreamNode {
  return { type: 3, id, textContent };
}

/** A page: 1 the document, 2 its doctype, 3 html, 4 head, 5 body. */
export function pageOf(body: readonly StreamNode[], css = ''): StreamNode {
  const style = element(6, 'style', { _cssText: css });
  const html = element(3, 'html', {}, [
    element(4, 'head', {}, [style]),
    element(5, 'body', { style: 'margin: 0' }, body),
  ]);
  const doctype = { type: 1, id: 2, name: 'html', publicId: '', systemId: '' };
  return { type: 0, id: 1, childNodes: [doctype, html] };
}

/** The events that open a checkpoint. */
export function opening(
  node: StreamNode,
  size: readonly [number, number] = [1_280, 720],
  href = 'https://shop.example/',
): readonly unknown[] {
  const [width, height] = size;
  return [
    { type: 4, timestamp: 1, data: { href, width, height } },
    { type: 2, timestamp: 1, data: { node, initialOffset: { top: 0, left: 0 } } },
  ];
}

export function change(data: object): unknown {
  return { type: 3, timestamp: 1, data };
}

export function mutation(parts: object): unknown {
  return change({ source: 0, adds: [], removes: [], texts: [], attributes: [], ...parts });
}
