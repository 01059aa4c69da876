// The browser's numbers for types of nodes. One by one, so that the build writes the number where one is asked for.
export const element = 1;
export const text = 3;
export const document = 9;
export const doctype = 10;
export const fragment = 11;
