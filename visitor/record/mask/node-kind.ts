// rrweb's numbers for kinds of nodes. One by one, so that the build writes the number where one is asked for.
export const document = 0;
export const doctype = 1;
export const element = 2;
export const text = 3;
export const cdata = 4;
export const comment = 5;
