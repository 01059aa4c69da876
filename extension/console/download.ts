/** Gives the person a file. As a data: address, because nothing built here may make addresses of text that runs. */
export function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = `data:text/csv;charset=utf-8,${encodeURIComponent(text)}`;
  link.download = name;
  link.click();
}
