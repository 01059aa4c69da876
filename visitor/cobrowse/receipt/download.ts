/** How long the browser may take to begin reading what is saved. */
const READ_WITHIN_MS = 60_000;

/** Saves a text as a file, made in the page; no request leaves it. */
export function download(text: string, fileName: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  // Never put into the page: what listens to clicks on links there must not hear of this one.
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), READ_WITHIN_MS);
}
