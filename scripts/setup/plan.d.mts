type Env = Readonly<Record<string, string | undefined>>;

export function isNewEnough(version: string): boolean;
/** Package and version that brings Node to this platform, if one is known. */
export function nodePackageFor(platform: string, arch: string): string | undefined;
/** Path parts of the binary below the folder the package was installed in. */
export function binaryInside(spec: string, platform: string): readonly string[];
/** The stamp beside the packages names the lock file they were installed from. */
export function needsInstall(stampedHash: string, lockHash: string): boolean;
export function withFolderFirst(env: Env, folder: string): Record<string, string | undefined>;
/** What to tell when npm failed; `missing` when npm itself was not found. */
export function sentenceForNpm(act: string, output: string, missing: boolean): string;
export function sentenceForNode(platform: string, arch: string, version: string): string;
