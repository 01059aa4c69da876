// rrweb's numbers for kinds of events. One by one, so that the build writes the number where one is asked for.
export const FullSnapshot = 2;
export const IncrementalSnapshot = 3;
export const Meta = 4;
export const Custom = 5;
