/** What a repository wrote, as it wrote it: only our own writes come back, so nothing is checked. */
export function opened<T>(row: { readonly document: string }): T {
  const document: T = JSON.parse(row.document);
  return document;
}

/** The document, or null when there is no row. */
export function openedOrNull<T>(row: { readonly document: string } | undefined): T | null {
  return row === undefined ? null : opened(row);
}
