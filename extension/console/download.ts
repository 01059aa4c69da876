/** The kinds of files the console gives. */
type FileType = 'text/csv' | 'application/json';

/** Chromium takes no longer address (url::kMaxURLChars, 2 MB); the rest is for what stands before the text. */
export const FILE_ADDRESS_MAX_CHARS = 2_000_000;

/** Gives the person a file. As a data: address, because nothing built here may make addresses of text that runs. */
export function download(name: string, type: FileType, text: string): void {
  const link = document.createElement('a');
  link.href = `data:${type};charset=utf-8,${encodeURIComponent(text)}`;
  link.download = name;
  link.click();
}

/** Lines in as few files as they fit in, in their order; `around` is what each file has besides, as a head. */
export function intoFiles<T>(
  lines: readonly T[],
  write: (line: T) => string,
  around: string,
  maxChars = FILE_ADDRESS_MAX_CHARS,
): readonly (readonly T[])[] {
  const files: T[][] = [];
  let room = 0;
  for (const line of lines) {
    const chars = encodeURIComponent(write(line)).length;
    const file = files.at(-1);
    if (file === undefined || chars > room) {
      files.push([line]);
      room = maxChars - encodeURIComponent(around).length - chars;
    } else {
      file.push(line);
      room -= chars;
    }
  }
  return files;
}
