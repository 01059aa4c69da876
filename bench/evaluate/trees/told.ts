/** A report as one JSON object, or line by line for a person. */
export function told(report: object, isJson: boolean): string {
  if (isJson) return `${JSON.stringify(report, null, 2)}\n`;
  return `${lines(report, '').join('\n')}\n`;
}

function lines(value: object, before: string): readonly string[] {
  return Object.entries(value).flatMap(([name, each]) => {
    const whole = `${before}${name}`;
    if (typeof each === 'object' && each !== null && !Array.isArray(each)) {
      return lines(each, `${whole} · `);
    }
    const text = Array.isArray(each) ? each.map(inWords).join('; ') : String(each);
    return [`${whole.padEnd(44)} ${text}`];
  });
}

function inWords(each: unknown): string {
  if (typeof each !== 'object' || each === null) return String(each);
  return Object.entries(each)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
