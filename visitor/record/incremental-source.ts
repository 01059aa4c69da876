// rrweb's numbers for what an incremental event tells of, one by one as in event-type.ts.
export const Mutation = 0;
export const MouseMove = 1;
export const MouseInteraction = 2;
export const Scroll = 3;
export const ViewportResize = 4;
export const Input = 5;
export const TouchMove = 6;
export const MediaInteraction = 7;
export const StyleSheetRule = 8;
export const Drag = 12;
export const StyleDeclaration = 13;
export const Selection = 14;
export const AdoptedStyleSheet = 15;
