export const checkVisitorHello: (value: unknown) => boolean;
export const checkAgentHello: (value: unknown) => boolean;
export const checkUpVisitorEnvelope: (value: unknown) => boolean;
export const checkUpAgentEnvelope: (value: unknown) => boolean;
export const checkBeacon: (value: unknown) => boolean;
export const checkDownVisitorEnvelope: (value: unknown) => boolean;
export const checkDownAgentEnvelope: (value: unknown) => boolean;
